import { Select, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, api } from '../../../../web/api/client.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { toast } from '../../../../web/kit/toast.tsx';
import type { VerbFormProps } from '../../../../web/shell/screens.ts';
import { type Named, useAct } from '../data.ts';
import { Dialog } from '../dialog.tsx';
import { territoriesQuery } from './data.ts';
import classes from './territories.module.css';

const BY_RULES = '';

/** Holds a customer in a territory for a reason, or leaves it to the rules again. */
export default function SetTerritory({ entity, record, onClose }: VerbFormProps) {
  const { t } = useTranslation('teams');
  const labels = useLabels();
  const isHeld = record['isTerritoryPinned'] === true;
  const now = record['territory'] as Named | null;
  const all = useQuery(territoriesQuery).data ?? [];
  const [territory, setTerritory] = useState(isHeld && now ? now.id : BY_RULES);
  const [reason, setReason] = useState(String(record['territoryReason'] ?? ''));
  const act = useAct(() =>
    api.post(`${entity.route}/${record.id}/setTerritory`, {
      territory: territory || null,
      ...(territory ? { reason } : {}),
    }),
  );
  const problems = act.error instanceof ApiError ? act.error.problems : [];
  const problem = (field: string): string | undefined => {
    const found = problems.find((p) => p.field === field);
    return found && labels.problem(found);
  };
  const save = (): void =>
    act.mutate(undefined, {
      onSuccess: () => {
        toast(t(territory ? 'territories.set.done' : 'territories.set.freed'));
        onClose();
      },
    });
  return (
    <Dialog
      title={t('territories.set.title')}
      isBusy={act.isPending}
      isOff={territory !== BY_RULES && !reason.trim()}
      onClose={onClose}
      onSubmit={save}
    >
      <Select
        label={t('territories.set.territory')}
        data={[
          { value: BY_RULES, label: t('territories.set.byRules') },
          ...all.filter((x) => x.isActive).map((x) => ({ value: x.id, label: x.name })),
        ]}
        value={territory}
        onChange={(v) => setTerritory(v ?? BY_RULES)}
        error={problem('territory')}
        allowDeselect={false}
        searchable
      />
      {territory !== BY_RULES && (
        <>
          <p className={classes.hint}>{t('territories.set.held')}</p>
          <Textarea
            label={t('territories.set.reason')}
            description={t('territories.set.reasonText')}
            value={reason}
            maxLength={500}
            autosize
            onChange={(e) => setReason(e.currentTarget.value)}
            error={problem('reason')}
            required
          />
        </>
      )}
    </Dialog>
  );
}
