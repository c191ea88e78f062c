import type { Condition } from './condition.ts';
import type { GenericVerb } from './entity.ts';
import type { Field } from './field.ts';
import type { Language } from './i18n.ts';
import type { EntityPermission, FieldMode, Right } from './permission.ts';

/** Shapes that the server answers and the interface reads: `/api/v1/...`. */

/** `GET /installation`, open to all. `new` until the owner's account exists. */
export interface Installation {
  state: 'new' | 'ready';
  company?: string;
  language: Language;
  version: string;
  /** Whether a forgotten password is mended by a letter. */
  sendsMail: boolean;
}
/** `POST /installation`: works once, with the token that `npm start` printed. */
export interface NewInstallation {
  token: string;
  language: Language;
  country: string;
  currency: string;
  timeZone: string;
  company: string;
  name: string;
  email: string;
  password: string;
}

/** `GET /me`. */
export interface Me {
  id: string;
  name: string;
  email: string | null;
  language: Language;
  timeZone: string;
  hasTwoFactor: boolean;
  rights: Right[];
  company: { name: string; country: string; currency: string; timeZone: string; weekStart: number };
  /** To be sent as `X-CSRF` with every request that changes something. */
  csrf: string;
}

/** A field as this user sees it. Labels of declared fields come from the locale files, of custom ones from here. */
export type MetaField = Pick<
  Field,
  'type' | 'required' | 'expected' | 'visibleWhen' | 'requiredWhen' | 'readOnlyWhen' | 'custom' | 'overlay'
> & {
  /** The stable id, for whoever administers. */
  id?: string;
  name: string;
  isReadOnly: boolean;
  max?: number;
  min?: number | string;
  scale?: number;
  multiline?: boolean;
  format?: string;
  options?: readonly string[];
  list?: string;
  to?: readonly string[];
  of?: string;
  by?: string;
  isComputed?: boolean;
  isStandard?: boolean;
};

export interface MetaVerb {
  name: string;
  onCollection: boolean;
  /** Changes nothing of the record: nothing to undo, and no button but where a module puts one. */
  isPersonal?: boolean;
  /** On which records it is offered. */
  when?: Condition;
  /** JSON Schema of the input. */
  input: unknown;
}

/** `GET /meta`: everything that the generic screens are drawn from, limited to what the user may see. */
export interface Meta {
  /** Changes when declarations, custom fields or the user's rights do. */
  version: string;
  entities: MetaEntity[];
}
export interface MetaEntity {
  name: string;
  base: string;
  kind?: string;
  kinds?: readonly string[];
  /** Rules may say who is responsible for its records; `always`: also for what the reader enters without naming anybody. */
  assigned?: 'programs' | 'always';
  /** Names of its kinds, where it is shown with the fields of all of them. */
  family?: readonly string[];
  route: string;
  icon?: string;
  title: string;
  sort?: string;
  /** Field that leads to the customer; 'id' where the record is one. */
  party?: string;
  fields: MetaField[];
  verbs: MetaVerb[];
  generic: readonly GenericVerb[];
  permission: EntityPermission;
  fieldModes: Record<string, FieldMode>;
  /** Forms of file that these records have beside tables: `vcf`. */
  exportForms: readonly string[];
  canTransfer: boolean;
}

/** `GET /<route>`: `filter` is a Condition in JSON, `sort` comma-separated, `count=true` asks for the count. */
export interface ListAnswer<T = Record<string, unknown>> {
  items: T[];
  next: string | null;
  count?: { value: number; exact: boolean };
}

/** RFC 9457. `code` is to be translated (`error.<code>`), `problems` name the fields at fault (`problem.<code>`). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  params?: Record<string, unknown>;
  problems?: { field: string; code: string; params?: Record<string, unknown> }[];
}

/** One line of the timeline of a customer: `GET /parties/:id/timeline`. */
export interface TimelineItem {
  id: string;
  at: string;
  actor: { id: string; name: string } | null;
  entity: string;
  record: string;
  verb: string;
  data: Record<string, unknown>;
  /** The record as it now is, null where it is hidden, deleted, or shown as a headline. */
  now: Record<string, unknown> | null;
  title: string | null;
}

/** `GET /search?q=`: best first. */
export interface SearchHit {
  entity: string;
  kind?: string;
  id: string;
  title: string;
  /** Further words by which it was found or is told from others. */
  note: string | null;
}

/** Server-sent event `change` of `GET /events`: refetch what shows these entities. */
export interface ChangeNotice {
  entities: string[];
}
