import type { Entity } from '../../../kernel/entity.ts';
import { DomainError } from '../../../kernel/errors.ts';
import { Meeting, MeetingSeries, Task } from '../../activities/public.ts';
import type { Planned } from '../outside/planned.ts';

export interface Matches {
  /** The ETag that the change was made from. */
  match: string | undefined;
  /** Only where there is nothing yet. */
  isNew: boolean;
}

export const entities: Record<Planned['entity'], Entity> = {
  'activities.meeting': Meeting,
  'activities.series': MeetingSeries,
  'activities.task': Task,
};

/** 412 where it is not what the phone has seen. */
export function demandMatch(found: Planned | undefined, { match, isNew }: Matches): void {
  const isSame =
    match === undefined || (found && (match === '*' || match.split(/\s*,\s*/).includes(found.etag)));
  if ((isNew && found) || !isSame) throw new DomainError('stale', 'changed_meanwhile');
}
