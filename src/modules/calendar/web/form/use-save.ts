import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api/client.ts';
import type { RecordValues } from '../../../../web/api/records.ts';
import { ruleOf } from '../repeat/rule.ts';
import type { Scope } from '../use-writes.ts';
import {
  canInvite,
  type FormDraft,
  type Guest,
  guestKey,
  guestWire,
  isMeeting,
  meetingWire,
  seriesWire,
  taskWire,
} from './form-draft.ts';
import { type Kept, sendInvitations } from './send-invitations.ts';

/** What the form was opened on: nothing yet, or a meeting with its participants and perhaps its series. */
export interface Opened {
  record: RecordValues;
  series: RecordValues | null;
  guests: Guest[];
}

export function useSave(opened: Opened | null, onSaved: () => void) {
  const client = useQueryClient();
  const { t } = useTranslation('calendar');
  return useMutation({
    mutationFn: ({ draft, scope }: { draft: FormDraft; scope: Scope }) =>
      opened ? change(opened, draft, scope) : create(draft),
    onSuccess: async (kept, { draft }) => {
      onSaved();
      if (kept && draft.invites && canInvite(draft))
        await sendInvitations(client, kept, (count) => t('invite.sent', { count }));
      await client.invalidateQueries({ queryKey: ['records'] });
    },
  });
}

/** Resolves to what people can be invited to: the meeting that was made, or the series. */
async function create(draft: FormDraft): Promise<Kept | undefined> {
  if (!isMeeting(draft)) {
    await api.post('tasks', taskWire(draft));
    return undefined;
  }
  if (draft.repeat) {
    const { id } = await api.post<{ id: string }>('meeting-series', seriesWire(draft, draft.repeat));
    return { route: 'series', id };
  }
  const values = { ...meetingWire(draft), participants: draft.guests.map(guestWire) };
  return { route: 'meetings', id: (await api.post<{ id: string }>('meetings', values)).id };
}

async function change({ record, series, guests }: Opened, draft: FormDraft, scope: Scope): Promise<Kept> {
  const wire = meetingWire(draft);
  const { repeat } = draft;
  const rule = repeat && { rule: ruleOf(repeat), until: repeat.until, times: repeat.times };
  if (scope === 'one' || !series) {
    await api.patch(`meetings/${record.id}`, { ...wire, version: record.version });
    await keepGuests('participants', { meeting: record.id }, guests, draft.guests);
    if (!rule || series) return { route: 'meetings', id: record.id };
    const made = await api.post<{ series: string }>(`meetings/${record.id}/repeat`, rule);
    return { route: 'series', id: made.series };
  }
  const { series: id } = await api.post<{ series: string }>(`meetings/${record.id}/changeSeries`, {
    scope,
    values: { ...wire, ...changedRule(rule, series) },
  });
  await keepSeriesGuests(id, guests, draft.guests);
  return { route: 'series', id };
}

/** Only what differs, so that "8 of 10 times are left" of a series that was split stays true. */
function changedRule(rule: object | null, series: RecordValues): object {
  return Object.fromEntries(
    Object.entries(rule ?? {}).filter(([name, value]) => (series[name] ?? null) !== value),
  );
}

async function keepGuests(route: string, of: object, before: Guest[], after: Guest[]): Promise<void> {
  const known = new Set(after.map(guestKey));
  for (const g of before) if (g.id && !known.has(guestKey(g))) await api.delete(`${route}/${g.id}`);
  const had = new Set(before.map(guestKey));
  for (const g of after) if (!had.has(guestKey(g))) await api.post(route, { ...of, ...guestWire(g) });
}

/** The series keeps its own list: the same people are taken out and in there. */
async function keepSeriesGuests(series: string, before: Guest[], after: Guest[]): Promise<void> {
  const filter = { field: 'series', op: 'in', value: [series] };
  const { items } = await api.get<{ items: RecordValues[] }>('meeting-series-guests', { filter, limit: 200 });
  const rows = items.map(guestOf);
  const gone = new Set(before.map(guestKey).filter((key) => !after.some((g) => guestKey(g) === key)));
  const had = new Set([...before, ...rows].map(guestKey));
  for (const g of rows) if (gone.has(guestKey(g))) await api.delete(`meeting-series-guests/${g.id}`);
  for (const g of after)
    if (!had.has(guestKey(g))) await api.post('meeting-series-guests', { series, ...guestWire(g) });
}

export const guestOf = (row: RecordValues): Guest => ({
  id: row.id,
  ...(row['user'] ? { user: row['user'] as NonNullable<Guest['user']> } : {}),
  ...(row['person'] ? { person: row['person'] as NonNullable<Guest['person']> } : {}),
  ...(!row['user'] && !row['person'] ? { email: String(row['email'] ?? row['name'] ?? '') } : {}),
});
