/** What the rows of cards say in words: in the language of whoever brings the file in. */
export interface CardWords {
  language: string;
  kinds: Record<'person' | 'company', string>;
  /** Of a way of reaching somebody: `home`, `work`, `pager`, `main`. */
  labels: Record<string, string>;
  birthday: string;
  /** Headings of the columns. */
  headings: Record<string, string>;
}

export const plainWords: CardWords = {
  language: 'en',
  kinds: { person: 'person', company: 'company' },
  labels: {},
  birthday: 'Birthday',
  headings: {},
};

/** Columns of a table of cards, by the field that each of them fills. */
export const cardFields = [
  'kind',
  'name',
  'lastName',
  'firstName',
  'middleName',
  'company',
  'position',
  'employment.department',
  'channels.mobile',
  'phone',
  'channels.fax',
  'email',
  'website',
  'channels.site',
  'channels.telegram',
  'channels.whatsapp',
  'channels.messenger',
  'channels.postalAddress',
  'channels.visitAddress',
  'country',
  'region',
  'city',
  'birthday',
  'segments',
  'language',
  'description',
] as const;
export type CardField = (typeof cardFields)[number];
/** Several lines in a cell are several values. */
export type CardValues = Partial<Record<CardField, string>>;
