import type { WebModule } from '../../../web/shell/screens.ts';

const module: WebModule = {
  // The list's own page: the generic one with a board of the cycle in place of the plain one.
  screens: [
    {
      path: '/deals',
      icon: 'target-arrow',
      title: 'deals:board.title',
      group: 'none',
      order: 10,
      load: () => import('./deals-page.tsx'),
    },
  ],
  panels: [
    {
      entity: 'deals.deal',
      place: 'top',
      name: 'cycle',
      title: 'deals:bar.title',
      order: 10,
      verbs: ['move', 'win', 'lose'],
      load: () => import('./page/stage-bar.tsx'),
    },
    {
      entity: 'deals.deal',
      place: 'main',
      name: 'lines',
      title: 'deals:lines.title',
      order: 10,
      load: () => import('./page/lines.tsx'),
    },
  ],
  verbForms: [
    { entity: 'deals.deal', verb: 'move', load: () => import('./moves/move-form.tsx') },
    {
      entity: 'deals.deal',
      verb: 'win',
      menu: { icon: 'trophy', title: 'deals:moves.winOnDay' },
      load: () => import('./moves/win-form.tsx'),
    },
    { entity: 'deals.deal', verb: 'lose', load: () => import('./moves/loss-form.tsx') },
    {
      entity: 'deals.deal',
      verb: 'upgrade',
      menu: { icon: 'versions' },
      load: () => import('./moves/upgrade-form.tsx'),
    },
    { entity: 'deals.deal', verb: 'reopen', load: () => import('./moves/move-form.tsx') },
  ],
};
export default module;
