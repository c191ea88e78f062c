import { TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { useMeta } from '../../../../web/api/meta.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import classes from './builder.module.css';
import type { Zone } from './edit.ts';
import { FieldItem } from './field-item.tsx';
import { FARTHEST, found, type Leaf, leavesOf } from './field-tree.ts';

interface Props {
  entity: MetaEntity;
  onAdd(zone: Zone, leaf: Leaf): void;
}

/** All that can be asked about, own fields first; a relation opens into the fields of the other record. */
export function FieldPanel({ entity, onAdd }: Props) {
  const { t } = useTranslation('reports');
  const labels = useLabels();
  const index = useMeta();
  const [words, setWords] = useState('');
  return (
    <div className={classes.fields}>
      <TextInput
        value={words}
        onChange={(e) => setWords(e.currentTarget.value)}
        placeholder={t('builder.find')}
        aria-label={t('builder.find')}
        leftSection={<IconSearch size={14} />}
      />
      <div className={classes.fieldList}>
        {words.trim() ? (
          found(index, labels, entity, words).map((leaf) => (
            <FieldItem key={leaf.path} leaf={leaf} way={leaf.way} onAdd={onAdd} />
          ))
        ) : (
          <Branch entity={entity} prefix="" depth={0} onAdd={onAdd} />
        )}
      </div>
    </div>
  );
}

function Branch({ entity, prefix, depth, onAdd }: Props & { prefix: string; depth: number }) {
  const { t } = useTranslation('reports');
  const labels = useLabels();
  const index = useMeta();
  const [open, setOpen] = useState<string[]>([]);
  const turn = (path: string): void =>
    setOpen(open.includes(path) ? open.filter((p) => p !== path) : [...open, path]);
  return leavesOf(index, labels, entity, prefix).map((leaf) => {
    const isOpen = open.includes(leaf.path);
    const Arrow = isOpen ? IconChevronDown : IconChevronRight;
    return (
      <div key={leaf.path}>
        <div className={classes.fieldLine}>
          {leaf.target && depth < FARTHEST ? (
            <button
              type="button"
              className={classes.into}
              aria-expanded={isOpen}
              aria-label={t('builder.fieldsOf', { name: leaf.title })}
              onClick={() => turn(leaf.path)}
            >
              <Arrow size={14} />
            </button>
          ) : (
            <span className={classes.into} />
          )}
          <FieldItem leaf={leaf} onAdd={onAdd} />
        </div>
        {isOpen && leaf.target && (
          <div className={classes.branch}>
            <Branch entity={leaf.target} prefix={`${leaf.path}.`} depth={depth + 1} onAdd={onAdd} />
          </div>
        )}
      </div>
    );
  });
}
