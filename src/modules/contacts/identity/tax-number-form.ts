/** How a country writes one kind of tax number. */
export interface TaxNumberForm {
  pattern: RegExp;
  /** Whether the check digits fit; absent where none are published. Called for what matches the pattern. */
  check?: (number: string) => boolean;
  /** What is written before the number and is no part of it. */
  prefix?: RegExp;
  /** Who has such a number, where not everybody has. */
  holder?: 'person' | 'company';
}
