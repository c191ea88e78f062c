import { ActionIcon, Switch } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconLanguage } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import { languages } from '../../../kernel/i18n.ts';
import { fieldOf } from '../../../web/api/meta.ts';
import type { RecordValues } from '../../../web/api/records.ts';
import { KeptEditor } from '../../../web/fields/kept-editor.tsx';
import { useLabels } from '../../../web/i18n/labels.ts';
import { languageNames } from '../../../web/i18n/language.ts';
import { useReorder } from '../../../web/kit/use-reorder.ts';
import classes from './settings-pages.module.css';
import { useWrite } from './use-write.ts';

interface Props {
  entity: MetaEntity;
  row: RecordValues;
  order: string[];
  canWrite: boolean;
  onOrder(order: string[]): void;
}

/** One choice: its name and colour in their places; out of use rather than deleted, since records hold it. */
export function ChoiceRow({ entity, row, order, canWrite, onOrder }: Props) {
  const { t } = useTranslation('settings');
  const labels = useLabels();
  const write = useWrite();
  const [isTranslating, setTranslating] = useState(false);
  const { ref, isOver, move } = useReorder({ scope: 'choice', id: row.id, order, isOff: !canWrite, onOrder });
  const name = String(row['name']);
  const keep = (values: object): void => void write('PATCH', `choices/${row.id}`, values);
  return (
    <div
      ref={ref}
      className={classes.row}
      data-over={isOver || undefined}
      data-retired={row['isRetired'] || undefined}
    >
      <div className={classes.rowLine}>
        <IconGripVertical size={15} className={classes.grip} aria-hidden />
        {['name', 'color'].map((key) => {
          const field = fieldOf(entity, key);
          return (
            field && (
              <KeptEditor
                key={`${key}${String(row.version)}`}
                entity={entity}
                field={{ ...field, isReadOnly: !canWrite }}
                name={labels.field(entity, field)}
                value={row[key]}
                onKeep={(value) => keep({ [key]: value || null })}
              />
            )
          );
        })}
        <Switch
          size="xs"
          label={t('lists.retired')}
          checked={row['isRetired'] === true}
          disabled={!canWrite}
          onChange={(e) => keep({ isRetired: e.currentTarget.checked })}
        />
        <ActionIcon
          aria-label={t('lists.translate', { name })}
          aria-expanded={isTranslating}
          onClick={() => setTranslating(!isTranslating)}
        >
          <IconLanguage size={15} />
        </ActionIcon>
        <ActionIcon aria-label={t('lists.up', { name })} disabled={!canWrite} onClick={() => move(-1)}>
          <IconArrowUp size={14} />
        </ActionIcon>
        <ActionIcon aria-label={t('lists.down', { name })} disabled={!canWrite} onClick={() => move(1)}>
          <IconArrowDown size={14} />
        </ActionIcon>
      </div>
      {isTranslating && (
        <Translations entity={entity} row={row} onKeep={(translations) => keep({ translations })} />
      )}
    </div>
  );
}

const asText: MetaField = { name: 'translation', type: 'text', isReadOnly: false, max: 300 };

function Translations(props: {
  entity: MetaEntity;
  row: RecordValues;
  onKeep(translations: Record<string, unknown>): void;
}) {
  const { row } = props;
  const known = (row['translations'] as Record<string, unknown> | null) ?? {};
  return (
    <div className={classes.translations}>
      {languages.map((language) => (
        <KeptEditor
          key={`${language}${String(row.version)}`}
          entity={props.entity}
          field={asText}
          name={languageNames[language]}
          isLabelled
          value={known[language] ?? ''}
          onKeep={(text) => props.onKeep({ ...known, [language]: text })}
        />
      ))}
    </div>
  );
}
