import type { App } from '../app.ts';
import { registerAuth } from '../auth/routes.ts';
import { registerFigures } from '../metrics/route.ts';
import { registerAggregate } from './aggregate-route.ts';
import { registerEvents } from './events-route.ts';
import type { Server } from './instance.ts';
import { registerMeta } from './meta.ts';
import { registerRecordRoutes } from './record-routes.ts';
import { registerResources } from './resources.ts';
import { registerSearch } from './search-route.ts';
import { registerVerbs } from './verbs.ts';

/** Every route of the API: the engine's, those made from declarations, and those that modules bring. */
export function registerApi(app: App, server: Server): void {
  registerAuth(app, server);
  registerMeta(app, server);
  registerSearch(app, server);
  registerAggregate(server);
  registerFigures(server);
  registerEvents(app, server);
  registerResources(app, server);
  registerVerbs(app, server);
  registerRecordRoutes(app, server);
  for (const module of app.registry.modules) module.routes?.(app, server);
  server.get('/api/openapi.json', { config: { isOpen: true }, schema: { hide: true } }, async () =>
    server.swagger(),
  );
}
