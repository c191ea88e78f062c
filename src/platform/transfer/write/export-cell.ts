/**
 * A cell to export. Texts are never numbers, however they look; numbers and amounts are decimal strings, so that no digit
 * is lost; a date is `YYYY-MM-DD`, an instant RFC 3339.
 */
export type ExportCell =
  | string
  | boolean
  | null
  | { decimal: string }
  | { date: string }
  | { instant: string };

/** Rows as they come, from a query or a list. */
export type ExportRows = AsyncIterable<ExportCell[]> | Iterable<ExportCell[]>;
