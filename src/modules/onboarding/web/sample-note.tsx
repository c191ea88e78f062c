import { Button, Progress } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { ProblemNote } from '../../../web/kit/problem-note.tsx';
import classes from './onboarding.module.css';

interface Linked {
  entity: string;
  id: string;
  title: string;
}
interface Sample {
  state: 'none' | 'filling' | 'ready' | 'removing' | 'failed';
  progress?: number;
  dependents: (Linked & { field: string; isKept: boolean })[];
  kept: Linked[];
}

const queryKey = ['records', 'settings.company', 'sample'];
const isBusy = (sample: Sample | undefined): boolean =>
  sample?.state === 'filling' || sample?.state === 'removing';

/** While a sample company is there: that it is one, and its removal by one click. */
export default function SampleNote() {
  const { t } = useTranslation('onboarding');
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get<Sample>('installation/sample', undefined, signal),
    refetchInterval: (query) => (isBusy(query.state.data) ? 1000 : false),
  });
  const removing = useMutation({
    mutationFn: () => api.post<Sample>('installation/sample/remove'),
    onSuccess: (next) => client.setQueryData(queryKey, next),
  });
  const state = data?.state;
  // Everything that is on the screens has changed at once.
  useEffect(() => {
    if (state === 'ready' || state === 'none') void client.invalidateQueries({ queryKey: ['records'] });
  }, [state, client]);
  if (!data || (data.state === 'none' && !data.kept.length)) return null;
  return (
    <section className={classes.sample} aria-label={t('sample.title')} aria-live="polite">
      <div className={classes.sampleLine}>
        <span>{t(`sample.${data.state}`)}</span>
        {data.state === 'ready' && (
          <Button size="xs" variant="default" loading={removing.isPending} onClick={() => removing.mutate()}>
            {t('sample.remove')}
          </Button>
        )}
      </div>
      {data.state === 'filling' && (
        <Progress mt={8} value={data.progress ?? 0} aria-label={t('sample.filling')} />
      )}
      {data.state === 'ready' && <Dependents list={data.dependents} />}
      {data.state === 'none' && <Links list={data.kept} />}
      <ProblemNote error={removing.error} />
    </section>
  );
}

function Dependents({ list }: { list: Sample['dependents'] }) {
  const { t } = useTranslation('onboarding');
  const unique = list.filter((d, i) => list.findIndex((o) => o.id === d.id && o.isKept === d.isKept) === i);
  if (!unique.length) return null;
  return (
    <details>
      <summary>{t('sample.dependents', { count: unique.length })}</summary>
      <Links list={unique} noteOf={(d) => t(d.isKept ? 'sample.keeps' : 'sample.loses')} />
    </details>
  );
}

function Links<T extends Linked>(props: { list: T[]; noteOf?: (item: T) => string }) {
  const index = useMeta();
  return (
    <ul className={classes.list}>
      {props.list.map((item) => {
        const entity = index.find(item.entity);
        return (
          <li key={`${item.entity} ${item.id} ${props.noteOf?.(item) ?? ''}`}>
            {entity ? <Link to={`/${entity.route}/${item.id}`}>{item.title || '—'}</Link> : item.title}{' '}
            {props.noteOf?.(item)}
          </li>
        );
      })}
    </ul>
  );
}
