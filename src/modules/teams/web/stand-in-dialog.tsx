import { TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, api } from '../../../web/api/client.ts';
import { useHasRight, useMe } from '../../../web/api/session.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { ProblemNote } from '../../../web/kit/problem-note.tsx';
import { toast } from '../../../web/kit/toast.tsx';
import { peopleQuery } from './data.ts';
import { Dialog } from './dialog.tsx';
import { DayField, PersonField } from './fields.tsx';

/** "I am away from … to …, so-and-so stands in for me"; who administers says it for anybody. */
export function StandInDialog({ today, onClose }: { today: string; onClose(): void }) {
  const { t } = useTranslation('teams');
  const labels = useLabels();
  const me = useMe();
  const client = useQueryClient();
  const isAdministrator = useHasRight('administer');
  const people = useQuery(peopleQuery);
  const [v, setV] = useState({ from: me.id, to: '', since: today, until: '', reason: '' });
  const add = useMutation({
    mutationFn: () => api.post('delegations', { ...v, reason: v.reason.trim() || null }),
    onSuccess: () => {
      toast(t('standIns.added'));
      void client.invalidateQueries({ queryKey: ['records'] });
      onClose();
    },
  });
  const problems = add.error instanceof ApiError ? add.error.problems : [];
  const problem = (field: string): string | undefined => {
    const found = problems.find((p) => p.field === field);
    return found && labels.problem(found);
  };
  const set = (key: keyof typeof v) => (value: string | null) => {
    add.reset();
    setV((old) => ({ ...old, [key]: value ?? '' }));
  };
  return (
    <Dialog
      title={t('standIns.add')}
      action={t('standIns.save')}
      isBusy={add.isPending}
      isOff={!v.from || !v.to || !v.since || !v.until}
      onClose={onClose}
      onSubmit={() => add.mutate()}
    >
      {people.error && <ErrorState error={people.error} onRetry={() => people.refetch()} isCompact />}
      {isAdministrator && (
        <PersonField
          label={t('standIns.from')}
          value={v.from}
          onChange={set('from')}
          error={problem('from')}
          isFixed
        />
      )}
      <DayField
        label={t('standIns.since')}
        value={v.since}
        onChange={set('since')}
        error={problem('since')}
        required
      />
      <DayField
        label={t('standIns.until')}
        value={v.until}
        min={v.since}
        onChange={set('until')}
        error={problem('until')}
        required
      />
      <PersonField
        label={t('standIns.to')}
        value={v.to || null}
        onChange={set('to')}
        but={v.from}
        error={problem('to')}
      />
      <TextInput
        label={t('standIns.reason')}
        value={v.reason}
        onChange={(e) => set('reason')(e.currentTarget.value)}
        error={problem('reason')}
      />
      {!problems.length && <ProblemNote error={add.error} />}
    </Dialog>
  );
}
