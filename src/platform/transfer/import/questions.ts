import type { Entity } from '../../../kernel/entity.ts';
import { fold } from '../../../kernel/fold.ts';
import type { ImportCheck, ImportProposal, ImportQuestion } from '../../../kernel/import-api.ts';
import type { Context } from '../../context.ts';
import { proposeMatches } from '../parse/matches.ts';
import type { TableRow } from '../parse/table.ts';
import type { Candidate } from './candidate.ts';
import { byName, type Source, sourceOf } from './candidates.ts';
import { namesIn } from './convert.ts';
import type { Answer, ColumnUse, Step } from './plan.ts';
import { takes } from './rows-of-step.ts';

/** What is asked of a step, and of which columns there is more than can be asked. */
export type Asked = Pick<ImportCheck, 'questions' | 'unasked'>;
export type Rows = () => AsyncIterable<TableRow>;

/** Names that the steps and files before bring, by entity and folded name. */
export class NamesToCome {
  readonly #names = new Map<string, Map<string, string>>();

  has(entity: string, name: string): boolean {
    return this.#names.get(entity)?.has(fold(name)) ?? false;
  }
  add(entity: Entity, names: readonly string[]): void {
    for (const key of new Set([entity.name, entity.base])) {
      const known = this.#names.get(key) ?? new Map<string, string>();
      this.#names.set(key, known);
      for (const name of names) if (!known.has(fold(name))) known.set(fold(name), name);
    }
  }
  of(entity: string): string[] {
    return [...(this.#names.get(entity)?.values() ?? [])];
  }
}

/** Beyond this a column is no list of names: the rows themselves will tell. */
const MOST_VALUES = 20_000;
const MOST_QUESTIONS = 500;
/** From here on a neighbour is taken to be meant. */
const SURE = 0.85;

export async function questionsOf(
  ctx: Context,
  entity: Entity,
  step: Step,
  index: number,
  rows: Rows,
  toCome: NamesToCome,
): Promise<Asked> {
  const asked = step.columns.flatMap((use) => {
    const field = entity.fields[use.field];
    const source = field && !step.isExact ? sourceOf(ctx, entity, use.field, field) : null;
    return source ? [{ use, source }] : [];
  });
  const title = step.columns.find((c) => c.field === entity.title);
  const uses = [...asked.map((a) => a.use), ...(title ? [title] : [])];
  const values = await distinct(ctx, entity, step, rows, uses);
  // A row may name another one of its file: the head office of a branch.
  if (title) toCome.add(entity, [...(values.get(title.column)?.keys() ?? [])]);
  const result: Asked = { questions: [], unasked: [] };
  for (const { use, source } of asked) {
    const counts = values.get(use.column) ?? new Map<string, number>();
    const { questions, unasked } = await questionsOfColumn(ctx, source, use, index, counts, toCome);
    result.questions.push(...questions);
    result.unasked.push(...unasked);
  }
  return result;
}

async function distinct(
  ctx: Context,
  entity: Entity,
  step: Step,
  rows: Rows,
  uses: ColumnUse[],
): Promise<Map<number, Map<string, number>>> {
  const values = new Map(uses.map((u) => [u.column, new Map<string, number>()]));
  if (!values.size) return values;
  const each = [...new Map(uses.map((u) => [u.column, u])).values()];
  for await (const row of rows()) {
    if (!takes(step, row)) continue;
    for (const use of each)
      for (const value of namesIn(ctx, entity, use, row.cells[use.column]))
        count(values.get(use.column) ?? new Map(), value);
  }
  return values;
}

function count(counts: Map<string, number>, value: string): void {
  if (value.trim() && (counts.has(value) || counts.size < MOST_VALUES))
    counts.set(value, (counts.get(value) ?? 0) + 1);
}

async function questionsOfColumn(
  ctx: Context,
  source: Source,
  use: ColumnUse,
  step: number,
  counts: Map<string, number>,
  toCome: NamesToCome,
): Promise<Asked> {
  const { list } = await source.load(ctx, [...counts.keys()]);
  const index = byName(list);
  const coming = toCome
    .of(source.target)
    .map((label): Omit<Candidate, 'use'> & { use?: string } => ({ label }));
  const found = ([value]: [string, number]): number =>
    Math.max(index.get(fold(value))?.length ?? 0, toCome.has(source.target, value) ? 1 : 0);
  const open = [...counts].filter((entry) => found(entry) !== 1).sort((a, b) => b[1] - a[1]);
  // Spellings of one name (ООО «Север», ООО "Север") make one record, under the commonest of them.
  const spellings = new Map(open.toReversed().map(([value]) => [fold(value), value]));
  const questions = open.slice(0, MOST_QUESTIONS).map(([value, count]): ImportQuestion => {
    const same = index.get(fold(value)) ?? [];
    const proposals = same.length
      ? same.slice(0, 8).map((c) => proposed(c, 1))
      : proposalsFor(value, [...list, ...coming]);
    const known = use.values && Object.hasOwn(use.values, value) ? use.values[value] : undefined;
    const answer = known ?? answerFor(spellings.get(fold(value)) ?? value, proposals, source.canCreate);
    const { canCreate } = source;
    return {
      step,
      column: use.column,
      field: use.field,
      value,
      count,
      isAmbiguous: same.length > 1,
      proposals,
      canCreate,
      answer,
    };
  });
  return { questions, unasked: unaskedOf(source, use, step, open.length - questions.length) };
}

function unaskedOf({ canCreate }: Source, use: ColumnUse, step: number, count: number): Asked['unasked'] {
  if (count <= 0) return [];
  const answer = use.otherwise ?? (canCreate ? 'create' : 'empty');
  return [{ step, column: use.column, field: use.field, count, canCreate, answer }];
}

function proposalsFor(
  value: string,
  candidates: (Omit<Candidate, 'use'> & { use?: string })[],
): ImportProposal[] {
  const names = candidates.flatMap((candidate) =>
    [candidate.label, ...(candidate.also ?? [])].map((name) => ({ name, candidate })),
  );
  const seen = new Set<string>();
  return proposeMatches(
    value,
    names.map((n) => n.name),
    12,
  )
    .flatMap(({ index, confidence }) => {
      const candidate = names[index]?.candidate;
      const key = candidate?.use ?? fold(candidate?.label ?? '');
      if (!candidate || seen.has(key)) return [];
      seen.add(key);
      return [proposed(candidate, confidence)];
    })
    .slice(0, 5);
}

const proposed = (
  { also: _, ...shown }: Omit<Candidate, 'use'> & { use?: string },
  confidence: number,
): ImportProposal => ({ ...shown, confidence });

function answerFor(value: string, proposals: ImportProposal[], canCreate: boolean): Answer {
  const [best] = proposals;
  if (best && best.confidence >= SURE) return best.use ? { use: best.use } : { named: best.label };
  return canCreate ? { create: value.slice(0, 300) } : { empty: true };
}
