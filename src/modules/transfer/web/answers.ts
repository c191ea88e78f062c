import type { ImportAnswer } from '../../../kernel/import-api.ts';

export const isSame = (a: ImportAnswer, b: ImportAnswer): boolean => JSON.stringify(a) === JSON.stringify(b);
