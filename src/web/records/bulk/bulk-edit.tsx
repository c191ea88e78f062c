import { Button, Group, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { fieldOf } from '../../api/meta.ts';
import { FieldEditor, isEditable } from '../../fields/field-editor.tsx';
import { toWire } from '../../fields/values.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabels } from '../../i18n/labels.ts';

interface Props {
  entity: MetaEntity;
  count: number;
  onClose(): void;
  onRun(input: Record<string, unknown>): void;
}

/** One field given the same value in all selected records; empty empties it. */
export function BulkEdit({ entity, count, onClose, onRun }: Props) {
  const { t } = useTranslation();
  const labels = useLabels();
  const formats = useFormats();
  const [name, setName] = useState<string | null>(null);
  const [value, setValue] = useState<unknown>(null);
  const field = name ? fieldOf(entity, name) : undefined;
  const options = entity.fields
    .filter((f) => isEditable(f) && f.name !== entity.title)
    .map((f) => ({ value: f.name, label: labels.field(entity, f) }));
  const run = (): void => {
    if (field) onRun({ [field.name]: toWire(field, value) });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('bulk.editTitle', { count, value: formats.integer(count) })}
      size={440}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Select
        data-autofocus
        label={t('bulk.field')}
        data={options}
        value={name}
        onChange={(v) => {
          setName(v);
          setValue(null);
        }}
        searchable
        nothingFoundMessage={t('common.nothingFound')}
        mb="md"
      />
      {field && (
        <FieldEditor
          key={field.name}
          entity={entity}
          field={field}
          name={labels.field(entity, field)}
          label={t('bulk.newValue')}
          value={value}
          onChange={setValue}
        />
      )}
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button disabled={!field} onClick={run}>
          {t('bulk.apply')}
        </Button>
      </Group>
    </Modal>
  );
}
