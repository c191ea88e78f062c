import { bareId, type ChoiceField, choice, type Field, instant, integer, json, ref } from './field.ts';
import { snakeCase } from './names.ts';

/**
 * Row interfaces by entity name. None here: `generated/rows.ts` adds one flat interface an entity, which
 * keeps the type checker quick where a type computed from the declaration would not.
 */
export interface EntityRows {
  '': never;
}
export type EntityName = Exclude<keyof EntityRows, ''> & string;
export type RowOf<N extends string> = N extends EntityName ? EntityRows[N] : Record<string, unknown>;

/** How a record's visibility is decided; see `platform/access`. */
export type AccessRule =
  /**
   * By its responsible user, the account team of its party, shares. `party: 'id'`: the record is the party.
   * `openToRead` names a boolean field that opens the record to everybody's reading.
   */
  | { by: 'owner'; owner: string; party?: string; openToRead?: string }
  /**
   * As the record that `parent` points to. With `author`, who sees that record may add to it; what was added only its
   * author changes, and takes away like an administrator.
   */
  | { by: 'parent'; parent: string; author?: string }
  /** Reference data: every signed-in user reads it, writing is a permission. */
  | { by: 'everyone' }
  /** Configuration: read and written only by roles that are given it by name. */
  | { by: 'administrators' };

/** How the record shows on the timeline of a party to those who see the party but not the record. */
export type TimelineForm = 'full' | 'headline' | 'hidden';

export interface EntityDeclaration {
  readonly name: string;
  /** Plural, kebab-case: `/api/v1/<route>`. */
  readonly route: string;
  readonly table?: string;
  readonly icon?: string;
  /** The field that names a record for people. */
  readonly title: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly access: AccessRule;
  readonly timeline?: TimelineForm;
  /** Colleagues comment on its records and follow them, as on all that somebody is responsible for. */
  readonly isDiscussed?: true;
  /** Field that leads to the party whose timeline the record belongs to; 'id' where it is the party. */
  readonly party?: string;
  readonly unique?: readonly UniqueKey[];
  readonly indexes?: readonly (readonly string[])[];
  /** Text columns found by any part of a word (trigram index). */
  readonly trigram?: readonly string[];
  /** Which records a name in an import may mean; all by default. */
  readonly lookUp?: LookUp;
  /** Default order of a list: a field's name, `-` in front for descending. */
  readonly sort?: string;
  /** Generic verbs offered by the API; all by default. */
  readonly verbs?: readonly GenericVerb[];
  /** Not offered by import and export (runtime state, secrets). */
  readonly transfer?: false;
  /** Whether its rows belong to the archive of the whole installation; by default every entity's do, the engine's tables' do not. */
  readonly archive?: boolean;
  /** A record of a contact with its `party` that took place: plans of contacts are filled by it. */
  readonly contact?: ContactRule;
  /** What a record that comes in complete tells of its past, for the timeline. */
  readonly history?: readonly Happening[];
  /** The field with the id of the record that a row tells of, and with which it goes for good. */
  readonly about?: string;
  /** The field that leads from a record that was merged into another to that one: its records can be merged. */
  readonly survivor?: string;
  /** Rows lie in one partition a month, by the instant in this field: for tables that only grow. */
  readonly partitionBy?: { readonly month: string };
}
/** From the declaration only: `where` and `note`, which tells records of one name apart, are SQL over `{t}`. */
export interface LookUp {
  readonly where: string;
  readonly note: string;
  readonly words?: LookUpWords;
}
/** What other programs call records of a fixed kind. */
export interface LookUpWords {
  readonly by: string;
  readonly are: Readonly<Record<string, readonly string[]>>;
}
/** Whether its records may be what a comment or a file hangs on. */
export const isDiscussed = (entity: Pick<EntityDeclaration, 'access' | 'isDiscussed'>): boolean =>
  entity.access.by === 'owner' || entity.isDiscussed === true;

/** Which contact it was (fixed, or by a field), when and with whom of ours, and which of the records count. */
export interface ContactRule {
  readonly kind: { readonly is: string } | { readonly field: string };
  readonly at: string;
  readonly by: string;
  readonly when?: { readonly field: string; readonly is: string };
}
/** Something that happened to a record of history, on the day or at the instant that one of its fields holds. */
export interface Happening {
  readonly verb: string;
  readonly at: string;
  /** Only where another field has this value. */
  readonly when?: { readonly field: string; readonly is: string };
}
export type GenericVerb = 'create' | 'update' | 'delete';
export interface UniqueKey {
  readonly name: string;
  readonly fields: readonly string[];
  /** The field that people see at fault, where the key is over a normalised one. */
  readonly shows?: string;
  /** Raw SQL over columns, from the declaration only. */
  readonly where?: string;
}

export interface Entity<N extends string = string> extends EntityDeclaration {
  readonly name: N;
  readonly table: string;
  /** The entity that holds the table and the permissions: itself, or the base of a kind. */
  readonly base: string;
  /** Where several entities share one table, the value of its `kind` column. */
  readonly kind?: string;
  readonly kinds?: readonly string[];
  readonly verbs: readonly GenericVerb[];
  readonly isInternal?: boolean;
}

/** Columns that every record has; the pipeline fills them. */
export const standardFields = {
  createdAt: instant('s1', { required: true, readOnly: true }),
  updatedAt: instant('s2', { required: true, readOnly: true }),
  createdBy: ref('s3', 'access.user', { readOnly: true, onPurge: 'restrict' }),
  updatedBy: ref('s4', 'access.user', { readOnly: true, onPurge: 'restrict' }),
  version: integer('s5', { required: true, readOnly: true, default: 1 }),
  deletedAt: instant('s6', { internal: true }),
  custom: json('s7', { required: true, default: {}, internal: true }),
  /** Names of expected fields that history came in without; null for a complete record. */
  incomplete: json('s8', { readOnly: true }),
  batch: bareId('s9', { internal: true }),
} as const;

export function defineEntity<const N extends string>(d: EntityDeclaration & { readonly name: N }): Entity<N> {
  return {
    verbs: ['create', 'update', 'delete'],
    ...d,
    base: d.name,
    table: d.table ?? snakeCase(d.name.slice(d.name.indexOf('.') + 1)),
    fields: { ...d.fields, ...standardFields },
  };
}

/** An entity whose records are of several kinds, each declared by `defineKind`, in one table and id space. */
export function defineBase<const N extends string>(
  d: EntityDeclaration & { readonly name: N },
  kinds: readonly string[],
): Entity<N> & { readonly kinds: readonly string[] } {
  const kind: ChoiceField = choice('kind', kinds, { required: true, readOnly: true });
  return { ...defineEntity({ ...d, fields: { kind, ...d.fields } }), kinds };
}

/** One kind of a base entity: its own fields beside the base's, the base's table, access and permissions. */
export function defineKind<const N extends string>(
  base: Entity,
  kind: string,
  d: Omit<EntityDeclaration, 'access'> & { readonly name: N },
): Entity<N> {
  const { kinds: _, ...shared } = base;
  return {
    ...defineEntity({ ...shared, ...d, table: base.table, fields: { ...base.fields, ...d.fields } }),
    base: base.name,
    kind,
  };
}

/** A table of the engine's own, outside the pipeline: no standard columns, no API, no permissions. */
export function defineTable<const N extends string>(
  d: Pick<
    EntityDeclaration,
    'about' | 'archive' | 'table' | 'fields' | 'unique' | 'indexes' | 'trigram' | 'partitionBy'
  > & {
    readonly name: N;
  },
): Entity<N> {
  const bare = defineEntity({
    route: '',
    title: 'id',
    access: { by: 'administrators' },
    transfer: false,
    verbs: [],
    ...d,
  });
  return { ...bare, fields: d.fields, isInternal: true };
}
