import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../../../kernel/condition.ts';
import type { ListState } from '../list-state.ts';
import { ChipText } from './chip-text.tsx';
import classes from './filter.module.css';

/** The filter in words, each condition removable by itself; a click on one opens the builder. */
export function FilterChips(props: { state: ListState; onOpen(): void }) {
  const { state, onOpen } = props;
  const { t } = useTranslation();
  const { filter } = state;
  if (!filter) return null;
  const isAny = 'any' in filter;
  const list: Condition[] = 'all' in filter ? filter.all : 'any' in filter ? filter.any : [filter];
  const without = (i: number): void => {
    const rest = list.filter((_, j) => j !== i);
    state.change({ filter: isAny ? (rest.length ? { any: rest } : { all: [] }) : { all: rest } });
  };
  return (
    <div className={classes.chips}>
      {[...list.entries()].map(([i, c]) => (
        <span key={i} className={classes.chip}>
          {i > 0 && isAny && <em className={classes.or}>{t('filter.or')}</em>}
          <button type="button" className={classes.chipText} onClick={onOpen}>
            <ChipText entity={state.entity} condition={c} />
          </button>
          <button
            type="button"
            className={classes.chipX}
            aria-label={t('filter.remove')}
            onClick={() => without(i)}
          >
            <IconX size={12} stroke={2} />
          </button>
        </span>
      ))}
      <button
        type="button"
        className={classes.clearAll}
        onClick={() => state.change({ filter: { all: [] } })}
      >
        {t('filter.clear')}
      </button>
    </div>
  );
}
