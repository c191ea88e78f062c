/** Shapes of `/api/v1/imports`: what the server answers and the import screens read. */

/**
 * What is meant by a value of the file: an option or record that exists, one that bears a name by the time the row is
 * written, a new one, nothing, or a refusal of the row.
 */
export type ImportAnswer =
  | { use: string }
  | { named: string }
  | { create: string }
  | { empty: true }
  | { refuse: true };

export interface ImportColumn {
  /** Index of the column in the file. */
  column: number;
  /** The field that it fills; `id` keeps the ids of another installation of ours. */
  field: string;
  number?: { decimal: '.' | ','; group: '' | ' ' | '.' | ',' | "'" } | undefined;
  date?: { order: 'dmy' | 'mdy' | 'ymd' | 'serial' } | undefined;
  /** Answers by the value as it stands in the file. */
  values?: Record<string, ImportAnswer> | undefined;
  /** What is done with names that nobody bears and no answer is given for; else their rows are refused. */
  otherwise?: 'create' | 'empty' | undefined;
}

/** Whether the cells of a field may be written in several ways, of which the plan names one. */
export function formOfField(type: string | undefined): 'number' | 'date' | undefined {
  if (type === 'integer' || type === 'decimal' || type === 'money') return 'number';
  return type === 'date' || type === 'instant' ? 'date' : undefined;
}

/** A column may name the currency of an amount that stands in another one: `amount.currency`. */
export const currencyColumn = (amount: string): string => `${amount}.currency`;
export const amountOf = (name: string): string | undefined => /^(.+)\.currency$/.exec(name)?.[1];

export interface ImportStep {
  entity: string;
  columns: ImportColumn[];
  /** Fields by which a record that exists already is recognised; none: every row is a new record. */
  match: string[];
  onMatch: 'update' | 'skip';
  isOn: boolean;
  /** The export of another installation of ours: ids and values are taken as they stand. */
  isExact?: boolean | undefined;
  /** The step goes through rows with one of these values in the column alone: people and companies in one file. */
  only?: { column: number; values: string[] } | undefined;
}

/** One file may feed several entities: each step goes through all rows, after the step before it. */
export interface ImportPlan {
  /** Number of a workbook's sheet, from 0. */
  sheet: number;
  /** What was (dates and outcomes as they were, nobody told), or work that begins now. */
  mode: 'historical' | 'live';
  /** Of amounts that name none. */
  currency: string;
  steps: ImportStep[];
}

/** What a column holds, as guessed from all of its values. */
export interface ImportColumnProfile {
  header: string;
  type: string;
  filled: number;
  empty: number;
  misfits: { count: number; lines: number[] };
  /** Who decided the form: the values, other columns, or nobody (`default`). */
  number?: { form: NonNullable<ImportColumn['number']>; decidedBy: string };
  date?: { form: NonNullable<ImportColumn['date']>; decidedBy: string };
  values: { value: string; count: number }[];
  samples: string[];
}

/** A value that no record or option bears, or several do: asked about once however many rows hold it. */
export interface ImportQuestion {
  /** Index of the step in the plan. */
  step: number;
  column: number;
  field: string;
  value: string;
  count: number;
  isAmbiguous: boolean;
  proposals: ImportProposal[];
  canCreate: boolean;
  /** What is meant unless the importer says otherwise. */
  answer: ImportAnswer;
}
/** Without `use` it is a name that a file before brings. */
export interface ImportProposal {
  use?: string;
  label: string;
  note?: string | null;
  confidence: number;
}

/** One answer to all unknown values of a column that are not asked about one by one. */
export interface ImportUnasked {
  step: number;
  column: number;
  field: string;
  count: number;
  canCreate: boolean;
  answer: 'create' | 'empty' | 'refuse';
}

export interface ImportProblem {
  step: number;
  line: number;
  field: string;
  code: string;
  value: string;
  params?: Record<string, unknown>;
}
/** `POST /imports/check`: the files in the order in which they will be brought in. */
export interface ImportCheck {
  id: string;
  rows: number;
  /** Whether only the first rows were looked through. */
  isPart: boolean;
  /** Rows that would be refused as things stand, questions aside. */
  faulty: number;
  questions: ImportQuestion[];
  /** Columns with more unknown values than are asked about one by one. */
  unasked: ImportUnasked[];
  problems: ImportProblem[];
}

/** `GET /imports/:id/preview`: the first rows as they will be. `value` as the API takes it, `text` as it stands in the file. */
export interface ImportPreviewStep {
  entity: string;
  fields: string[];
  rows: { line: number; cells: { text: string; value: unknown; problem: string | null }[] }[];
}

/** `GET /imports/targets`: what this user may bring in. */
export interface ImportTarget {
  entity: string;
  /** False for what only the export of another installation brings. */
  canCreate: boolean;
  fields: string[];
  /** Of the fields those that several columns may fill. */
  many: string[];
  /** Of `columns` those by which a known record can be recognised. */
  keys: string[];
  /** Of the fields those that are none of the entity's own, by the words that they are called by. */
  columns: Record<string, { entity: string; field: string; option?: string }>;
}
