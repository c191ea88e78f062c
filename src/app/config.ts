import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { StartupError } from '../platform/database/embedded/startup-error.ts';

/** What this process does: answers requests, works through the job queue, or both. */
export type ServerRole = 'web' | 'worker' | 'all';

/** All that an installation sets from outside; help.txt says it to people. */
export interface Config {
  role: ServerRole;
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** The origin that people open, without a slash at the end; undefined where it follows from host and port. */
  baseUrl: string | undefined;
  /** Absolute. */
  dataDir: string;
  /** Undefined: the embedded database. */
  databaseUrl: string | undefined;
  /** The texts of the certificate and its key. */
  tls: { cert: string; key: string } | undefined;
}

/** Reads the variables and the options of the command line. Throws StartupError with one line that names the cure. */
export function readConfig(env: NodeJS.ProcessEnv, args: readonly string[]): Config {
  const given = { ...withoutEmpty(env), role: roleIn(args) };
  const parsed = schema.safeParse(given);
  if (!parsed.success)
    throw new StartupError(parsed.error.issues[0]?.message ?? 'The settings are not valid.');
  const { PORT, HOST, BASE_URL, DATA_DIR, DATABASE_URL, TLS_CERT, TLS_KEY, role } = parsed.data;
  return {
    role,
    host: HOST,
    port: PORT,
    baseUrl: BASE_URL && new URL(BASE_URL).origin,
    dataDir: path.resolve(DATA_DIR ?? defaultDataDir()),
    databaseUrl: DATABASE_URL,
    tls:
      TLS_CERT && TLS_KEY ? { cert: read('TLS_CERT', TLS_CERT), key: read('TLS_KEY', TLS_KEY) } : undefined,
  };
}

const portMessage = 'PORT must be a whole number from 0 to 65535, such as 3000.';

const schema = z
  .object({
    PORT: z
      .string()
      .regex(/^\d+$/, portMessage)
      .transform(Number)
      .pipe(z.number().max(65_535, portMessage))
      .default(3000),
    HOST: z.string().default('127.0.0.1'),
    BASE_URL: z
      .string()
      .refine(isOrigin, 'BASE_URL must be an address without a path, such as https://crm.example.com.')
      .optional(),
    DATA_DIR: z.string().optional(),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must look like postgres://user:password@host/database.')
      .optional(),
    TLS_CERT: z.string().optional(),
    TLS_KEY: z.string().optional(),
    role: z.enum(['web', 'worker', 'all'], '--role must be web, worker or all.'),
  })
  .refine((c) => !c.TLS_CERT === !c.TLS_KEY, 'TLS_CERT and TLS_KEY belong together: set both or neither.')
  .refine(
    (c) => c.role === 'all' || c.DATABASE_URL,
    'The embedded database serves one process: set DATABASE_URL to run --role=web and --role=worker apart.',
  );

// A variable that is set to nothing, as in `DATABASE_URL= npm start`, counts as not set.
function withoutEmpty(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
}

function roleIn(args: readonly string[]): string {
  const stranger = args.find((arg) => !arg.startsWith('--role='));
  if (stranger !== undefined)
    throw new StartupError(`${stranger} is not an option: npm start -- --help lists them.`);
  return args.at(-1)?.slice('--role='.length) ?? 'all';
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.pathname === '/' &&
    !url.search &&
    !url.hash &&
    !url.username
  );
}

function defaultDataDir(): string {
  return process.getuid?.() === 0 ? '/var/lib/mijoz' : path.join(os.homedir(), '.local/share/mijoz');
}

function read(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new StartupError(
      `${name} names ${file}, which cannot be read: correct the path or its permissions.`,
    );
  }
}
