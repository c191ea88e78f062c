import type { Condition } from './condition.ts';

/** What every field may say, whatever its type. */
interface FieldBase {
  /** Stable within its entity and never reused: a renamed field keeps its column's data by it. */
  readonly id: string;
  /** NOT NULL in the table: only where a record has no meaning without the value. */
  readonly required?: boolean;
  /** Demanded by forms and live writes, while imports may leave it out (the record is then incomplete). */
  readonly expected?: boolean;
  /** Shown, but set only by verbs and by the system. */
  readonly readOnly?: boolean;
  /** Given at creation and never changed by hand. */
  readonly setOnce?: boolean;
  /** Never leaves the server: secrets and normalised keys. */
  readonly internal?: boolean;
  /** True of this installation only, a sign-in for one: left out of archives. */
  readonly isLocal?: boolean;
  /** A copy of another record's field as it was: hidden from those from whom that one is hidden. */
  readonly copyOf?: { readonly entity: string; readonly field: string };
  /** The value's folded text is found by the global search. */
  readonly search?: boolean;
  readonly visibleWhen?: Condition;
  readonly requiredWhen?: Condition;
  readonly readOnlyWhen?: Condition;
  /** A field of the company's own: its value lies in the `custom` column under the field's name. */
  readonly custom?: CustomLabel;
  /** What the company made of the declared field. */
  readonly overlay?: Overlay;
  /** Worked out at reading from other fields. */
  readonly computed?: Computed;
}

export interface CustomLabel {
  readonly label: string;
  readonly help?: string;
}
/** How a declared field is called, shown and demanded here, where that differs from the declaration. */
export interface Overlay {
  readonly label?: string;
  readonly help?: string;
  readonly demand?: 'expected' | 'optional';
  /** `form`: asked for at creation; `record`: on the record's page alone; `hidden`: on no screen. */
  readonly place?: 'form' | 'record' | 'hidden';
  /** Other names for the options of a choice. */
  readonly options?: Readonly<Record<string, string>>;
}
/** SQL over the record's own columns (`{t}` stands for the table's alias), made from a checked expression tree. */
export interface Computed {
  readonly sql: string;
  /** Names of the record's fields that the value depends on. */
  readonly reads: readonly string[];
  /** Instead of `sql`: a figure over records of another entity that point to this one. */
  readonly rollup?: Rollup;
  /** Answered only where it is asked for by name: planning it costs more than all the rest of a record. */
  readonly onDemand?: boolean;
}
export interface Rollup {
  readonly of: string;
  readonly by: string;
  readonly fn: 'count' | 'sum' | 'avg' | 'min' | 'max';
  readonly field?: string;
  readonly filter?: Condition;
}

export interface TextField extends FieldBase {
  readonly type: 'text';
  readonly max: number;
  readonly multiline?: boolean;
  readonly format?: 'email' | 'url' | 'country' | 'currency' | 'locale' | 'timeZone' | 'color' | 'icon';
  readonly default?: string;
}
export interface IntegerField extends FieldBase {
  readonly type: 'integer';
  readonly min?: number;
  readonly max?: number;
  readonly default?: number;
}
/** A decimal string with at most `scale` digits after the point. */
export interface DecimalField extends FieldBase {
  readonly type: 'decimal';
  readonly scale: number;
  readonly min?: string;
  readonly max?: string;
  readonly default?: string;
}
/**
 * `{ amount, currency }`: three columns, the third being the amount in the company's currency at the rate
 * of `rateDate` (the name of a date field; today where it is empty).
 */
export interface MoneyField extends FieldBase {
  readonly type: 'money';
  readonly rateDate?: string;
  readonly min?: string;
}
export interface BooleanField extends FieldBase {
  readonly type: 'boolean';
  readonly default?: boolean;
}
/** A calendar day, `YYYY-MM-DD`, that no time zone shifts. */
export interface DateField extends FieldBase {
  readonly type: 'date';
}
/** A moment, RFC 3339 in UTC. */
export interface InstantField extends FieldBase {
  readonly type: 'instant';
  readonly default?: 'now';
}
/** One of a few kinds that code compares; users see its translation. */
export interface ChoiceField extends FieldBase {
  readonly type: 'choice';
  readonly options: readonly string[];
  readonly default?: string;
}
/** One row of a list that users edit (`lists.choice`), named here. */
export interface PickField extends FieldBase {
  readonly type: 'pick';
  readonly list: string;
}
export interface TagsField extends FieldBase {
  readonly type: 'tags';
}
/** A record of one entity, or with several names a record of any of them (two columns then). */
export interface RefField extends FieldBase {
  readonly type: 'ref';
  readonly to: readonly string[];
  /** What happens to this record when the other is purged for good. */
  readonly onPurge: 'restrict' | 'clear' | 'remove';
  /** It tells of that very record, and goes on doing so when that is merged into another. */
  readonly isLasting?: boolean;
}
/** Rows of another entity that belong to this record, created along with it. */
export interface CollectionField extends FieldBase {
  readonly type: 'collection';
  readonly of: string;
  /** The field of the other entity that points here. */
  readonly by: string;
}
export interface JsonField extends FieldBase {
  readonly type: 'json';
  readonly default?: unknown;
}

export type Field =
  | TextField
  | IntegerField
  | DecimalField
  | MoneyField
  | BooleanField
  | DateField
  | InstantField
  | ChoiceField
  | PickField
  | TagsField
  | RefField
  | CollectionField
  | JsonField;

type Options<F extends Field, Given extends string = never> = Partial<Omit<F, 'id' | 'type' | Given>>;

export const text = (id: string, o: Options<TextField> = {}): TextField => ({
  max: 200,
  ...o,
  id,
  type: 'text',
});
export const longText = (id: string, o: Options<TextField> = {}): TextField =>
  text(id, { max: 20_000, multiline: true, ...o });
export const integer = (id: string, o: Options<IntegerField> = {}): IntegerField => ({
  ...o,
  id,
  type: 'integer',
});
export const decimal = (id: string, o: Options<DecimalField> = {}): DecimalField => ({
  scale: 4,
  ...o,
  id,
  type: 'decimal',
});
export const money = (id: string, o: Options<MoneyField> = {}): MoneyField => ({ ...o, id, type: 'money' });
export const boolean = (id: string, o: Options<BooleanField> = {}): BooleanField => ({
  ...o,
  id,
  type: 'boolean',
});
export const date = (id: string, o: Options<DateField> = {}): DateField => ({ ...o, id, type: 'date' });
export const instant = (id: string, o: Options<InstantField> = {}): InstantField => ({
  ...o,
  id,
  type: 'instant',
});
export const choice = <const T extends readonly string[]>(
  id: string,
  options: T,
  o: Options<ChoiceField, 'options'> = {},
): ChoiceField & { readonly options: T } => ({ ...o, id, type: 'choice', options });
export const pick = (id: string, list: string, o: Options<PickField, 'list'> = {}): PickField => ({
  ...o,
  id,
  type: 'pick',
  list,
});
export const tags = (id: string, o: Options<TagsField> = {}): TagsField => ({ ...o, id, type: 'tags' });
export const ref = (
  id: string,
  to: string | readonly string[],
  o: Options<RefField, 'to'> = {},
): RefField => ({
  onPurge: o.required ? 'remove' : 'clear',
  ...o,
  id,
  type: 'ref',
  to: typeof to === 'string' ? [to] : to,
});
/** The id of a row that outlives what it points to: no foreign key. For tables of the engine. */
export const bareId = (id: string, o: Options<RefField, 'to'> = {}): RefField => ref(id, [], o);
/** Whether a reference may lead to records of several entities, and so carries the entity's name beside the id. */
export const isToAny = (field: RefField): boolean => field.to.length > 1 || field.to[0] === '*';

export const collection = (
  id: string,
  of: string,
  by: string,
  o: Options<CollectionField> = {},
): CollectionField => ({
  ...o,
  id,
  type: 'collection',
  of,
  by,
});
export const json = (id: string, o: Options<JsonField> = {}): JsonField => ({ ...o, id, type: 'json' });
