import type { WebModule } from '../../../web/shell/screens.ts';

const module: WebModule = {
  screens: [
    {
      path: '/settings/company',
      icon: 'building',
      title: 'settings:company.title',
      group: 'settings',
      order: 110,
      needs: { read: 'settings.company', right: 'administer' },
      load: () => import('./company-page.tsx'),
    },
    {
      path: '/settings/choices',
      icon: 'list',
      title: 'settings:lists.title',
      group: 'settings',
      order: 120,
      needs: { read: 'lists.choice', right: 'administer' },
      load: () => import('./lists-page.tsx'),
    },
    {
      path: '/settings/exchange-rates',
      icon: 'coin',
      title: 'settings:rates.title',
      group: 'settings',
      order: 130,
      needs: { read: 'money.rate', right: 'administer' },
      load: () => import('./rates-page.tsx'),
    },
    {
      path: '/settings/mail',
      icon: 'mail',
      title: 'settings:mail.title',
      group: 'settings',
      order: 140,
      needs: { right: 'administer' },
      load: () => import('./mail/mail-page.tsx'),
    },
  ],
};
export default module;
