import type { Module } from '../../platform/module.ts';
import { Comment } from './comment.entity.ts';
import { writtenOut } from './comments.ts';
import { Following } from './following.table.ts';
import { followVerbs } from './following.ts';
import { tellFollowers } from './on/tell-followers.ts';
import { tellNamed } from './on/tell-named.ts';
import { registerComments } from './routes.ts';

/** What colleagues say to each other at a record, and whom they name. */
export const comments: Module = {
  name: 'comments',
  dependsOn: ['contacts', 'activities', 'deals', 'products', 'plans', 'teams', 'reminders'],
  entities: [Comment, Following],
  preparations: [writtenOut],
  subscribers: [tellNamed, tellFollowers],
  verbs: followVerbs,
  routes: (_app, server) => registerComments(server),
};
