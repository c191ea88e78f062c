import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportRecord } from './imports.ts';

/** Rows that are through, of all that there are. */
export interface Done {
  done: number;
  all: number;
}

/** Rows that have been gone through, of all that will be, over all passes. */
export function progressOf(record: ImportRecord): Done {
  if (record.state === 'undoing') return { done: record.doneRows, all: Math.max(1, record.rows) };
  const all = Math.max(1, record.rows * record.phases);
  const done = record.state === 'running' ? record.doneSteps * record.rows + record.doneRows : all;
  return { done: Math.min(done, all), all };
}

export const together = (parts: Done[]): Done => ({
  done: parts.reduce((sum, p) => sum + p.done, 0),
  all: parts.reduce((sum, p) => sum + p.all, 0),
});

/** How long the rest will take at the speed seen so far, rounded as people say it; null until that can be told. */
export function useTimeLeft({ done, all }: Done): string | null {
  const first = useRef<{ at: number; done: number } | null>(null);
  const { t } = useTranslation('transfer');
  const now = Date.now();
  first.current ??= { at: now, done };
  const speed = (done - first.current.done) / (now - first.current.at);
  if (!(speed > 0) || now - first.current.at < 2000 || done >= all) return null;
  const seconds = (all - done) / speed / 1000;
  if (seconds < 10) return t('result.moment');
  if (seconds < 90) return t('result.seconds', { count: Math.ceil(seconds / 10) * 10 });
  return t('result.minutes', { count: Math.ceil(seconds / 60) });
}
