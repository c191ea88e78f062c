import type { Unit } from '../../question.rules.ts';
import classes from './show.module.css';
import type { Texts } from './use-texts.ts';

/** What the figure was before, and by how much it differs. */
export function Change(props: {
  now: string | null | undefined;
  before: string | null | undefined;
  unit: Unit;
  texts: Texts;
  isShort?: boolean;
}) {
  const { now, before, unit, texts, isShort } = props;
  if (before === null || before === undefined || before === '0') return null;
  const was = <small className={classes.before}>{texts.figure(before, unit, isShort)}</small>;
  const [a, b] = [Number(now ?? 0), Number(before ?? 0)];
  if (unit === 'date' || !b) return was;
  const share = Math.round(((a - b) / Math.abs(b)) * 100);
  return (
    <>
      {was}
      <small data-sign={Math.sign(share)} className={classes.change}>
        {share > 0 ? '+' : ''}
        {share}%
      </small>
    </>
  );
}
