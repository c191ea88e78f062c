import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const url = 'postgres://mijoz@db/mijoz';

test('without any setting it listens on this machine alone, does everything and brings its database', () => {
  const dataDir = process.getuid?.() === 0 ? '/var/lib/mijoz' : path.join(os.homedir(), '.local/share/mijoz');
  expect(readConfig({}, [])).toEqual({
    role: 'all',
    host: '127.0.0.1',
    port: 3000,
    baseUrl: undefined,
    dataDir,
    databaseUrl: undefined,
    tls: undefined,
  });
});

test('settings are taken, and empty ones are none', () => {
  const env = {
    PORT: '8080',
    HOST: '0.0.0.0',
    BASE_URL: 'https://crm.example.com/',
    DATA_DIR: 'data',
    DATABASE_URL: url,
  };
  expect(readConfig({ ...env, TLS_CERT: '' }, ['--role=worker'])).toEqual({
    role: 'worker',
    host: '0.0.0.0',
    port: 8080,
    baseUrl: 'https://crm.example.com',
    dataDir: path.resolve('data'),
    databaseUrl: url,
    tls: undefined,
  });
});

test.each([
  [{ PORT: 'http' }, [], 'PORT must be'],
  [{ PORT: '70000' }, [], 'PORT must be'],
  [{ PORT: '-1' }, [], 'PORT must be'],
  [{ BASE_URL: 'crm.example.com' }, [], 'BASE_URL must be'],
  [{ BASE_URL: 'https://example.com/crm' }, [], 'BASE_URL must be'],
  [{ DATABASE_URL: 'mysql://db/mijoz' }, [], 'DATABASE_URL must look like'],
  [{ TLS_CERT: 'cert.pem' }, [], 'TLS_CERT and TLS_KEY belong together'],
  [{ TLS_CERT: 'no.pem', TLS_KEY: 'no.key' }, [], 'TLS_CERT names no.pem'],
  [{ DATABASE_URL: url }, ['--role=boss'], '--role must be'],
  [{}, ['--role=web'], 'set DATABASE_URL'],
  [{}, ['--rol=web'], '--rol=web is not an option'],
])('a wrong setting is one line with its cure: %j %j', (env, args, message) => {
  expect(() => readConfig(env, args)).toThrow(message);
  expect(() => readConfig(env, args)).toThrow(/^[^\n]+\.$/);
});
