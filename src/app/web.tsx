import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { EntityView } from '../kernel/view.ts';
import { setSignedOutHandler } from '../web/api/client.ts';
import { createQueryClient } from '../web/api/query-client.ts';
import { firstLanguage, startLanguage } from '../web/i18n/language.ts';
import { LocaleProvider } from '../web/i18n/locale-provider.tsx';
import { UiRoot } from '../web/kit/ui-root.tsx';
import { coreModule } from '../web/shell/core-module.ts';
import { followNewVersions } from '../web/shell/new-version.ts';
import { makeRouter } from '../web/shell/router.tsx';
import { registerView, registerWebModule, type WebModule } from '../web/shell/screens.ts';

const ofModules = import.meta.glob<WebModule>(
  ['../modules/*/web/screens.ts', '../integrations/*/web/screens.ts'],
  { eager: true, import: 'default' },
);
const views = import.meta.glob<EntityView>('../modules/*/*.views.ts', { eager: true, import: 'default' });

registerWebModule(coreModule);
for (const module of Object.values(ofModules)) registerWebModule(module);
for (const view of Object.values(views)) registerView(view);

const client = createQueryClient();
const router = makeRouter(client);
followNewVersions();
setSignedOutHandler(async () => {
  // Before this page is left, which would cut it off.
  const { forgetKept } = await import('../web/offline/kept.ts');
  await forgetKept().catch(() => undefined);
  if (location.pathname !== '/sign-in')
    location.assign(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`);
});

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root');
await startLanguage(firstLanguage());
createRoot(element).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <UiRoot>
        <LocaleProvider>
          <RouterProvider router={router} />
        </LocaleProvider>
      </UiRoot>
    </QueryClientProvider>
  </StrictMode>,
);
