import { texts } from '../i18n/language.ts';
import { type Entry, type Written, wordsOf } from './entry.ts';

/** What cannot be done any more is at least written down: on the customer, or on nobody where that one is out of reach. */
export function asNote(entry: Entry): Written {
  const { about, at, kind, refusal } = entry;
  const isGone = refusal?.status === 404 || refusal?.status === 403;
  const party = isGone ? null : (about?.party ?? null);
  const what = [texts.t(`offline.kind.${kind}`), about?.name].filter(Boolean).join(' · ');
  return {
    kind: 'note',
    method: 'POST',
    path: 'notes',
    body: { party, text: [what, wordsOf(entry)].filter(Boolean).join('\n'), at },
    wordsIn: 'text',
    about: about && party ? { ...about, party } : null,
  };
}
