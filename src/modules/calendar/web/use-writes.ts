import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { errorToast, toast, undoToast } from '../../../web/kit/toast.tsx';
import { CALENDAR_KEY, type CalendarAnswer, type CalendarItem, routes } from './calendar-data.ts';
import type { Draft } from './grid/use-drag.ts';
import { before as asItWas, type Patch, patchOf } from './patch-of.ts';

export type Scope = 'one' | 'following' | 'all';
interface Asked {
  item: CalendarItem;
  patch: Patch;
}

/** Puts what was dragged where it was let go: shown at once, undone by one click, put back where the server refuses. */
export function useWrites(timeZone: string) {
  const { t } = useTranslation('calendar');
  const client = useQueryClient();
  const index = useMeta();
  /** A meeting of a series waits for the answer which of them is meant. */
  const [asked, setAsked] = useState<Asked | null>(null);
  const settle = () => client.invalidateQueries({ queryKey: ['records'] });

  const write = async ({ item, patch }: Asked, scope: Scope): Promise<void> => {
    setAsked(null);
    const before = asItWas(item, patch);
    show(client, item, patch);
    try {
      if (scope === 'one') await one(item, patch, before, settle, t);
      else await series(item, patch, before, scope, settle, t);
    } catch (error) {
      errorToast(error, index.find(item.entity));
    } finally {
      await settle();
    }
  };
  const put = (draft: Draft): void => {
    const { item } = draft;
    const patch = item && patchOf(item, draft, timeZone);
    if (!item || !patch) return;
    if (patch === 'needsHour') toast(t('fixed.needsHour'));
    else if (Object.keys(patch).length === 0) return;
    else if (item.series) setAsked({ item, patch });
    else void write({ item, patch }, 'one');
  };
  return { put, asked, answer: write, forget: () => setAsked(null) };
}

type Settle = () => Promise<void>;
type Words = TFunction<'calendar'>;

async function one(item: CalendarItem, patch: Patch, before: Patch, settle: Settle, t: Words): Promise<void> {
  const path = `${routes[item.entity]}/${item.id}`;
  const saved = await api.patch<{ version: number }>(path, { ...patch, version: item.version });
  undoToast(t('moved', { title: item.title ?? t(`kind.${item.kind}`) }), () =>
    api.patch(path, { ...before, version: saved.version }).then(settle),
  );
}

/** A split is taken back as such; else what was moved is the series as a whole. */
async function series(
  item: CalendarItem,
  patch: Patch,
  before: Patch,
  scope: Scope,
  settle: Settle,
  t: Words,
): Promise<void> {
  const path = `meetings/${item.id}`;
  const { split } = await api.post<{ split: object | null }>(`${path}/changeSeries`, {
    scope,
    values: patch,
  });
  const undo = () =>
    split
      ? api.post(`calendar/${path}/rejoin`, split)
      : api.post(`${path}/changeSeries`, { scope: 'all', values: before });
  undoToast(t('movedSeries'), () => undo().then(settle));
}

/** At once wherever the calendar shows it. */
function show(client: QueryClient, item: CalendarItem, patch: Patch): void {
  const { startsAt, endsAt, dueAt, dueOn } = patch as Record<string, string | null | undefined>;
  const start = startsAt ?? dueAt;
  const shown = {
    ...(start ? { startsAt: start, endsAt: endsAt ?? later(start), day: null } : {}),
    ...(dueOn ? { day: dueOn, startsAt: null, endsAt: null } : {}),
  };
  client.setQueriesData<CalendarAnswer>(
    { queryKey: CALENDAR_KEY },
    (data) => data && { ...data, items: data.items.map((i) => (i.id === item.id ? { ...i, ...shown } : i)) },
  );
}

const later = (start: string): string => new Date(Date.parse(start) + 30 * 60_000).toISOString();
