import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../../../kernel/condition.ts';
import { ChipText } from '../../../web/records/filter/chip-text.tsx';
import { FilterBuilder } from '../../../web/records/filter/filter-builder.tsx';
import classes from './processes.module.css';
import { useEntities } from './use-process.ts';

interface Props {
  label: string;
  /** What the condition decides, as the head of its editor. */
  title: string;
  value: Condition | undefined;
  canWrite: boolean;
  onKeep(value: Condition | null): void;
}

/** What must hold of a deal: in words, edited with the builder of filters. */
export function ConditionField({ label, title, value, canWrite, onKeep }: Props) {
  const { t } = useTranslation('processes');
  const { deal } = useEntities();
  const [draft, setDraft] = useState<Condition | undefined>(value);
  const [isOpen, setOpen] = useState(false);
  if (!deal || (!canWrite && !value)) return null;
  const finish = (): void => {
    setOpen(false);
    if (JSON.stringify(draft) !== JSON.stringify(value)) onKeep(draft ?? null);
  };
  return (
    <div className={classes.condition}>
      <span>{label}</span>
      {value &&
        partsOf(value).map((c) => (
          <em key={JSON.stringify(c)}>
            <ChipText entity={deal} condition={c} />
          </em>
        ))}
      {canWrite && (
        <Button
          size="xs"
          variant="default"
          aria-label={`${label}: ${t(value ? 'changeCondition' : 'addCondition')}`}
          onClick={() => setOpen(true)}
        >
          {t(value ? 'changeCondition' : 'addCondition')}
        </Button>
      )}
      <Modal
        opened={isOpen}
        onClose={finish}
        size={620}
        title={title}
        closeButtonProps={{ 'aria-label': t('done') }}
      >
        <FilterBuilder entity={deal} value={draft} onChange={setDraft} />
        <div className={classes.foot}>
          <Button onClick={finish}>{t('done')}</Button>
        </div>
      </Modal>
    </div>
  );
}

const partsOf = (condition: Condition): Condition[] => ('all' in condition ? condition.all : [condition]);
