import {
  IconBriefcase,
  IconCalendarEvent,
  IconCheckbox,
  IconMail,
  IconMapPin,
  IconPhone,
  IconUserHeart,
} from '@tabler/icons-react';
import type { DayItem } from './my-day-data.ts';

const ofKind = {
  call: IconPhone,
  letter: IconMail,
  meeting: IconCalendarEvent,
  visit: IconMapPin,
  deal: IconBriefcase,
  any: IconUserHeart,
} as const;

export function WhatIcon({ item }: { item: DayItem }) {
  const Picture = ofKind[item.kind as keyof typeof ofKind] ?? IconCheckbox;
  return <Picture size={17} stroke={1.7} aria-hidden />;
}
