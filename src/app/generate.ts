import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { diffSchemas } from '../platform/database/differ.ts';
import { type Schema, schemaOf } from '../platform/database/model.ts';
import { createRegistry } from '../platform/registry.ts';
import { openapiFile } from './generate/openapi.ts';
import { permissionsFile } from './generate/permissions.ts';
import { rowsFile } from './generate/rows.ts';
import { schemaFile } from './generate/schema.ts';
import { uzbekNamesFile } from './generate/uzbek-names.ts';
import { modules } from './modules.ts';

/**
 * `npm run generate [-- name-of-the-migration]`: writes what follows from the declarations, so that a review sees
 * what a changed declaration changes. `--check` only compares and fails where files are out of date.
 */
const generated = new URL('../generated/', import.meta.url);
const migrations = new URL('../migrations/', import.meta.url);
const snapshot = new URL('schema.json', generated);

const args = process.argv.slice(2);
const isCheck = args.includes('--check');
const registry = createRegistry(modules);
const schema = schemaOf(registry.entities);

const files: Record<string, string> = {
  'schema.sql': schemaFile(schema),
  'rows.ts': rowsFile(registry),
  'permissions.md': await permissionsFile(registry),
  'openapi.json': await openapiFile(modules),
  'uzbek-names.json': uzbekNamesFile(),
};
const statements = diffSchemas(await lastSchema(), schema);
process.exitCode = isCheck ? await check() : await write();

async function lastSchema(): Promise<Schema> {
  return existsSync(snapshot) ? JSON.parse(await readFile(snapshot, 'utf8')) : [];
}

async function check(): Promise<number> {
  const stale = [];
  for (const [name, text] of Object.entries(files)) {
    const file = new URL(name, generated);
    if (!existsSync(file) || (await readFile(file, 'utf8')) !== text) stale.push(`src/generated/${name}`);
  }
  if (statements.length) stale.push('src/migrations (the declarations changed)');
  for (const name of stale) console.error(`out of date: ${name}; run: npm run generate`);
  return stale.length ? 1 : 0;
}

async function write(): Promise<number> {
  await mkdir(generated, { recursive: true });
  await mkdir(migrations, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(new URL(name, generated), text);
  if (statements.length) await writeMigration();
  await writeFile(snapshot, `${JSON.stringify(schema, null, 1)}\n`);
  return 0;
}

async function writeMigration(): Promise<void> {
  const { readdir } = await import('node:fs/promises');
  const number = (await readdir(migrations)).filter((f) => f.endsWith('.sql')).length + 1;
  const name = args.find((a) => !a.startsWith('--')) ?? (number === 1 ? 'first' : 'change');
  const file = `${String(number).padStart(4, '0')}-${name}.sql`;
  const text = [...(number === 1 ? ['create extension if not exists pg_trgm'] : []), ...statements]
    .map((s) => `${s};\n`)
    .join('\n');
  await writeFile(new URL(file, migrations), text);
  console.log(`wrote src/migrations/${file}: read it before you commit it`);
}
