import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ComponentType, type FormEvent, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaVerb } from '../../../kernel/api.ts';
import { ApiError, api } from '../../api/client.ts';
import type { RecordValues } from '../../api/records.ts';
import { useLabels } from '../../i18n/labels.ts';
import { ProblemNote } from '../../kit/problem-note.tsx';
import { type VerbForm as ModuleForm, type VerbFormProps, verbFormOf } from '../../shell/screens.ts';
import { useRecordActions } from '../use-record-actions.ts';
import classes from './dialogs.module.css';
import { VerbFields, verbInput } from './verb-fields.tsx';
import { fieldsOfVerb } from './verbs.ts';

interface Props {
  entity: MetaEntity;
  record: RecordValues;
  verb: MetaVerb;
  onClose(): void;
}

/** Asks what a verb needs to know: the module's own form where it has one. */
export function VerbForm(props: Props) {
  const own = verbFormOf(props.entity, props.verb.name);
  if (!own) return <GenericForm {...props} />;
  const Form = lazyForm(own);
  return <Form entity={props.entity} record={props.record} onClose={props.onClose} />;
}

const loaded = new Map<ModuleForm, ComponentType<VerbFormProps>>();
function lazyForm(form: ModuleForm): ComponentType<VerbFormProps> {
  const component = loaded.get(form) ?? lazy(form.load);
  loaded.set(form, component);
  return component;
}

function GenericForm({ entity, record, verb, onClose }: Props) {
  const { t } = useTranslation();
  const labels = useLabels();
  const { refresh } = useRecordActions(entity);
  const [draft, setDraft] = useState<Record<string, unknown>>({});
  const fields = fieldsOfVerb(entity, verb);
  const run = useMutation({
    mutationFn: () => api.post(`${entity.route}/${record.id}/${verb.name}`, verbInput(fields, draft)),
    onSuccess: () => {
      refresh();
      onClose();
    },
  });
  const problems = run.error instanceof ApiError ? run.error.problems : [];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run.mutate();
  };
  const title = labels.verb(entity, verb.name);
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={440}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit} className={classes.verbForm}>
        <VerbFields
          entity={entity}
          fields={fields}
          draft={draft}
          problems={problems}
          onChange={(patch) => setDraft((d) => ({ ...d, ...patch }))}
        />
        {!problems.some((p) => fields.some((f) => f.name === p.field)) && <ProblemNote error={run.error} />}
        <div className={classes.verbFoot}>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={run.isPending}>
            {title}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
