/**
 * Text that a spreadsheet would run is written with an apostrophe before it, and read back without one. What already has
 * apostrophes there gets one more, so that every text comes back exactly: `=cmd` -> `'=cmd`, `'=cmd` -> `''=cmd`, while
 * `O'Brien` and `'hello` stay as they are. Plain numbers (`-5`, `+998901234567`) run nothing and stay too.
 *
 * A spreadsheet set to another delimiter begins cells in the middle of our text, hence the same after every character
 * that may be taken for a delimiter or a line's end.
 */
export function escapeFormula(text: string): string {
  if (!MAY_RUN.test(text)) return text;
  return changeInside(isFormula(text) ? `'${text}` : text, (run) => `${run}'`);
}

/** Undoes `escapeFormula`. */
export function unescapeFormula(text: string): string {
  if (!text.includes("'") || !MAY_RUN.test(text)) return text;
  const start = changeInside(text, (run) => (run.endsWith("'") ? run.slice(0, -1) : run));
  return start.startsWith("'") && isFormula(start) ? start.slice(1) : start;
}

/** Whether a spreadsheet may take the text for a formula, apostrophes at its beginning aside. */
export function isFormula(text: string): boolean {
  const core = text.replace(/^'+/, '');
  return STARTS.test(core) && !/^[+-]\d+(?:[.,]\d+)?$/.test(core);
}

/** Workbooks that name this creator type their texts as texts: nothing in them is escaped, and nothing to be undone. */
export const CREATOR = 'Mijoz';

// Equals, plus, minus and at in all widths and sizes that spreadsheets or their input methods turn into the plain ones.
const EQUALS = '=＝﹦⁼₌';
const ALL = `${EQUALS}+＋﹢⁺₊﬩\\-－﹣⁻₋−@＠﹫`;
const MAY_RUN = new RegExp(`[${ALL}]`);

// White space, control and invisible characters and quotes are passed over: filters that forgot them were got round.
const STARTS = new RegExp(`^[\\s\\p{C}\\p{Z}"]*[${ALL}]`, 'u');

// A delimiter or a line's start, and the apostrophes behind it, where a formula follows.
const before = (place: string, signs: string): RegExp =>
  new RegExp(`${place}'*(?=(?:[^\\P{C}\\t\\r\\n]|[\\p{Z}"])*[${signs}])`, 'gu');
const ANYWHERE = '(?:^|[,;|\\t])';
const NOT_AT_START = '[,;|\\t]';

// Plus, minus and at begin lists and mentions: inside a text they run only with a call or a link to a program.
const CALL = /\||\p{L}[\p{L}\p{N}._]* ?\(/u;
const PLACES = [NOT_AT_START, ANYWHERE].map((place) => ({
  quiet: before(place, EQUALS),
  calling: before(place, ALL),
}));

function changeInside(text: string, change: (run: string) => string): string {
  let isFirst = true;
  return text.replace(/[^\r\n]+|[\r\n]+/g, (line) => {
    const places = PLACES[isFirst ? 0 : 1];
    isFirst = false;
    return places ? line.replace(CALL.test(line) ? places.calling : places.quiet, change) : line;
  });
}
