import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../../../kernel/condition.ts';
import type { RecordValues } from '../../../web/api/records.ts';
import { ChipText } from '../../../web/records/filter/chip-text.tsx';
import { FilterBuilder } from '../../../web/records/filter/filter-builder.tsx';
import classes from './processes.module.css';
import { useEntities } from './use-process.ts';

interface Props {
  stage: RecordValues;
  which: 'entryCondition' | 'exitCondition';
  canWrite: boolean;
  onKeep(name: string, value: unknown): void;
}

/** What must hold of a deal to come in, or to go on: in words, edited with the builder of filters. */
export function ConditionField({ stage, which, canWrite, onKeep }: Props) {
  const { t } = useTranslation('processes');
  const { deal } = useEntities();
  const value = (stage[which] as Condition | null) ?? undefined;
  const [draft, setDraft] = useState<Condition | undefined>(value);
  const [isOpen, setOpen] = useState(false);
  if (!deal || (!canWrite && !value)) return null;
  const finish = (): void => {
    setOpen(false);
    if (JSON.stringify(draft) !== JSON.stringify(value)) onKeep(which, draft ?? null);
  };
  return (
    <div className={classes.condition}>
      <span>{t(which)}</span>
      {value &&
        partsOf(value).map((c) => (
          <em key={JSON.stringify(c)}>
            <ChipText entity={deal} condition={c} />
          </em>
        ))}
      {canWrite && (
        <Button size="xs" variant="default" onClick={() => setOpen(true)}>
          {t(value ? 'changeCondition' : 'addCondition')}
        </Button>
      )}
      <Modal
        opened={isOpen}
        onClose={finish}
        size={620}
        title={t(`${which}Title`, { stage: String(stage['name']) })}
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
