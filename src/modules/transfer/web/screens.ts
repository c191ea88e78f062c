import type { WebModule } from '../../../web/shell/screens.ts';

const module: WebModule = {
  screens: [
    {
      path: '/import',
      icon: 'file-import',
      title: 'transfer:title',
      group: 'catalogue',
      order: 90,
      goKey: 'KeyI',
      needs: { right: 'import' },
      load: () => import('./start-page.tsx'),
    },
    {
      path: '/import/$ids',
      icon: 'file-import',
      title: 'transfer:title',
      group: 'none',
      order: 91,
      needs: { right: 'import' },
      load: () => import('./files-page.tsx'),
    },
    {
      path: '/import/archive/$id',
      icon: 'package',
      title: 'transfer:archive.loadTitle',
      group: 'none',
      order: 91,
      needs: { right: 'administer' },
      load: () => import('./archive-load-page.tsx'),
    },
    {
      path: '/settings/export',
      icon: 'upload',
      title: 'transfer:export.title',
      group: 'settings',
      order: 150,
      needs: { right: 'administer' },
      load: () => import('./archive-page.tsx'),
    },
    {
      path: '/export/$route',
      icon: 'upload',
      title: 'transfer:export.title',
      group: 'none',
      order: 92,
      load: () => import('./export-page.tsx'),
    },
  ],
};
export default module;
