import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUserSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { useHasRight } from '../../../web/api/session.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { type Identity, identityOf } from '../../../web/records/create/identity.ts';
import type { FormNoteProps } from '../../../web/shell/screens.ts';
import { stopCreating } from '../../../web/shell/shell-state.ts';
import { useAct } from './data.ts';
import classes from './teams.module.css';

interface Known {
  name: string | null;
  kind: string;
  owner: string | null;
  canOpen: boolean;
  id: string | null;
}

/** While a customer is entered: whether there is one of that name, address, number already, and whose it is. */
export default function KnownCustomers({ draft }: FormNoteProps) {
  const { t } = useTranslation('teams');
  const canLookUp = useHasRight('lookUp');
  const typed = JSON.stringify(identityOf(draft));
  const [settled] = useDebouncedValue(typed, 350);
  const sought = JSON.parse(settled) as Identity;
  const isAsked = canLookUp && Object.keys(sought).length > 0;
  const { data } = useQuery({
    queryKey: ['records', 'contacts.party', 'lookup', sought],
    queryFn: ({ signal }) => api.get<{ items: Known[] }>('lookup', { ...sought }, signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  const known = isAsked ? (data?.items ?? []) : [];
  return (
    <div role="status">
      {known.length > 0 && (
        <section className={classes.known} aria-label={t('known.title')}>
          <h3>
            <IconUserSearch size={15} stroke={1.7} /> {t('known.title')}
          </h3>
          <ul className={classes.list}>
            {known.map((k, i) => (
              <KnownLine key={k.id ?? `${i}${k.name}`} known={k} />
            ))}
          </ul>
          {known.some((k) => !k.canOpen) && <AskAccess key={settled} sought={sought} />}
        </section>
      )}
    </div>
  );
}

function KnownLine({ known: { id, name, kind, owner, canOpen } }: { known: Known }) {
  const { t } = useTranslation('teams');
  const labels = useLabels();
  const navigate = useNavigate();
  const screen = useMeta().screenOf('contacts.party', kind);
  const open = (): void => {
    stopCreating();
    void navigate({ to: `/${screen?.route}/${id}` });
  };
  const note = [screen && labels.one(screen), owner ? t('known.owner', { name: owner }) : t('known.noOwner')];
  return (
    <li className={classes.line}>
      <div className={classes.who}>
        <b>{name ?? t('known.unnamed')}</b>
        <small>{note.filter(Boolean).join(' · ')}</small>
      </div>
      {canOpen && id && (
        <Button size="xs" variant="default" onClick={open}>
          {t('known.open')}
        </Button>
      )}
    </li>
  );
}

/** Reaches whoever is responsible, as a task of theirs. */
function AskAccess({ sought }: { sought: Identity }) {
  const { t } = useTranslation('teams');
  const ask = useAct(() => api.post('lookup/ask', sought), t('known.asked'));
  return (
    <Button
      size="xs"
      variant="default"
      loading={ask.isPending}
      disabled={ask.isSuccess}
      onClick={() => ask.mutate(undefined)}
    >
      {t(ask.isSuccess ? 'known.asked' : 'known.ask')}
    </Button>
  );
}
