import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { modules } from '../app/modules.ts';
import type { Language } from '../kernel/i18n.ts';
import { Department, DepartmentMembership } from '../platform/access/organisation.entity.ts';
import { assignRole } from '../platform/access/roles.ts';
import { User } from '../platform/access/user.entity.ts';
import type { Server } from '../platform/api/instance.ts';
import { registerApi } from '../platform/api/register.ts';
import { createServer } from '../platform/api/server.ts';
import type { App } from '../platform/app.ts';
import { install, installationToken } from '../platform/auth/installation.ts';
import { type Context, systemContext, transact } from '../platform/context.ts';
import { createApp } from '../platform/create-app.ts';
import { type Database, openDatabase } from '../platform/database/connection.ts';
import { sql } from '../platform/database/sql.ts';
import { jobsOfSubscribers } from '../platform/events/dispatch.ts';
import type { Module, Values } from '../platform/module.ts';
import { createRecord, updateRecord } from '../platform/records/write.ts';
import { today } from '../platform/today.ts';
import { type Client, clientOf, signedIn } from './client.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

export const OWNER = { email: 'olga@example.com', password: 'correct horse battery' };

export interface TestAppOptions {
  /** Takes jobs up too; without it they only wait in the queue. */
  work?: boolean;
  modules?: Module[];
  language?: Language;
  country?: string;
  currency?: string;
  timeZone?: string;
  /** False leaves the first page open. */
  isInstalled?: boolean;
  /** One that outlives the program; what is installed in it already is not installed again. */
  database?: TestDatabase;
}

export interface NewUser {
  name?: string;
  email?: string | null;
  department?: string;
}

export interface Route {
  method: string;
  url: string;
  isOpen: boolean;
}

/** The whole program over a database of its own, with a company, asked through its API and without a network. */
export interface TestApp {
  app: App;
  server: Server;
  /** Every route of the API, as it was registered. */
  routes: Route[];
  db: Database;
  /** The owner of the installation, signed in. */
  owner: Client;
  anonymous: Client;
  /** Makes a colleague with the roles of these kinds (`seller`, or several) and signs in. */
  user(roles: string | readonly string[], o?: NewUser): Promise<Client>;
  /** Makes a department; resolves to its id. */
  department(name: string, o?: { parent?: string; head?: string }): Promise<string>;
  /** Gives the members of a department: from the day, or from today. */
  member(department: string, user: string, from?: string): Promise<void>;
  /** The program's own context, in which anything may be arranged. */
  system(): Context;
  /** The company's date so many days from today, by the program's clock. */
  day(offset?: number): string;
  /** Moves the program's clock forward. */
  pass(time: { days?: number; hours?: number; minutes?: number; seconds?: number }): void;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function startTestApp(o: TestAppOptions = {}): Promise<TestApp> {
  const database = o.database ?? (await createTestDatabase());
  const db = openDatabase({ ...database.connection, max: 6 });
  const dataDir = mkdtempSync(join(tmpdir(), 'mijoz-files-'));
  let offset = 0;
  const now = (): Date => new Date(Date.now() + offset);
  const log = pino({ level: process.env['LOG_LEVEL'] ?? 'silent' });
  const app = await createApp({
    db,
    modules: o.modules ?? modules,
    log,
    masterKey: Buffer.alloc(32, 7),
    dataDir,
    now,
  });
  const jobs = [...app.registry.jobs, ...jobsOfSubscribers(app.registry)];
  await app.jobs.start(app, jobs, o.work ?? false, (a, job) => systemContext(a, `job ${job}`));
  const server = await createServer(app, { trustProxy: false, https: null });
  const routes = routesOf(server);
  registerApi(app, server);
  await server.ready();
  const close = async (): Promise<void> => {
    await server.close();
    await app.close();
    await db.end();
    if (!o.database) await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const anonymous = clientOf(server, {});
  const owner = o.isInstalled === false ? anonymous : await signedIn(app, server, await installed(app, o));
  const system = (): Context => systemContext(app, 'test');
  return {
    app,
    server,
    routes,
    db,
    owner,
    anonymous,
    system,
    close,
    ...organisation(app, server, system),
    day: (offset = 0) => Temporal.PlainDate.from(today(system())).add({ days: offset }).toString(),
    pass: (time) => {
      offset += Temporal.Duration.from(time).total('milliseconds');
    },
    [Symbol.asyncDispose]: close,
  };
}

function routesOf(server: Server): Route[] {
  const routes: Route[] = [];
  server.addHook('onRoute', ({ method, url, config }) => {
    const methods = [method].flat().filter((m) => m !== 'HEAD');
    for (const m of methods) routes.push({ method: m, url, isOpen: config?.isOpen ?? false });
  });
  return routes;
}

async function installed(app: App, o: TestAppOptions): Promise<string> {
  const owner = await app.db.one<{ id: string }>(sql`select id from app_user where email = ${OWNER.email}`);
  if (owner) return owner.id;
  const token = (await installationToken(app)) ?? '';
  return install(app, {
    token,
    language: o.language ?? 'en',
    country: o.country ?? 'UZ',
    currency: o.currency ?? 'UZS',
    timeZone: o.timeZone ?? 'Asia/Tashkent',
    company: 'Test company',
    name: 'Olga Owner',
    ...OWNER,
  });
}

function organisation(
  app: App,
  server: Server,
  system: () => Context,
): Pick<TestApp, 'user' | 'department' | 'member'> {
  let number = 0;
  const arrange = <T>(run: (ctx: Context) => Promise<T>): Promise<T> => transact(system(), run);
  const join = async (ctx: Context, department: string, user: string, from = '2020-01-01'): Promise<void> => {
    await createRecord(ctx, DepartmentMembership, { user, department, from });
    await updateRecord(ctx, User, user, { department });
  };
  return {
    user: async (roles, o = {}) => {
      number += 1;
      const kinds = typeof roles === 'string' ? [roles] : roles;
      const name = o.name ?? `${kinds[0] ?? 'nobody'} ${number}`;
      const values: Values = {
        name,
        email: o.email === undefined ? `user${number}@example.com` : o.email,
        hasSignIn: true,
        isActive: true,
      };
      const { id } = await arrange(async (ctx) => {
        const user = await createRecord(ctx, User, values);
        for (const kind of kinds) await assignRole(ctx, user.id, kind);
        if (o.department) await join(ctx, o.department, user.id);
        return user;
      });
      return signedIn(app, server, id, name);
    },
    department: async (name, o = {}) =>
      (await arrange((ctx) => createRecord(ctx, Department, { name, ...o }))).id,
    member: (department, user, from) => arrange((ctx) => join(ctx, department, user, from)),
  };
}
