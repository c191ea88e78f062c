export const kinds = [
  'taskDay',
  'taskTime',
  'meeting',
  'contactDay',
  'contactLate',
  'contactLateHead',
  'dealLate',
] as const;
export type ReminderKind = (typeof kinds)[number];

/** What is reminded of, when and whom. */
export interface ReminderRule {
  kind: ReminderKind;
  entity: string;
  /** On the reader's morning, so many days after the day; or so many minutes before the instant. */
  due: { day: string; plus: number } | { instant: string; minutes: number };
  /** Only where this field is empty. */
  unless?: string;
  /** Not any more once this instant has passed. */
  until?: string;
  open: { field: string; is: string };
  /** The field with the one whose work it is. */
  of: string;
  /** Not they themselves, but whoever heads their department. */
  isForHead?: true;
  /** Colleagues who take part, in records of their own. */
  also?: { entity: string; by: string; user: string; unless: { field: string; is: string } };
}

const MINUTES = 15;
const LATE_DAYS = 3;
const task = { entity: 'activities.task', open: { field: 'state', is: 'open' }, of: 'assignee' };
const contact = { entity: 'plans.contact', open: { field: 'state', is: 'planned' }, of: 'assignee' };

export const rules: ReminderRule[] = [
  { ...task, kind: 'taskDay', due: { day: 'dueOn', plus: 0 }, unless: 'dueAt' },
  { ...task, kind: 'taskTime', due: { instant: 'dueAt', minutes: MINUTES } },
  {
    kind: 'meeting',
    entity: 'activities.meeting',
    due: { instant: 'startsAt', minutes: MINUTES },
    until: 'endsAt',
    open: { field: 'state', is: 'planned' },
    of: 'organiser',
    also: {
      entity: 'activities.participant',
      by: 'meeting',
      user: 'user',
      unless: { field: 'answer', is: 'declined' },
    },
  },
  { ...contact, kind: 'contactDay', due: { day: 'dueOn', plus: 0 } },
  { ...contact, kind: 'contactLate', due: { day: 'dueOn', plus: LATE_DAYS } },
  { ...contact, kind: 'contactLateHead', due: { day: 'dueOn', plus: LATE_DAYS }, isForHead: true },
  {
    kind: 'dealLate',
    entity: 'deals.deal',
    due: { day: 'expectedOn', plus: 1 },
    open: { field: 'outcome', is: 'open' },
    of: 'owner',
  },
];

/** What could not be told in time (the program was stopped, the reader wanted quiet) is told late, but no later than this. */
export const GRACE_DAYS = 3;
