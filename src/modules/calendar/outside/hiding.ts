import type { Context } from '../../../platform/context.ts';

interface Hiding {
  hidesMeetings: boolean;
  hidesSeries: boolean;
  hidesTasks: boolean;
  hidesPeople: boolean;
  /** The value, or null where the reader's roles hide the field. */
  seen<T>(entity: string, field: string, value: T): T | null;
}

/** What the reader's roles hide of what a calendar shows. */
export function hiding(ctx: Context): Hiding {
  const isHidden = (entity: string, field: string): boolean =>
    ctx.grants.fieldsOf(entity)[field] === 'hidden';
  const hidesAny = (entity: string, fields: string[]): boolean => fields.some((f) => isHidden(entity, f));
  return {
    hidesMeetings: hidesAny('activities.meeting', ['startsAt', 'endsAt']),
    hidesSeries:
      hidesAny('activities.meeting', ['startsAt', 'endsAt']) ||
      Object.values(ctx.grants.fieldsOf('activities.series')).includes('hidden'),
    hidesTasks: hidesAny('activities.task', ['assignee', 'state']),
    hidesPeople:
      hidesAny('activities.meeting', ['participants', 'organiser']) ||
      hidesAny('activities.participant', ['name', 'email', 'user', 'person', 'answer']),
    seen: (entity, field, value) => (isHidden(entity, field) ? null : value),
  };
}
