import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { modules } from '../src/app/modules.ts';
import { assignRole } from '../src/platform/access/roles.ts';
import { User } from '../src/platform/access/user.entity.ts';
import { registerApi } from '../src/platform/api/register.ts';
import { createServer } from '../src/platform/api/server.ts';
import type { App } from '../src/platform/app.ts';
import { SESSION_COOKIE } from '../src/platform/auth/cookie.ts';
import { install, installationToken } from '../src/platform/auth/installation.ts';
import { findSession, openSession } from '../src/platform/auth/sessions.ts';
import { systemContext, transact } from '../src/platform/context.ts';
import { createApp } from '../src/platform/create-app.ts';
import { openDatabase } from '../src/platform/database/connection.ts';
import { startEmbedded } from '../src/platform/database/embedded/start-embedded.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { jobsOfSubscribers } from '../src/platform/events/dispatch.ts';
import { createRecord } from '../src/platform/records/write.ts';
import { generate, sizesAt } from './data.ts';

/** The whole program over generated data, and a seller's session in it. */
export interface Installation {
  app: App;
  connection: object;
  base: string;
  headersOf(figure: { by?: 'owner' }): Record<string, string>;
  /** A company that the seller sees. */
  company: string;
  sellers: string[];
  /** Of deals by stage and responsible. */
  report: string;
  close(): Promise<void>;
}

export async function startInstallation(scale: number): Promise<Installation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mijoz-bench-'));
  const embedded = await startEmbedded({ dataDir, log: () => undefined });
  const db = openDatabase(embedded.connection);
  await migrate(db.pool);
  const log = pino({ level: 'warn' });
  const app = await createApp({ db, modules, log, masterKey: Buffer.alloc(32), dataDir });
  const jobs = [...app.registry.jobs, ...jobsOfSubscribers(app.registry)];
  await app.jobs.start(app, jobs, false, (a) => systemContext(a, 'bench'));
  const { owner, sellers, company } = await prepare(app, scale);
  const server = await createServer(app, { trustProxy: false, https: null });
  registerApi(app, server);
  const base = await server.listen({ port: 0, host: '127.0.0.1' });
  const [ofSeller, ofOwner] = [await sessionOf(app, sellers[0] ?? ''), await sessionOf(app, owner)];
  return {
    app,
    connection: embedded.connection,
    base,
    headersOf: ({ by }) => (by === 'owner' ? ofOwner : ofSeller),
    company,
    sellers,
    report: await idOf(
      app,
      `select id from report where question->>'form' = 'pivot' and entity = 'deals.deal' limit 1`,
    ),
    close: async () => {
      await server.close();
      await app.close();
      await db.end();
      await embedded.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function sessionOf(app: App, user: string): Promise<Record<string, string>> {
  const secret = await openSession(app, app.db, user, { address: '127.0.0.1' });
  const csrf = (await findSession(app, secret))?.csrf ?? '';
  return { cookie: `${SESSION_COOKIE}=${secret}`, 'x-csrf': csrf, 'content-type': 'application/json' };
}

/** A company with fifty sellers; the one who asks sees what the default role of a seller shows. */
async function prepare(
  app: App,
  scale: number,
): Promise<{ owner: string; sellers: string[]; company: string }> {
  const token = (await installationToken(app)) ?? '';
  const owner = await install(app, {
    token,
    language: 'en',
    country: 'UZ',
    currency: 'UZS',
    timeZone: 'Asia/Tashkent',
    company: 'Bench',
    name: 'Owner',
    email: 'o@example.com',
    password: 'bench password',
  });
  const sellers = await transact(systemContext(app, 'bench'), async (ctx) => {
    const ids: string[] = [];
    for (let i = 0; i < 50; i++)
      ids.push(
        (await createRecord(ctx, User, { name: `Seller ${i}`, hasSignIn: true, email: `s${i}@example.com` }))
          .id,
      );
    await assignRole(ctx, ids[0] ?? '', 'head');
    return ids;
  });
  await generate(app.db, sizesAt(scale), sellers);
  const company = await idOf(
    app,
    `select id from party where owner_id = $1 and kind = 'company' limit 1`,
    sellers[0],
  );
  return { owner, sellers, company };
}

async function idOf(app: App, text: string, ...values: unknown[]): Promise<string> {
  const { rows } = await app.db.raw(text, values);
  return (rows[0] as { id: string }).id;
}
