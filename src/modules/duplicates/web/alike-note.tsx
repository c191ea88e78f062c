import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowMerge } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { useHasRight } from '../../../web/api/session.ts';
import type { FormNoteProps } from '../../../web/shell/screens.ts';
import { stopCreating } from '../../../web/shell/shell-state.ts';
import { describedBy } from './described.ts';
import classes from './duplicates.module.css';
import { pairsKey } from './duplicates-data.ts';

interface Alike {
  id: string;
  name: string | null;
  owner: string | null;
  reasons: string[];
  isExact: boolean;
}

/** While a customer is entered: who is much like them, though not by the very name or number. */
export default function AlikeNote({ entity, draft }: FormNoteProps) {
  const { t } = useTranslation('duplicates');
  const navigate = useNavigate();
  const canLookUp = useHasRight('lookUp');
  const [settled] = useDebouncedValue(JSON.stringify(describedBy(entity.name, draft)), 400);
  const described = JSON.parse(settled) as ReturnType<typeof describedBy>;
  const { data } = useQuery({
    queryKey: [...pairsKey, 'like', described],
    queryFn: ({ signal }) => api.get<{ items: Alike[] }>('duplicates/like', { ...described }, signal),
    enabled: described !== null,
    placeholderData: keepPreviousData,
  });
  // Those of the very name or number are named by the look-up already.
  const alike = described ? (data?.items.filter((a) => !(canLookUp && a.isExact)) ?? []) : [];
  return (
    <div role="status">
      {alike.length > 0 && (
        <section className={classes.note} aria-label={t('note.title')}>
          <h3>
            <IconArrowMerge size={15} stroke={1.7} /> {t('note.title')}
          </h3>
          <ul className={classes.found}>
            {alike.map((a) => (
              <li key={a.id}>
                <span>
                  <b>{a.name ?? t('unnamed')}</b>
                  <small>
                    {[...a.reasons.map((r) => t(`reason.${r}`)), a.owner].filter(Boolean).join(' · ')}
                  </small>
                </span>
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => {
                    stopCreating();
                    void navigate({ to: `/${entity.route}/${a.id}` });
                  }}
                >
                  {t('note.open')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
