import type { Entity } from '../../../kernel/entity.ts';
import { fold } from '../../../kernel/fold.ts';
import { languages } from '../../../kernel/i18n.ts';
import type { Context } from '../../context.ts';
import { declaredLabel, optionLabel } from '../../i18n/labels.ts';
import type { ColumnProfile } from '../parse/profile.ts';
import { cellText, type TableRow } from '../parse/table.ts';
import type { Step } from './plan.ts';
import { matchOf, stepFor } from './propose.ts';
import { importable } from './targets.ts';

/** A column that says of which kind each row is, with the spellings of each kind. */
interface KindColumn {
  column: number;
  kinds: { entity: Entity; spellings: string[] }[];
}

/**
 * A table of records of several kinds, as the list of all customers leaves it: a step for each kind, which takes its own rows
 * and the columns that those fill.
 */
export async function kindSteps(
  ctx: Context,
  profile: ColumnProfile[],
  rows: AsyncIterable<TableRow>,
): Promise<Step[] | undefined> {
  const found = kindColumn(ctx, profile);
  if (!found) return undefined;
  const filled = await filledBy(found, rows);
  const steps = found.kinds.map(({ entity, spellings }, i) => {
    const isOwn = (column: number): boolean => column !== found.column && filled[i]?.has(column) === true;
    const own = profile.map((p, column) => (isOwn(column) ? p : { ...p, header: '' }));
    return { ...stepFor(ctx, entity, own), only: { column: found.column, values: spellings } };
  });
  return steps.map((step) => withTitle(ctx, step, steps));
}

function kindColumn(ctx: Context, profile: ColumnProfile[]): KindColumn | undefined {
  const own = importable(ctx);
  for (const base of ctx.app.registry.entities.filter((e) => e.kinds)) {
    const headers = ['kind', ...languages.map((l) => declaredLabel(l, base, 'kind'))].map(fold);
    const column = profile.findIndex((p) => headers.includes(fold(p.header)));
    const kinds = ctx.app.registry.kindsOf(base.name).map((entity) => ({
      entity,
      spellings: spellingsOf(base, entity.kind ?? '', profile[column]),
    }));
    const known = new Set(kinds.flatMap((k) => k.spellings));
    const p = profile[column];
    const isTold =
      p && !p.empty && !p.hasMoreValues && p.values.every(({ value }) => known.has(value.trim()));
    if (isTold && kinds.every(({ entity }) => own.includes(entity))) return { column, kinds };
  }
  return undefined;
}

/** In all languages, also for the next file of the same form, and as this one writes them. */
function spellingsOf(base: Entity, kind: string, p: ColumnProfile | undefined): string[] {
  const labels = [kind, ...languages.map((l) => optionLabel(l, base, 'kind', kind))];
  const written = p?.values.map(({ value }) => value.trim()) ?? [];
  const isOurs = (value: string): boolean => labels.some((label) => fold(label) === fold(value));
  return [...new Set([...labels, ...written.filter(isOurs)])];
}

/** The columns that rows of each kind fill. */
async function filledBy(found: KindColumn, rows: AsyncIterable<TableRow>): Promise<Set<number>[]> {
  const filled = found.kinds.map(() => new Set<number>());
  for await (const { cells } of rows) {
    const kind = cellText(cells[found.column]).trim();
    const own = filled[found.kinds.findIndex(({ spellings }) => spellings.includes(kind))];
    for (const [column, cell] of cells.entries()) if (cellText(cell).trim()) own?.add(column);
  }
  return filled;
}

/** What is the name of one kind (a full name) is that of the others too, where nothing else is. */
function withTitle(ctx: Context, step: Step, steps: Step[]): Step {
  const titleIn = ({ entity, columns }: Step) =>
    columns.find((c) => c.field === ctx.app.registry.entity(entity).title);
  const theirs = steps.map(titleIn).find(Boolean);
  if (titleIn(step) || !theirs || step.columns.some((c) => c.column === theirs.column)) return step;
  const entity = ctx.app.registry.entity(step.entity);
  const columns = [...step.columns, { column: theirs.column, field: entity.title }];
  return { ...step, columns, match: matchOf(ctx, entity, columns) };
}
