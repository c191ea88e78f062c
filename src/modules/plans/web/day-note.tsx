import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listQuery } from '../../../web/api/records.ts';
import { isLink } from '../../../web/fields/values.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import type { FormNoteProps } from '../../../web/shell/screens.ts';
import classes from './plans.module.css';

/** Below the form of a new contact: who contacts the customer on that day already. */
export default function DayNote({ entity, draft }: FormNoteProps) {
  const { t } = useTranslation('plans');
  const labels = useLabels();
  const { party, dueOn } = draft;
  const isAsked = isLink(party) && typeof dueOn === 'string';
  const { data } = useQuery({
    ...listQuery(entity, {
      filter: {
        all: [
          { field: 'party', op: 'eq', value: isLink(party) ? party.id : null },
          { field: 'dueOn', op: 'eq', value: dueOn },
          { field: 'state', op: 'eq', value: 'planned' },
        ],
      },
      limit: 5,
    }),
    enabled: isAsked,
  });
  if (!isAsked || !data?.items.length) return null;
  return (
    <div className={classes.taken} role="status">
      <IconAlertTriangle size={16} aria-hidden />
      {t('plan.taken', {
        what: data.items
          .map(({ kind, assignee }) =>
            [labels.option(entity, 'kind', String(kind)), isLink(assignee) && assignee.name]
              .filter(Boolean)
              .join(', '),
          )
          .join('; '),
      })}
    </div>
  );
}
