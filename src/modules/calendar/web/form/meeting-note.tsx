import { useMe } from '../../../../web/api/session.ts';
import { isLink } from '../../../../web/fields/values.ts';
import type { FormNoteProps } from '../../../../web/shell/screens.ts';
import { BusyNote } from './busy-note.tsx';

const HOUR_MS = 3_600_000;

/** Below the general form of a new meeting: who is taken at that time. */
export default function MeetingNote({ draft }: FormNoteProps) {
  const me = useMe();
  const { startsAt, endsAt, organiser } = draft;
  if (typeof startsAt !== 'string') return null;
  const end = typeof endsAt === 'string' ? endsAt : new Date(Date.parse(startsAt) + HOUR_MS).toISOString();
  return <BusyNote users={[isLink(organiser) ? organiser.id : me.id]} startsAt={startsAt} endsAt={end} />;
}
