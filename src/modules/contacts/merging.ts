import type { Merging, Values } from '../../platform/module.ts';

/** What is one when two customers turn out to be one. */
export const contactMerging: Merging[] = [
  { entity: 'contacts.party', groups: [['taxCountry', 'taxKind', 'taxNumber']] },
  {
    entity: 'contacts.channel',
    twin: { party: 's.kind = o.kind and coalesce(s.normalized, s.value) = coalesce(o.normalized, o.value)' },
    take: strictestConsent,
  },
  {
    entity: 'contacts.employment',
    twin: { person: sameWork('company_id'), company: sameWork('person_id') },
    take: (own, twin) =>
      Object.fromEntries(
        ['position', 'department', 'from', 'influence'].flatMap((name) =>
          own[name] || !twin[name] ? [] : [[name, twin[name]]],
        ),
      ),
  },
  {
    entity: 'contacts.relation',
    twin: { from: sameTie('to_id'), to: sameTie('from_id') },
    isVoid: ({ from, to }) => from === to,
  },
];

/** A refusal at either of them is a refusal; a consent is better than not knowing. */
function strictestConsent(own: Values, twin: Values): Values {
  const isStricter = rank(twin['consent']) > rank(own['consent']);
  const { consent, consentAt, consentSource } = twin;
  return isStricter ? { consent, consentAt, consentSource } : {};
}
const rank = (consent: unknown): number => ['unknown', 'granted', 'denied'].indexOf(String(consent));

/** At the same place, over the same time and as the same, as far as both say. */
function sameWork(other: string): string {
  return `s.${other} = o.${other} and s.until is not distinct from o.until
    and (s.position is null or o.position is null or s.position = o.position) and (s.from is null or o.from is null or s.from = o.from)`;
}

function sameTie(other: string): string {
  return `s.${other} = o.${other} and s.kind_id is not distinct from o.kind_id and s.until is not distinct from o.until`;
}
