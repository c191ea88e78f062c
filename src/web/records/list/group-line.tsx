import { IconChevronRight } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/format.ts';
import classes from './grid.module.css';
import type { GridItem } from './grid-rows.ts';
import own from './group-line.module.css';

interface Props {
  item: Extract<GridItem, { type: 'group' }>;
  index: number;
  style: CSSProperties;
  isActive: boolean;
  onToggle(key: string): void;
}

export function GroupLine({ item, index, style, isActive, onToggle }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <tr
      id={`line-${index}`}
      aria-rowindex={index + 2}
      className={classes.group}
      data-active={isActive || undefined}
      style={style}
    >
      <td className={own.groupCell}>
        <button
          type="button"
          aria-expanded={item.isOpen}
          tabIndex={-1}
          className={own.groupButton}
          onClick={() => onToggle(item.group.key)}
        >
          <IconChevronRight
            size={14}
            stroke={2}
            className={own.chevron}
            data-open={item.isOpen || undefined}
          />
          <b>{item.group.title || t('list.without')}</b>
          <span
            title={t('list.inGroup', { count: item.group.count, value: formats.integer(item.group.count) })}
          >
            {formats.integer(item.group.count)}
          </span>
        </button>
      </td>
    </tr>
  );
}
