import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaField } from '../../kernel/api.ts';
import { canCreate, fieldOf, type MetaIndex, useMeta } from '../api/meta.ts';
import type { Link } from '../api/records.ts';
import { useLabels } from '../i18n/labels.ts';
import { startCreating } from '../shell/shell-state.ts';
import { type Candidate, titleText } from './candidates.ts';
import { leadsAnywhere } from './values.ts';

/** An offer to make the record that was not found. */
export interface Creatable {
  /** Differs from the ids of records. */
  id: string;
  label: string;
  /** Opens the short form; `onMade` gets the new record, and nothing where the form was left. */
  start(onMade: (link: Link) => void): void;
}

/** What the words typed into a reference could become: one offer for each kind that the user may create. */
export function useCreating(field: MetaField, query: string, found: Candidate[]): Creatable[] {
  const { t } = useTranslation();
  const labels = useLabels();
  const index = useMeta();
  const isKnown = found.some((c) => c.name?.trim().toLowerCase() === query.toLowerCase());
  if (!query || isKnown || leadsAnywhere(field)) return [];
  return targetsOf(index, field).map((entity) => ({
    id: `new:${entity.name}`,
    label: t('field.create', { entity: labels.one(entity), name: query }),
    start: (onMade) =>
      startCreating(entity.name, named(entity, query), (record) =>
        onMade({
          id: record.id,
          name: titleText(record[entity.title]),
          ...(entity.kind ? { kind: entity.kind } : {}),
        }),
      ),
  }));
}

/** Accounts of people are made on their own page, with their roles; all else by the generic form. */
function targetsOf(index: MetaIndex, field: MetaField): MetaEntity[] {
  const base = index.find(field.to?.[0] ?? '');
  if (!base || base.name === 'access.user') return [];
  const kinds = base.kinds?.flatMap((kind) => index.screenOf(base.name, kind) ?? []) ?? [base];
  return kinds.filter((e) => e.name !== 'access.user' && canCreate(e));
}

/** The words typed as the name; a person's are split, the last one being the family name. */
function named(entity: MetaEntity, words: string): Record<string, unknown> {
  if (!fieldOf(entity, 'firstName')) return { [entity.title]: words };
  const parts = words.split(/\s+/);
  return parts.length > 1
    ? { firstName: parts.slice(0, -1).join(' '), lastName: parts.at(-1) }
    : { firstName: words };
}
