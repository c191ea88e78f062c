import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProject } from '../lib/project.mjs';

// A small project that breaks every rule once, and follows each beside it.
const files = {
  'kernel/field.ts': 'export const field = 1;',
  'kernel/bad.ts': "import '../platform/api.ts';",
  'platform/api.ts': "import '../kernel/field.ts'; export const api = 1;",
  'platform/bad.ts': "import '../modules/deals/public.ts';",
  'platform/database/connection.ts': 'export const open = 1;',
  'platform/database/sql.ts': 'export const sql = 1;',
  'web/list.tsx': "import '../kernel/field.ts'; export const list = 1;",
  'web/bad.tsx': "import '../platform/api.ts';",
  'app/cli.ts': "import '../platform/api.ts'; import '../web/list.tsx'; export const cli = 1;",
  'platform/upwards.ts': "import '../app/cli.ts';",
  'modules/deals/public.ts': 'export const winDeal = 1;',
  'modules/deals/deal.entity.ts': "import '../../kernel/field.ts'; export const deal = 1;",
  'modules/deals/bad.entity.ts': "import './public.ts';",
  'modules/deals/closing.ts':
    "import '../../platform/api.ts'; import '../../platform/database/sql.ts'; import './public.ts';",
  'modules/deals/raw.ts': "import '../../platform/database/connection.ts';",
  'modules/deals/screen.ts': "import '../../web/list.tsx';",
  'modules/deals/web/board.tsx': "import '../../../web/list.tsx'; import '../deal.entity.ts';",
  'modules/deals/web/bad.tsx': "import '../closing.ts';",
  'modules/orders/good.ts': "import '../deals/public.ts';",
  'modules/orders/bad.ts': "import '../deals/closing.ts';",
  'modules/orders/a.ts': "import { b } from './b.ts'; export const a = () => b;",
  'modules/orders/b.ts': "import { a } from './a.ts'; export const b = () => a;",
  'modules/orders/typed.ts': "import type { T } from './type.ts'; export type U = T;",
  'modules/orders/type.ts': "import type { U } from './typed.ts'; export type T = U | 1;",
};
let folder;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'mijoz-rules-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, 'src', name)), { recursive: true });
    writeFileSync(path.join(folder, 'src', name), text);
  }
  for (const name of ['tsconfig.json', 'package.json', '.dependency-cruiser.cjs']) {
    copyFileSync(inProject(name), path.join(folder, name));
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

test('every rule finds the file that breaks it, and no other', () => {
  const cruiser = inProject('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const run = spawnSync(process.execPath, [cruiser, 'src', '--output-type', 'json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const { violations } = JSON.parse(run.stdout).summary;
  const found = violations.map(({ rule, from }) => `${rule.name}: ${from.replace('src/', '')}`).sort();
  expect(found).toEqual([
    '1-app-on-top: platform/upwards.ts',
    '1-kernel-alone: kernel/bad.ts',
    '1-platform-on-kernel: platform/bad.ts',
    '1-platform-on-kernel: platform/upwards.ts',
    '1-web-on-kernel: web/bad.tsx',
    '2-public-only: modules/orders/bad.ts',
    '2-server-code: modules/deals/screen.ts',
    '3-declarations-are-data: modules/deals/bad.entity.ts',
    '4-screens: modules/deals/web/bad.tsx',
    '5-no-raw-database: modules/deals/raw.ts',
    '6-no-cycles: modules/orders/a.ts',
  ]);
});
