import { Button, Checkbox, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, api } from '../../../web/api/client.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { errorToast, toast } from '../../../web/kit/toast.tsx';
import classes from './customising.module.css';
import { addField, type CustomFieldRow, type Draft, extensible, type FieldValues } from './data.ts';
import { TypeSettings } from './type-settings.tsx';

const types = [
  'text',
  'longText',
  'integer',
  'decimal',
  'money',
  'boolean',
  'date',
  'instant',
  'pick',
  'tags',
  'ref',
  'formula',
  'rollup',
];
const custom = { name: 'custom.field', base: 'custom.field' };

/** A field made or changed; what it is of and its type are said once, at the beginning. */
export function FieldDialog(props: {
  field: CustomFieldRow | null;
  onClose(): void;
  onDone(): Promise<void>;
}) {
  const { t } = useTranslation('customising');
  const labels = useLabels();
  const index = useMeta();
  const entities = extensible(index);
  const [draft, setDraft] = useState<Draft>(() => draftOf(props.field, entities[0]?.name ?? ''));
  const [problem, setProblem] = useState<{ field: string; text: string } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const set = (part: Partial<Draft>): void => setDraft((d) => ({ ...d, ...part }));
  const fault = (name: string): string | null => (problem?.field === name ? problem.text : null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      await save(props.field, draft);
      await props.onDone();
      toast(t(props.field ? 'changed' : 'added', { name: draft.label }));
      props.onClose();
    } catch (error) {
      const first = error instanceof ApiError ? error.problems[0] : undefined;
      if (first) setProblem({ field: first.field, text: labels.problem(first) });
      else errorToast(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.field ? t('edit', { name: props.field.label }) : t('add')}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('label')}
          value={draft.label}
          maxLength={80}
          required
          data-autofocus
          error={fault('label')}
          onChange={(e) => set({ label: e.currentTarget.value })}
        />
        <div className={classes.pair}>
          <Select
            label={t('of')}
            data={entities.map((e) => ({ value: e.name, label: labels.many(e) }))}
            value={draft.entity}
            disabled={!!props.field}
            allowDeselect={false}
            onChange={(v) => v && set({ entity: v, settings: {} })}
          />
          <Select
            label={t('type')}
            data={types.map((value) => ({ value, label: labels.option(custom, 'type', value) }))}
            value={draft.type}
            disabled={!!props.field}
            allowDeselect={false}
            onChange={(v) => v && set({ type: v, settings: {} })}
          />
        </div>
        <TypeSettings draft={draft} isNew={!props.field} fault={fault('settings')} onChange={set} />
        <Textarea
          label={t('help')}
          value={draft.help ?? ''}
          maxLength={300}
          autosize
          minRows={1}
          onChange={(e) => set({ help: e.currentTarget.value || null })}
        />
        {isStored(draft) && (
          <>
            <Checkbox
              label={t('required')}
              checked={draft.isExpected}
              onChange={(e) => set({ isExpected: e.currentTarget.checked })}
            />
            <Checkbox
              label={t('indexed')}
              checked={draft.isIndexed}
              error={fault('isIndexed')}
              onChange={(e) => set({ isIndexed: e.currentTarget.checked })}
            />
          </>
        )}
        {(draft.type === 'text' || draft.type === 'longText') && (
          <Checkbox
            label={t('searched')}
            checked={draft.isSearched}
            onChange={(e) => set({ isSearched: e.currentTarget.checked })}
          />
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

const isStored = ({ type }: Pick<Draft, 'type'>): boolean => type !== 'formula' && type !== 'rollup';

const draftOf = (field: CustomFieldRow | null, entity: string): Draft =>
  field
    ? { ...valuesOf(field), settings: field.settings ?? {}, options: '' }
    : {
        entity,
        label: '',
        type: 'text',
        help: null,
        isExpected: false,
        isSearched: false,
        isIndexed: false,
        settings: {},
        options: '',
      };

const valuesOf = ({
  id: _,
  key: __,
  indexState: ___,
  indexProblem: ____,
  ...values
}: CustomFieldRow): FieldValues => values;

async function save(field: CustomFieldRow | null, { options, ...draft }: Draft): Promise<void> {
  const { label, help, isExpected, isSearched, settings } = draft;
  const isIndexed = draft.isIndexed && isStored(draft);
  if (field)
    await api.patch(`custom-fields/${field.id}`, {
      label,
      help,
      isExpected,
      isSearched,
      isIndexed,
      settings,
    });
  else
    await addField(
      { ...draft, isIndexed },
      draft.type === 'pick'
        ? options
            .split('\n')
            .map((o) => o.trim())
            .filter(Boolean)
        : [],
    );
}
