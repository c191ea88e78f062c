/** A number as people write it: without its scheme, and with the pause before an extension said in words. */
export function phoneText(value: string): string {
  // No number is that long, and the patterns below are for numbers.
  if (value.length > 400) return value;
  const [number = '', ...params] = value.replace(/^tel:/i, '').split(/;(?=[a-z-]+=)/i);
  const extension = params.map((p) => /^ext=(\d+)$/i.exec(p)?.[1]).find(Boolean);
  const plain = number
    // Commas and semicolons are pauses and waits of a dialler: what comes after them is dialled when somebody has answered.
    .replace(/\s*[,;pwx]+\s*(\d{1,7})#?\s*$/i, ' ext. $1')
    .replace(/[,;\n]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return extension ? `${plain} ext. ${extension}` : plain;
}
