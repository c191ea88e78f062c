import type { Panel, WebModule } from '../../../web/shell/screens.ts';
import { discussed } from '../discussed.rules.ts';

const panel = (entity: string): Panel => ({
  entity,
  place: 'main',
  name: 'comments',
  title: 'comments:title',
  order: 90,
  holds: 'comments.comment',
  mark: () => import('./comment-count.tsx'),
  load: () => import('./thread.tsx'),
});
const head = (entity: string): Panel => ({
  entity,
  place: 'head',
  name: 'follow',
  title: 'comments:follow',
  order: 10,
  load: () => import('./follow-button.tsx'),
});
const module: WebModule = {
  panels: discussed.flatMap((entity) => [panel(entity), head(entity)]),
  composeTabs: [
    {
      name: 'comment',
      title: 'comments:comment',
      saved: 'comments:sent',
      icon: 'message',
      load: () => import('./compose-comment.tsx'),
    },
  ],
};
export default module;
