import { type Icon, IconCalendarEvent, IconMail, IconPhone, IconSquareCheck } from '@tabler/icons-react';
import classes from '../activities.module.css';

const icons: Record<string, Icon> = { call: IconPhone, meeting: IconCalendarEvent, letter: IconMail };

export function KindIcon({ kind }: { kind: string }) {
  const Picture = icons[kind] ?? IconSquareCheck;
  return <Picture size={15} stroke={1.6} className={classes.kindIcon} aria-hidden />;
}
