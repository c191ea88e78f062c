/** Lines as one, parted by commas; step by step, since a pattern for it runs long on texts made to make it so. */
export const oneLine = (text: string): string => text.split('\n').map(trimmed).filter(Boolean).join(', ');

function trimmed(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isEdge(text.charAt(from))) from++;
  while (to > from && isEdge(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}

const isEdge = (sign: string): boolean => sign === ',' || sign.trim() === '';
