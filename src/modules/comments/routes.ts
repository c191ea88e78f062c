import { z } from 'zod';
import { demandKeyScope } from '../../platform/api/authenticate.ts';
import type { Server } from '../../platform/api/instance.ts';
import { failures } from '../../platform/api/resources.ts';
import { getRecord } from '../../platform/records/read.ts';
import { Comment } from './comment.entity.ts';
import { addComment } from './comments.ts';
import { isFollowed } from './following.ts';
import { peopleAt } from './sight.ts';

const tags = [Comment.name];
const body = z.object({
  record: z.object({ entity: z.string().max(80), id: z.uuid() }),
  text: z.string().max(8000),
  replyTo: z.uuid().nullable().optional(),
});
const question = z.object({ entity: z.string().max(80), id: z.uuid(), q: z.string().max(60).default('') });
const people = z.object({
  items: z.array(z.object({ id: z.uuid(), name: z.string(), canSee: z.boolean() })),
  canShare: z.boolean(),
});

export function registerComments(server: Server): void {
  server.post(
    '/api/v1/comments',
    { schema: { tags, body, response: { 201: z.looseObject({}), ...failures } } },
    async ({ ctx, body }, reply) => {
      demandKeyScope(ctx, Comment.base, 'write');
      const id = await addComment(ctx, body);
      return reply.code(201).send(JSON.parse(await getRecord(ctx, Comment, id)));
    },
  );
  server.get(
    '/api/v1/comments/people',
    { schema: { tags, querystring: question, response: { 200: people, ...failures } } },
    async ({ ctx, query }) => {
      demandKeyScope(ctx, Comment.base, 'read');
      return peopleAt(ctx, query);
    },
  );
  server.get(
    '/api/v1/comments/following',
    {
      schema: {
        tags,
        querystring: question.omit({ q: true }),
        response: { 200: z.object({ isFollowing: z.boolean() }), ...failures },
      },
    },
    async ({ ctx, query }) => {
      demandKeyScope(ctx, Comment.base, 'read');
      return { isFollowing: await isFollowed(ctx, query.entity, query.id) };
    },
  );
}
