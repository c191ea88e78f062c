import { z } from 'zod';
import { notFound } from '../../../kernel/errors.ts';
import { demandKeyScope } from '../../../platform/api/authenticate.ts';
import type { Server } from '../../../platform/api/instance.ts';
import { failures } from '../../../platform/api/resources.ts';
import { calendarText } from '../ical/jcal.ts';
import { writeCalendar } from '../ical/write-calendar.ts';
import type { Subject } from './invitation-rows.ts';
import { invite } from './invitations.ts';
import { outwardOf } from './outward.ts';

const tags = ['calendar'];
const params = z.object({ id: z.uuid() });

/** A meeting or a series told to those outside: by mail, or as a file where no mail server is set. */
export function registerInvitations(server: Server): void {
  register(server, 'meetings', 'meeting');
  register(server, 'series', 'series');
}

function register(server: Server, route: string, is: Subject['is']): void {
  const entity = `activities.${is}`;
  const told = z.object({ invited: z.int(), calledOff: z.int() });
  server.post(
    `/api/v1/calendar/${route}/:id/invite`,
    { schema: { tags, params, response: { 200: told, ...failures } } },
    async ({ ctx, params }) => {
      demandKeyScope(ctx, entity, 'write');
      return invite(ctx, { is, id: params.id });
    },
  );
  server.get(
    `/api/v1/calendar/${route}/:id/invitation.ics`,
    { schema: { tags, params, response: { 200: z.string(), ...failures } } },
    async ({ ctx, params }, reply) => {
      demandKeyScope(ctx, entity, 'read');
      const told = await outwardOf(ctx, { is, id: params.id });
      if (!told) throw notFound();
      const how = { method: 'PUBLISH', isPartOnly: told.part.occursOn !== null } as const;
      return reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', 'attachment; filename="invitation.ics"')
        .serializer(String)
        .send(calendarText(writeCalendar([told.entry], how)));
    },
  );
}
