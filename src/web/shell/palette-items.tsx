import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { iconOf } from '../kit/icons.ts';
import { Kbd } from '../kit/kbd.tsx';
import classes from './palette.module.css';
import type { PaletteEntry } from './palette-entries.ts';

interface Props {
  entries: PaletteEntry[];
  active: number;
  isSearching: boolean;
  query: string;
  onHover(index: number): void;
  onRun(entry: PaletteEntry): void;
}

export function PaletteItems(props: Props) {
  const { t } = useTranslation();
  const { active } = props;
  useEffect(() => {
    document.getElementById(`palette-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div id="palette-items" role="listbox" aria-label={t('palette.title')} className={classes.items}>
      {props.entries.map((entry, i) => {
        const Icon = iconOf(entry.icon);
        const isFirst = entry.group !== props.entries[i - 1]?.group;
        return (
          <div key={entry.id} role="presentation">
            {isFirst && <div className={classes.group}>{t(`palette.${entry.group}`)}</div>}
            <div
              id={`palette-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === props.active}
              className={classes.item}
              onMouseMove={() => props.onHover(i)}
              onClick={() => props.onRun(entry)}
              onKeyDown={(e) => e.key === 'Enter' && props.onRun(entry)}
            >
              <Icon size={16} stroke={1.6} />
              <span className={classes.title}>{entry.title}</span>
              {entry.note && <span className={classes.note}>{entry.note}</span>}
              {entry.keys && <Kbd keys={entry.keys} />}
            </div>
          </div>
        );
      })}
      {!props.entries.length && (
        <div className={classes.empty}>
          {props.isSearching ? t('palette.searching') : t('palette.nothing', { query: props.query })}
        </div>
      )}
    </div>
  );
}
