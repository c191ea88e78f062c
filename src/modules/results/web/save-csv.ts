const RISKY = /^[=+\-@\t\r]/;

/** Lines as CSV that a spreadsheet opens as text: what would run as a formula gets an apostrophe before it. */
export function csvOf(lines: string[][]): string {
  const cell = (text: string): string => {
    const isNumber = /^-?\d+(\.\d+)?$/.test(text);
    const safe = RISKY.test(text) && !isNumber ? `'${text}` : text;
    return /[",\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Saves text as a file; the mark in front tells spreadsheets that it is UTF-8. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
