import { useTranslation } from 'react-i18next';
import type { RecordValues } from '../../../../web/api/records.ts';
import { useFormats } from '../../../../web/i18n/format.ts';

const DAY = 86_400_000;

/** Since when a deal stands in its stage, until when it may, and how late it is. */
export function useDeadline(
  record: RecordValues,
): { isLate: boolean; text: string | null; title: string } | undefined {
  const { t } = useTranslation('deals');
  const formats = useFormats();
  const [since, due] = [record['stageSince'], record['stageDueAt']];
  if (typeof since !== 'string' || record['outcome'] !== 'open') return undefined;
  const from = formats.dateTime(since);
  if (typeof due !== 'string') return { isLate: false, text: null, title: t('bar.since', { since: from }) };
  const over = Date.now() - Date.parse(due);
  const days = Math.floor(over / DAY);
  const late = days ? t('bar.lateBy', { count: days }) : t('bar.lateToday');
  return {
    isLate: over > 0,
    text: over > 0 ? late : t('bar.dueBy', { date: formats.date(formats.dayOf(due), true) }),
    title: t('bar.sinceDue', { since: from, due: formats.dateTime(due) }),
  };
}
