import { CloseButton } from '@mantine/core';
import { IconChevronRight, IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { errorToast } from '../../../web/kit/toast.tsx';
import classes from './onboarding.module.css';

interface Steps {
  company: string;
  isDismissed: boolean;
  steps: { key: string; isDone: boolean }[];
}

const queryKey = ['records', 'settings.company', 'first-steps'];
const places: Record<string, string> = {
  colleague: '/settings/users',
  customer: '/companies',
  deal: '/deals',
  call: '/companies',
};

/** A short list that ticks itself off, and goes when all is done or when it is put away. */
export default function FirstSteps() {
  const { t } = useTranslation('onboarding');
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get<Steps>('installation/first-steps', undefined, signal),
    staleTime: 0,
  });
  const dismissing = useMutation({
    mutationFn: () => api.post<Steps>('installation/first-steps/dismiss'),
    onSuccess: (next) => client.setQueryData(queryKey, next),
    onError: (error) => errorToast(error),
  });
  if (!data || data.isDismissed || data.steps.every((s) => s.isDone)) return null;
  const done = data.steps.filter((s) => s.isDone).length;
  return (
    <section className={classes.steps} aria-label={t('steps.title')}>
      <header className={classes.head}>
        <h3>{t('steps.title')}</h3>
        <span>{t('steps.done', { done, all: data.steps.length })}</span>
        <CloseButton size="sm" aria-label={t('steps.dismiss')} onClick={() => dismissing.mutate()} />
      </header>
      {data.steps.map((step) => (
        <Link
          key={step.key}
          to={places[step.key] ?? `/company-profile/${data.company}`}
          className={classes.step}
          data-done={step.isDone || undefined}
        >
          {step.isDone ? <IconCircleCheckFilled size={18} /> : <IconCircle size={18} stroke={1.5} />}
          <span>
            <b>{t(`steps.${step.key}`)}</b>
            <small>{t(`steps.${step.key}Text`)}</small>
          </span>
          <IconChevronRight size={16} stroke={1.6} />
        </Link>
      ))}
    </section>
  );
}
