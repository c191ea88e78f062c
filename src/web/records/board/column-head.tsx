import { ActionIcon } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMe } from '../../api/session.ts';
import { useFormats } from '../../i18n/format.ts';
import { colorOf } from '../../kit/colors.ts';
import classes from './board.module.css';

interface Props {
  title: string;
  color: string | null;
  count: number;
  /** In the company's currency. */
  sum: number | null;
  /** What the button adds, in words; none without `onAdd`. */
  add: string;
  onAdd?: (() => void) | undefined;
}

/** What a column is, how many cards it holds and what they are worth. */
export function ColumnHead({ title, color, count, sum, add, onAdd }: Props) {
  const formats = useFormats();
  const me = useMe();
  const money = formats.money({ amount: String(Math.round(sum ?? 0)), currency: me.company.currency });
  return (
    <header className={classes.head}>
      <i className={classes.dot} style={{ background: colorOf(color, title) }} />
      <h2 title={title}>{title}</h2>
      <span>{formats.integer(count)}</span>
      {sum !== null && sum > 0 && (
        <span className={classes.sum} title={money}>
          {sum < 1e6 ? money : formats.short(sum)}
        </span>
      )}
      {onAdd && (
        <ActionIcon size={22} className={classes.add} aria-label={add} onClick={onAdd}>
          <IconPlus size={14} />
        </ActionIcon>
      )}
    </header>
  );
}
