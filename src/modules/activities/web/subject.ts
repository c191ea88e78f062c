import type { MetaEntity } from '../../../kernel/api.ts';
import type { Condition } from '../../../kernel/condition.ts';
import type { RecordValues } from '../../../web/api/records.ts';
import { isLink } from '../../../web/fields/values.ts';

/** Whom and what a note, call or task is about. */
export interface Subject {
  party: string | null;
  deal: string | null;
}

/** A deal's page is about the deal and its customer, a customer's about the customer. */
export function subjectOf(entity: MetaEntity, record: RecordValues): Subject {
  if (entity.party === 'id') return { party: record.id, deal: null };
  const party = record['party'];
  return { party: isLink(party) ? party.id : null, deal: record.id };
}

/** Records about the subject: of a customer also those of their deals. */
export const about = ({ party, deal }: Subject): Condition =>
  deal ? { field: 'deal', op: 'eq', value: deal } : { field: 'party', op: 'eq', value: party };
