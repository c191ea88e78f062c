import { z } from 'zod';
import { notFound } from '../../../kernel/errors.ts';
import { demandKeyScope } from '../../../platform/api/authenticate.ts';
import type { Server } from '../../../platform/api/instance.ts';
import { failures } from '../../../platform/api/resources.ts';
import { calendarText } from '../ical/jcal.ts';
import { writeCalendar } from '../ical/write-calendar.ts';
import { organiserOf, outward } from './invitation-letter.ts';
import { invite } from './invitations.ts';
import { meetingAlone } from './planned.ts';

const tags = ['calendar'];
const params = z.object({ id: z.uuid() });

/** A meeting told to those outside: by mail, or as a file where no mail server is set. */
export function registerInvitations(server: Server): void {
  const told = z.object({ invited: z.int(), calledOff: z.int() });
  server.post(
    '/api/v1/calendar/meetings/:id/invite',
    { schema: { tags, params, response: { 200: told, ...failures } } },
    async ({ ctx, params }) => {
      demandKeyScope(ctx, 'activities.meeting', 'write');
      return invite(ctx, params.id);
    },
  );
  server.get(
    '/api/v1/calendar/meetings/:id/invitation.ics',
    { schema: { tags, params, response: { 200: z.string(), ...failures } } },
    async ({ ctx, params }, reply) => {
      demandKeyScope(ctx, 'activities.meeting', 'read');
      const found = await meetingAlone(ctx, params.id);
      if (!found) throw notFound();
      const organiser = await organiserOf(ctx, found);
      const entry = { ...outward(ctx, found), attendees: [], organiser: organiser.email ? organiser : null };
      return reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', 'attachment; filename="invitation.ics"')
        .serializer(String)
        .send(calendarText(writeCalendar([entry], { method: 'PUBLISH' })));
    },
  );
}
