import type { WebModule } from '../../../web/shell/screens.ts';

const module: WebModule = {
  homeTops: [
    { order: 10, needs: { right: 'administer' }, load: () => import('./sample-note.tsx') },
    { order: 20, needs: { right: 'administer' }, load: () => import('./first-steps.tsx') },
  ],
};
export default module;
