import { pino } from 'pino';
import { registerApi } from '../../platform/api/register.ts';
import { createServer } from '../../platform/api/server.ts';
import type { App } from '../../platform/app.ts';
import type { Module } from '../../platform/module.ts';
import { createRegistry } from '../../platform/registry.ts';

/** The API's description, made without a database: routes are registered, none is called. */
export async function openapiFile(modules: Module[]): Promise<string> {
  const app = { registry: createRegistry(modules), log: pino({ level: 'silent' }) } as unknown as App;
  const server = await createServer(app, { trustProxy: false, https: null });
  registerApi(app, server);
  await server.ready();
  const text = `${JSON.stringify(server.swagger(), null, 1)}\n`;
  await server.close();
  return text;
}
