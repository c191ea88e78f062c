import type { Module } from '../../platform/module.ts';
import { Comment } from './comment.entity.ts';
import { writtenOut } from './comments.ts';
import { tellNamed } from './on/tell-named.ts';
import { registerComments } from './routes.ts';

/** What colleagues say to each other at a record, and whom they name. */
export const comments: Module = {
  name: 'comments',
  dependsOn: ['contacts', 'teams', 'reminders'],
  entities: [Comment],
  preparations: [writtenOut],
  subscribers: [tellNamed],
  routes: (_app, server) => registerComments(server),
};
