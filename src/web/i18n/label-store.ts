import type { Language } from '../../kernel/i18n.ts';

/** What declared things are called, as the modules' locale files say it. */
export interface Labels {
  entity: Record<string, { one?: string; many?: string }>;
  field: Record<string, Record<string, string>>;
  option: Record<string, Record<string, Record<string, string>>>;
  verb: Record<string, Record<string, string>>;
  list: Record<string, string>;
  event: Record<string, Record<string, string>>;
  error: Record<string, string>;
  problem: Record<string, string>;
}

const empty: Labels = {
  entity: {},
  field: {},
  option: {},
  verb: {},
  list: {},
  event: {},
  error: {},
  problem: {},
};
let current: Labels = empty;

export const labels = (): Labels => current;

export function setLabels(_language: Language, files: Record<string, unknown>[]): void {
  const merged: Labels = structuredClone(empty);
  for (const file of files) for (const part of Object.keys(empty)) merge(merged, part, file[part]);
  current = merged;
}

function merge(target: object, key: string, value: unknown): void {
  const into = target as Record<string, unknown>;
  if (value === undefined) return;
  if (typeof value !== 'object' || value === null) {
    into[key] = value;
    return;
  }
  into[key] ??= {};
  for (const [name, inner] of Object.entries(value)) merge(into[key] as object, name, inner);
}
