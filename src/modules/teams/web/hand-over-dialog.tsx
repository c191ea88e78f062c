import { Checkbox, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { toast } from '../../../web/kit/toast.tsx';
import { type Person, peopleQuery, useAct } from './data.ts';
import { Dialog } from './dialog.tsx';

/** Gives a colleague's customers and open work to another, alone or when the colleague leaves. */
export function HandOverDialog({
  person,
  isLeaving,
  onClose,
}: {
  person: Person;
  isLeaving: boolean;
  onClose(): void;
}) {
  const { t } = useTranslation('teams');
  const labels = useLabels();
  const people = useQuery(peopleQuery).data ?? [];
  const [to, setTo] = useState<string | null>(null);
  const [withClosed, setWithClosed] = useState(false);
  const act = useAct(() =>
    isLeaving
      ? api.post<{ handed: Record<string, number> }>(
          `users/${person.id}/deactivate`,
          to ? { handOverTo: to } : {},
        )
      : api.post<{ handed: Record<string, number> }>(`users/${person.id}/handOver`, { to, withClosed }),
  );
  const report = ({ handed }: { handed: Record<string, number> }): void => {
    const parts = Object.entries(handed).map(([entity, count]) => `${labels.many(entity)}: ${count}`);
    toast(
      parts.length
        ? t('handOver.done', { list: parts.join(', ') })
        : t(isLeaving ? 'handOver.left' : 'handOver.nothing', { name: person.name }),
    );
    onClose();
  };
  return (
    <Dialog
      title={t(isLeaving ? 'handOver.leave' : 'handOver.title', { name: person.name })}
      action={t(isLeaving ? 'people.deactivate' : 'people.handOver')}
      isBusy={act.isPending}
      isOff={!isLeaving && !to}
      onClose={onClose}
      onSubmit={() => act.mutate(undefined, { onSuccess: report })}
    >
      <p>{t(isLeaving ? 'handOver.leaveText' : 'handOver.text')}</p>
      <Select
        label={t('handOver.to')}
        data={people
          .filter((p) => p.isActive && p.id !== person.id)
          .map((p) => ({ value: p.id, label: p.name }))}
        value={to}
        onChange={setTo}
        searchable
        clearable
      />
      {!isLeaving && (
        <Checkbox
          label={t('handOver.withClosed')}
          checked={withClosed}
          onChange={(e) => setWithClosed(e.currentTarget.checked)}
        />
      )}
    </Dialog>
  );
}
