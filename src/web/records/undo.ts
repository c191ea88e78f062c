import { texts } from '../i18n/language.ts';
import { errorToast, toast } from '../kit/toast.tsx';

const DEPTH = 30;
const steps: (() => Promise<void>)[] = [];

/** The last edits made in this window, taken back one by one by Ctrl-Z. */
export function rememberUndo(step: () => Promise<void>): void {
  steps.push(step);
  if (steps.length > DEPTH) steps.shift();
}

export function undoLast(): void {
  const step = steps.pop();
  step?.().then(() => toast(texts.t('common.undone')), errorToast);
}
