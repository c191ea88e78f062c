import { Button, Group, Modal, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaVerb } from '../../../kernel/api.ts';
import { isEmptyValue } from '../../fields/values.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabels } from '../../i18n/labels.ts';
import { VerbFields, verbInput } from '../record/verb-fields.tsx';
import { fieldsOfVerb } from '../record/verbs.ts';

interface Props {
  entity: MetaEntity;
  verb: MetaVerb;
  count: number;
  onClose(): void;
  onRun(input: Record<string, unknown>): void;
}

/** What a verb needs to know, once for all selected records. */
export function BulkVerb({ entity, verb, count, onClose, onRun }: Props) {
  const { t } = useTranslation();
  const labels = useLabels();
  const formats = useFormats();
  const [draft, setDraft] = useState<Record<string, unknown>>({});
  const fields = fieldsOfVerb(entity, verb);
  const isReady = fields.every((f) => !f.required || !isEmptyValue(draft[f.name]));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onRun(verbInput(fields, draft));
    onClose();
  };
  const title = labels.verb(entity, verb.name);
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${title} · ${formats.integer(count)}`}
      size={440}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <VerbFields
            entity={entity}
            fields={fields}
            draft={draft}
            onChange={(patch) => setDraft((d) => ({ ...d, ...patch }))}
          />
        </Stack>
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={!isReady}>
            {title}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
