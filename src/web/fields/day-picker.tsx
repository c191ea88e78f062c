import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/ru';
import 'dayjs/locale/uz-latn';
import { DatePicker } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session.ts';

const locales: Record<string, string> = { ru: 'ru', uz: 'uz-latn' };

/** Its own chunk: the calendar of the dates' library comes when the first one is opened. */
export default function DayPicker(props: { value: string | null; onChoose(day: string): void }) {
  const { i18n } = useTranslation();
  const me = useMe();
  const first = (me.company.weekStart % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
  return (
    <DatePicker
      size="xs"
      value={props.value}
      defaultDate={props.value ?? undefined}
      onChange={(day) => day && props.onChoose(day)}
      locale={locales[i18n.language] ?? 'en'}
      firstDayOfWeek={first}
    />
  );
}
