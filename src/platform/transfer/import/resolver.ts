import type { Entity } from '../../../kernel/entity.ts';
import { fold } from '../../../kernel/fold.ts';
import { isUuid } from '../../../kernel/uuid.ts';
import { asSystem, type Context } from '../../context.ts';
import { Choice } from '../../lists/choice.entity.ts';
import { createRecord } from '../../records/write.ts';
import type { Candidate } from './candidate.ts';
import { byName, type Source, sourceOf } from './candidates.ts';
import type { Answer, ColumnUse } from './plan.ts';

/** What a value became: something to store, nothing, or why the row cannot be taken. */
export type Resolved =
  | { value: string | null }
  | { problem: 'refused_by_answer' | 'no_such_record' | 'not_an_option' | 'ambiguous_name' };

/** Turns the values of one column that name something into ids or options, each distinct value once. */
export class Resolver {
  readonly #source: Source;
  readonly #entity: Entity;
  readonly #use: ColumnUse;
  #index = new Map<string, Candidate[]>();
  /** Names that were looked for already; null once all records are known. */
  #asked: Set<string> | null = new Set();
  /** Shared by the columns of a step: what one of them made, another may name. */
  readonly #made: Made;

  private constructor(source: Source, entity: Entity, use: ColumnUse, made: Made) {
    this.#source = source;
    this.#entity = entity;
    this.#use = use;
    this.#made = made;
  }

  static for(ctx: Context, entity: Entity, use: ColumnUse, made: Made): Resolver | null {
    const field = entity.fields[use.field];
    const source = field && sourceOf(ctx, entity, use.field, field);
    return source ? new Resolver(source, entity, use, made) : null;
  }

  /** What was made since may be named by a later row. */
  forget(): void {
    this.#index.clear();
    this.#asked = new Set();
    this.#made.clear();
  }

  /** Looks for the names of many rows at once. */
  async prepare(ctx: Context, texts: string[]): Promise<void> {
    const asked = this.#asked;
    if (!asked) return;
    const names = texts.flatMap((text) => this.#nameIn(text) ?? []);
    const wanted = [...new Set(names)].filter((name) => !asked.has(name));
    if (!wanted.length) return;
    const { list, isAll } = await this.#source.load(ctx, wanted);
    for (const [name, found] of byName(list)) this.#index.set(name, found);
    for (const name of wanted) asked.add(name);
    if (isAll) this.#asked = null;
  }

  async resolve(ctx: Context, text: string): Promise<Resolved> {
    if (text.trim() === '') return { value: null };
    const answer = this.#answerTo(text);
    if (answer && 'empty' in answer) return { value: null };
    if (answer && 'refuse' in answer) return { problem: 'refused_by_answer' };
    if (answer && 'use' in answer) return { value: answer.use };
    if (!answer && this.#source.kind === 'record' && isUuid(text)) return { value: text };
    await this.prepare(ctx, [text]);
    const found = this.#index.get(fold(this.#nameIn(text) ?? '')) ?? [];
    const [first, second] = found;
    if (first && (!second || answer)) return { value: first.use };
    if (second) return { problem: 'ambiguous_name' };
    if (answer && 'create' in answer) return { value: await this.#create(ctx, answer.create) };
    if (!answer && this.#use.otherwise === 'empty') return { value: null };
    if (!answer && this.#use.otherwise === 'create' && this.#source.canCreate)
      return { value: await this.#create(ctx, text.trim()) };
    return { problem: this.#source.kind === 'option' ? 'not_an_option' : 'no_such_record' };
  }

  #answerTo(text: string): Answer | undefined {
    const { values } = this.#use;
    return values && Object.hasOwn(values, text) ? values[text] : undefined;
  }

  #nameIn(text: string): string | undefined {
    const answer = this.#answerTo(text);
    if (!answer) return text.trim() && !isUuid(text) ? text : undefined;
    if ('named' in answer) return answer.named;
    return 'create' in answer ? answer.create : undefined;
  }

  async #create(ctx: Context, name: string): Promise<string> {
    const field = this.#entity.fields[this.#use.field];
    const named = ctx.app.registry.entity(this.#source.target);
    // A customer of whom only the name is known is taken for a company.
    const target = ctx.app.registry.kindsOf(named.name)[0] ?? named;
    const list = field?.type === 'pick' ? field.list : undefined;
    const key = `${list ?? target.name} ${fold(name)}`;
    const id =
      this.#made.get(key) ??
      (list
        ? await newChoice(ctx, list, name)
        : (await createRecord(ctx, target, { [target.title]: name })).id);
    this.#made.set(key, id);
    this.#index.set(fold(name), [{ use: id, label: name }]);
    return id;
  }
}

/** Ids by entity or list and folded name. */
type Made = Map<string, string>;

/** Whoever may import may also bring the lists' new rows that the file needs. */
async function newChoice(ctx: Context, list: string, name: string): Promise<string> {
  const own = { ...asSystem(ctx, 'choices that an import brings'), mode: ctx.mode };
  const { id } = await createRecord(own, Choice, { list, name, position: 1000 });
  return id;
}
