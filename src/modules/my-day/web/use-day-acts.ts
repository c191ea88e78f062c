import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { errorToast, undoToast } from '../../../web/kit/toast.tsx';
import { type DayItem, routes } from './my-day-data.ts';

export const canPostpone = (item: DayItem): boolean =>
  item.entity === 'activities.task' || item.entity === 'plans.contact';
/** A planned contact is done by the contact itself, a deal by what is planned for it: neither by a tick. */
export const canFinish = (item: DayItem): boolean =>
  item.entity === 'activities.task' ||
  (item.entity === 'activities.meeting' && item.reason.code === 'meeting_over');

/** What can be done with a line by one key; each can be taken back. */
export function useDayActs() {
  const { t } = useTranslation('my-day');
  const { timeZone } = useFormats();
  const client = useQueryClient();
  const attempt = async (
    act: () => Promise<unknown>,
    message: string,
    undo: () => Promise<unknown>,
  ): Promise<void> => {
    const settle = () => client.invalidateQueries({ queryKey: ['records'] });
    try {
      await act();
      undoToast(message, () => undo().then(settle));
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
        () => api.patch(path, { dueOn }),
        t('postponed', { title: item.title }),
        () => api.patch(path, { dueOn: item.dueOn }),
      );
    },
    finish: (item: DayItem) => {
      const path = `${routes[item.entity]}/${item.id}`;
      const isTask = item.entity === 'activities.task';
      return attempt(
        () => api.post(`${path}/${isTask ? 'complete' : 'hold'}`, {}),
        t('finished', { title: item.title }),
        () => api.post(`${path}/reopen`, {}),
      );
    },
  };
}
