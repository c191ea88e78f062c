import type { Logger } from 'pino';
import { createAccess } from './access/service.ts';
import type { App } from './app.ts';
import { loadCustomFields } from './custom-fields/load.ts';
import { rollupSql } from './custom-fields/rollup.ts';
import type { Database } from './database/connection.ts';
import { createEvents } from './events/dispatch.ts';
import { createJobs } from './jobs/jobs.ts';
import type { Module } from './module.ts';
import { loadOverlays } from './overlays/load.ts';
import { createRealtime } from './realtime/realtime.ts';
import { createRegistry } from './registry.ts';
import { loadSettings } from './settings/settings.ts';

export interface AppOptions {
  db: Database;
  modules: Module[];
  log: Logger;
  masterKey: Buffer;
  dataDir: string;
  now?: () => Date;
}

export async function createApp(o: AppOptions): Promise<App> {
  const registry = createRegistry(o.modules);
  const access = createAccess(
    o.db,
    () => o.now?.() ?? new Date(),
    () => settings.timeZone,
  );
  const realtime = createRealtime(o.db, o.log);
  const jobs = createJobs(o.db, o.log);
  let settings = await loadSettings(o.db);
  const app: App = {
    registry,
    db: o.db,
    log: o.log,
    access,
    events: createEvents(registry, jobs),
    realtime,
    jobs,
    masterKey: o.masterKey,
    dataDir: o.dataDir,
    settings: () => settings,
    rollup: rollupSql,
    refresh: async () => {
      settings = await loadSettings(o.db);
      registry.customise(
        await loadCustomFields(o.db, registry, o.log),
        await loadOverlays(o.db, registry, o.log),
      );
      await access.reload();
    },
    now: () => o.now?.() ?? new Date(),
    close: async () => {
      await jobs.stop();
      await realtime.close();
    },
  };
  await app.refresh();
  await realtime.start(() => app.refresh());
  return app;
}
