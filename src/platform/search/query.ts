/** A part of a word anywhere in a document; the pattern's own signs are taken as they stand. */
export const likePattern = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;
