import type { Language } from '../../kernel/i18n.ts';
import { letterText } from '../../platform/i18n/labels.ts';
import type { Shown } from './notifications.ts';

interface Reader {
  language: Language;
  timeZone: string;
}

/** What a line of the list says, in words of its reader: what there is to do, then of what and whom. */
export function wordsOf(n: Shown, to: Reader): string[] {
  const kind = n.change ? (n.change.count > 1 ? 'changes' : `change/${n.change.what}`) : n.kind;
  const what = letterText(to.language, `reminder/${kind}`, 'text', {
    count: n.change?.count ?? 0,
    when: whenOf(n, to),
    text: n.text ?? '',
    who: n.whose?.name ?? '',
  });
  const whose = n.part || n.change ? undefined : n.whose?.name;
  return [what, n.title, n.party?.name, whose].flatMap((part) => part || []);
}

function whenOf(n: Shown, { language, timeZone }: Reader): string {
  if (n.dueAt)
    return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
      Date.parse(n.dueAt),
    );
  if (!n.dueOn) return '';
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    Date.parse(n.dueOn),
  );
}
