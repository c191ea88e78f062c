import {
  type Icon,
  IconCalendarEvent,
  IconCheckbox,
  IconMail,
  IconMapPin,
  IconPhone,
  IconUserHeart,
} from '@tabler/icons-react';

const ofKind: Record<string, Icon> = {
  call: IconPhone,
  letter: IconMail,
  meeting: IconCalendarEvent,
  visit: IconMapPin,
  any: IconUserHeart,
};

export function ItemIcon({ kind, size = 13 }: { kind: string; size?: number }) {
  const Picture = ofKind[kind] ?? IconCheckbox;
  return <Picture size={size} stroke={1.8} aria-hidden />;
}
