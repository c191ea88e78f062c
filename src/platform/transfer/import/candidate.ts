/** What a value of a column can be matched with: an id or an option, by the name that people write. */
export interface Candidate {
  use: string;
  label: string;
  /** Other names that mean the same: an address, a code, a translation. */
  also?: string[];
  /** What tells it from another of the same name. */
  note?: string | null;
}
