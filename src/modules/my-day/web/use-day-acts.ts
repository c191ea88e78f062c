import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { useMe } from '../../../web/api/session.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { errorToast, toast, undoToast } from '../../../web/kit/toast.tsx';
import type { Written } from '../../../web/offline/entry.ts';
import { sendOrKeep } from '../../../web/offline/send-or-keep.ts';
import { type DayItem, routes } from './my-day-data.ts';

export const canPostpone = (item: DayItem): boolean =>
  item.entity === 'activities.task' || item.entity === 'plans.contact';
/** A planned contact is done by the contact itself, a deal by what is planned for it: neither by a tick. */
export const canFinish = (item: DayItem): boolean =>
  item.entity === 'activities.task' ||
  (item.entity === 'activities.meeting' && item.reason.code === 'meeting_over');

/** What can be done with a line by one key; each can be taken back, and waits where there is no connection. */
export function useDayActs() {
  const { t } = useTranslation('my-day');
  const { timeZone } = useFormats();
  const client = useQueryClient();
  const me = useMe();
  const attempt = async (written: Written, message: string, undo: () => Promise<unknown>): Promise<void> => {
    const settle = () => client.invalidateQueries({ queryKey: ['records'] });
    try {
      // What waits is taken back where it is shown as waiting.
      if ((await sendOrKeep(me.id, written)) === 'kept') toast(t('web:offline.kept'));
      else undoToast(message, () => undo().then(settle));
    } catch (error) {
      errorToast(error);
    } finally {
      await settle();
    }
  };
  return {
    postpone: (item: DayItem) => {
      const path = `${routes[item.entity]}/${item.id}`;
      const dueOn = Temporal.Now.plainDateISO(timeZone).add({ days: 1 }).toString();
      return attempt(
        {
          kind: 'postpone',
          method: 'PATCH',
          path,
          body: { dueOn, version: item.version },
          wordsIn: null,
          about: aboutOf(item),
        },
        t('postponed', { title: item.title }),
        () => api.patch(path, { dueOn: item.dueOn }),
      );
    },
    finish: (item: DayItem) => {
      const path = `${routes[item.entity]}/${item.id}`;
      const isTask = item.entity === 'activities.task';
      const verb = isTask ? 'complete' : 'hold';
      return attempt(
        {
          kind: verb,
          method: 'POST',
          path: `${path}/${verb}`,
          body: {},
          wordsIn: null,
          about: aboutOf(item),
        },
        t('finished', { title: item.title }),
        () => api.post(`${path}/reopen`, {}),
      );
    },
  };
}

const aboutOf = (item: DayItem): Written['about'] => ({
  route: routes[item.entity],
  id: item.id,
  name: item.title ?? '',
  party: item.party,
});
