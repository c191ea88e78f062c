import type { Server } from '../api/instance.ts';
import type { App } from '../app.ts';
import { registerAccountCare } from './account-routes.ts';
import { registerKeys } from './key-routes.ts';
import { registerMe } from './me-routes.ts';
import { registerSignIn } from './session-routes.ts';
import { registerTwoFactor } from './two-factor-routes.ts';

/** Everything about who signs in and how. */
export function registerAuth(app: App, server: Server): void {
  registerSignIn(app, server);
  registerMe(app, server);
  registerTwoFactor(app, server);
  registerKeys(server);
  registerAccountCare(server);
}
