import type { Condition } from '../../../../kernel/condition.ts';
import type { Answer, Line, Question, Step } from '../../question.rules.ts';
import { topText } from './cross-table.tsx';
import type { Texts } from './use-texts.ts';

export interface Series {
  name: string;
  points: number[];
  texts: string[];
  /** What a click on a point opens. */
  conditions: (Condition | null)[][];
  /** Of the time before: drawn paler. */
  isBefore?: boolean;
}
const MOST_SERIES = 8;
const MOST_POINTS = 60;

/** What a chart draws: values of one unit beside each other, or the first value by the second grouping. */
export function seriesOf(q: Question, answer: Answer, texts: Texts): { labels: string[]; series: Series[] } {
  const lines = withGaps(answer).slice(-MOST_POINTS);
  const labels = lines.map((l) =>
    answer.rows.map((d, i) => texts.key(d, l.keys[i] ?? null, l.names[i] ?? null)).join(' · '),
  );
  const [first] = answer.values;
  if (!first) return { labels, series: [] };
  const text = (raw: string | null | undefined): string => texts.figure(raw, first.unit);
  if (answer.tops.length) {
    const series = answer.tops.slice(0, MOST_SERIES).map((top, j) => {
      const raw = lines.map((_, i) => answer.cells[i]?.[j]?.[0]);
      const conditions = lines.map((l) => [first.condition, l.condition, top.condition]);
      return { name: topText(answer, top, texts), points: raw.map(number), texts: raw.map(text), conditions };
    });
    return { labels, series };
  }
  const heads = texts.heads(q, answer);
  const series = answer.values.flatMap((v, i): Series[] => {
    if (v.unit !== first.unit) return [];
    const raw = lines.map((l) => l.values[i]);
    const own = lines.map((l) => (l.values.length ? [v.condition, l.condition] : [null]));
    const name = heads[i] ?? '';
    const now = { name, points: raw.map(number), texts: raw.map(text), conditions: own };
    if (!lines.some((l) => l.before)) return [now];
    const before = lines.map((l) => l.before?.[i]);
    const old = {
      name: texts.before(name),
      points: before.map(number),
      texts: before.map(text),
      isBefore: true,
    };
    return [{ ...old, conditions: lines.map(() => [null]) }, now];
  });
  return { labels, series };
}

/** Days, months and the like without records stand at nothing, so that a line does not leap over them. */
function withGaps(answer: Answer): Line[] {
  const by = answer.rows[0]?.by;
  const dated = answer.lines.filter((l) => l.keys[0]);
  const first = dated[0]?.keys[0];
  const last = dated.at(-1)?.keys[0];
  if (
    answer.rows.length !== 1 ||
    !by ||
    by === 'age' ||
    by === 'band' ||
    answer.tops.length ||
    !first ||
    !last ||
    first > last
  )
    return answer.lines.slice(0, MOST_POINTS);
  const known = new Map(dated.map((l) => [l.keys[0], l]));
  const all: Line[] = [];
  for (let day = first; day <= last && all.length < MOST_GAPS; day = nextDay(day, by))
    all.push(known.get(day) ?? { ...blankLine, keys: [day], names: [day] });
  return all;
}
const MOST_GAPS = 400;
const blankLine: Line = { keys: [], names: [], colors: [], condition: { all: [] }, values: [], before: null };

function nextDay(day: string, by: Step): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (by === 'day' || by === 'week') date.setUTCDate(date.getUTCDate() + (by === 'week' ? 7 : 1));
  else date.setUTCMonth(date.getUTCMonth() + { month: 1, quarter: 3, year: 12 }[by]);
  return date.toISOString().slice(0, 10);
}

const number = (raw: string | null | undefined): number => Number(raw ?? 0);
