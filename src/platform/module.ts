import type { z } from 'zod';
import type { Condition } from '../kernel/condition.ts';
import type { Entity } from '../kernel/entity.ts';
import type { FieldProblem } from '../kernel/errors.ts';
import type { Scope } from '../kernel/permission.ts';
import type { Cause, Context } from './context.ts';
import type { Metric } from './metrics/metric.ts';

export type Values = Record<string, unknown>;

/** One record before and after a write; `before` is null at creation, `after` at deletion. */
export interface Change {
  entity: Entity;
  id: string;
  before: Values | null;
  after: Values | null;
}

/** What a pure rule may know of its surroundings. */
export interface RuleSurroundings {
  mode: Context['mode'];
  today: string;
  country: string;
  currency: string;
}
/** Pure: completes the values that are about to be written, or says what is wrong with them. */
export interface Rule {
  entity: string;
  apply(
    after: Values,
    before: Values | null,
    around: RuleSurroundings,
  ): { set?: Values; problems?: FieldProblem[] };
}

/** Completes values from what is stored elsewhere (a first stage, a list price), before the rules. `before` is null for a new record. */
export interface Preparation {
  entity: string;
  prepare(ctx: Context, given: Values, before: Values | null): Promise<Values>;
}

/** Keeps the module's own records in step with a change, within its transaction. Never crosses modules. */
export interface Effect {
  entity: string;
  run(ctx: Context, change: Change): Promise<void>;
}

/** Says who becomes responsible for a new record of an entity that is `isAssigned`, where nobody was named. */
export interface Assigner {
  /** Whether it has anything to say of what the actor enters now; every such write asks. */
  isInForce(ctx: Context, entity: Entity): Promise<boolean>;
  /** Once the record stands with all that came with it, in the same transaction; resolves to whom it found. */
  assign(ctx: Context, entity: Entity, id: string): Promise<string | undefined>;
}

/**
 * Columns of an import that a list shows of a record, but that the module keeps in records of their own (a customer's
 * phone numbers). `take` runs when the record stands (`isNew`: with nothing of its own yet), and resolves to whether
 * anything changed.
 */
export interface Intake {
  entity: string;
  fields: string[];
  /** Further columns that are no fields of the entity, by the words that they are called by. */
  columns?: Record<string, ColumnWords>;
  /** Several columns may fill a field: their cells come together, a line each. */
  isMany?: boolean;
  /** A cell may hold several values, a line each; lines of the same place belong together. */
  hasLines?: boolean;
  /** What would be refused, known before anything is written. */
  problems?(values: Values): FieldProblem[];
  take(ctx: Context, id: string, values: Values, isNew: boolean): Promise<boolean>;
  /** The records of `entity` that bear what cells of the field hold, by cell; those that nobody bears are left out. */
  bearers?(ctx: Context, entity: Entity, field: string, cells: string[]): Promise<Map<string, string>>;
}

/** A form of file that only these records have: `GET /<route>/export?format=<format>`. */
export interface ExportForm {
  entity: string;
  /** In addresses, and the end of the file's name. */
  format: string;
  type: string;
  /** What it says of a record, as far as the reader may see it. */
  fields: readonly string[];
  /** A page of records comes as the API answers it, with the chosen fields alone. */
  write(ctx: Context, entity: Entity, pages: AsyncIterable<Values[]>): AsyncIterable<string>;
}

/** A column is called like a field of another entity, or like one of its options. */
export interface ColumnWords {
  entity: string;
  field: string;
  option?: string;
}

/** What a merge of two records must know of the records of an entity: of those that lead to them, or of them themselves. */
export interface Merging {
  entity: string;
  /**
   * By the field that is turned to the survivor, SQL from the declaration only: whether `o`, about to come, says what `s`,
   * the survivor's own, says already.
   */
  twin?: Readonly<Record<string, string>>;
  /** What the survivor's own takes over of its twin. */
  take?(own: Values, twin: Values): Values;
  /** Whether a record that came would say nothing (a tie of a customer to itself). */
  isVoid?(after: Values): boolean;
  /** Fields that are one thing in parts, and come from one of the two; the last decides from which. */
  groups?: readonly (readonly string[])[];
}

/** A business verb on one record: `POST /api/v1/<route>/:id/<name>`; on none where `onCollection`. */
export interface Verb {
  /** Its name, a kind's or a base's; `*` for those of `onEntity` alone. */
  entity: string;
  name: string;
  input: z.ZodType;
  output: z.ZodType;
  /** Which right on the record the verb needs; scope `all` on the entity where there is no record. */
  needs: 'read' | 'write' | 'remove' | 'create';
  /** Every entity of which it holds too, whichever modules they are of. */
  onEntity?(entity: Entity): boolean;
  onCollection?: boolean;
  /** Changes nothing of the record, only what its user has of it: no trail and nothing to undo, no button of its own. */
  isPersonal?: boolean;
  /** On which records it is offered, in words of the record itself; whether it may run is for `run` to say. */
  when?: Condition;
  /** Scope that the right must reach at least, for verbs above everyday work. */
  atLeast?: Scope;
  /** `of`: the entity by whose route it was asked. */
  run(ctx: Context, id: string, input: never, of: Entity): Promise<unknown>;
}

/** The input's type is the schema's, so a verb's `run` needs no casts. */
export function defineVerb<I extends z.ZodType, O extends z.ZodType>(
  verb: Omit<Verb, 'input' | 'output' | 'run'> & {
    input: I;
    output: O;
    run(ctx: Context, id: string, input: z.infer<I>, of: Entity): Promise<z.input<O>>;
  },
): Verb {
  return verb;
}

/** Work that follows a committed event, at least once: must be idempotent. */
export interface Subscriber {
  name: string;
  /** `<entity>.<verb>`, or `<entity>.*`. */
  on: string[];
  /** Every event of the entities that it names, whichever modules they are of. */
  onEntity?(entity: Entity): boolean;
  /** Whether a job is worth its while for this event; asked in the event's transaction. */
  wants?(ctx: Context, event: StoredEvent): Promise<boolean>;
  run(ctx: Context, event: StoredEvent): Promise<void>;
}
export interface StoredEvent {
  id: string;
  at: string;
  actor: string | null;
  entity: string;
  record: string | null;
  verb: string;
  data: Values;
  /** Set where one act wrote many records; `data.ids` then names them. */
  batch: string | null;
  /** The record's version that it led to: what changed stands in the audit under it. */
  version?: number | undefined;
  /** Why the program wrote, where it was not a user's own doing. */
  reason?: string | undefined;
  cause?: Cause | undefined;
}

export interface Job<T = unknown> {
  name: string;
  /** Cron expression in the company's time zone, for jobs that run by the clock. */
  cron?: string;
  run(ctx: Context, data: T): Promise<void>;
}

export interface Module {
  name: string;
  dependsOn?: string[];
  entities?: Entity[];
  preparations?: Preparation[];
  rules?: Rule[];
  effects?: Effect[];
  intakes?: Intake[];
  assigner?: Assigner;
  exportForms?: ExportForm[];
  merging?: Merging[];
  verbs?: Verb[];
  metrics?: Metric[];
  subscribers?: Subscriber[];
  jobs?: Job[];
  /** Lists of choices that users edit, with the rows of a new installation: kind or null, names by language. */
  lists?: Record<string, ListSeed[]>;
  routes?: (app: import('./app.ts').App, server: import('./api/instance.ts').Server) => void;
  /** Fills a new installation with what the module cannot work without (a ready process, roles). */
  setUp?: (ctx: Context) => Promise<void>;
}
export interface ListSeed {
  kind?: string;
  names: { en: string; ru: string; uz: string };
  color?: string;
}
