import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import type { Condition } from '../../../kernel/condition.ts';
import { ComparisonEditor } from './comparison-editor.tsx';
import classes from './filter.module.css';

type Group = { all: Condition[] } | { any: Condition[] };
interface Props {
  entity: MetaEntity;
  value: Group;
  depth: number;
  onChange(value: Group): void;
  onRemove?(): void;
}
const DEEPEST = 3;

export function GroupEditor({ entity, value, depth, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const mode = 'all' in value ? 'all' : 'any';
  const list = 'all' in value ? value.all : value.any;
  const set = (next: Condition[], as: string = mode): void =>
    onChange(as === 'all' ? { all: next } : { any: next });
  const replace = (i: number, c: Condition): void => set(list.map((old, j) => (j === i ? c : old)));
  const remove = (i: number): void => set(list.filter((_, j) => j !== i));
  return (
    <fieldset className={depth ? classes.nested : classes.top} aria-label={t(`filter.${mode}`)}>
      {(list.length > 1 || depth > 0) && (
        <div className={classes.mode}>
          <SegmentedControl
            aria-label={t('filter.mode')}
            value={mode}
            onChange={(v) => set(list, v)}
            data={[
              { value: 'all', label: t('filter.all') },
              { value: 'any', label: t('filter.any') },
            ]}
          />
          {onRemove && (
            <ActionIcon aria-label={t('filter.removeGroup')} onClick={onRemove} size={26}>
              <IconX size={14} />
            </ActionIcon>
          )}
        </div>
      )}
      {[...list.entries()].map(([i, c]) =>
        'all' in c || 'any' in c ? (
          <GroupEditor
            key={i}
            entity={entity}
            value={c}
            depth={depth + 1}
            onChange={(g) => replace(i, g)}
            onRemove={() => remove(i)}
          />
        ) : (
          <ComparisonEditor
            key={i}
            entity={entity}
            value={'not' in c ? { field: '', op: 'eq' } : c}
            onChange={(n) => replace(i, n)}
            onRemove={() => remove(i)}
            renderInner={(inner, group, set) => (
              <GroupEditor entity={inner} depth={depth + 1} value={group} onChange={set} />
            )}
          />
        ),
      )}
      <div className={classes.adders}>
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() => set([...list, { field: '', op: 'eq' }])}
        >
          {t('filter.add')}
        </Button>
        {depth < DEEPEST && (
          <Button
            size="xs"
            variant="subtle"
            onClick={() => set([...list, { any: [{ field: '', op: 'eq' }] }])}
          >
            {t('filter.addGroup')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
