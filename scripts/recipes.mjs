import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { inProject, main, root, say } from './lib/project.mjs';
import { findNode } from './lib/runtime.mjs';

// Follows CONTRIBUTING.md to the letter in a copy of the project, a module, a field, an entity and a verb, and then runs
// every check and the contract suite there: what the page promises is so.
await main(async () => {
  ensureInstalled();
  const copy = mkdtempSync(path.join(tmpdir(), 'mijoz-recipes-'));
  try {
    copyProject(copy);
    const recipes = readFileSync(path.join(copy, 'CONTRIBUTING.md'), 'utf8');
    addModule(copy);
    addField(copy, recipes);
    addEntityAndVerb(copy, recipes);
    const node = findNode();
    run(copy, node, 'src/app/generate.ts', 'recipes');
    run(
      copy,
      node,
      'scripts/check.mjs',
      'types',
      'style',
      'file length',
      'imports',
      'unused',
      'generated',
      'translations',
    );
    run(copy, node, 'node_modules/vitest/vitest.mjs', 'run', 'src/platform/records/contract.test.ts');
    return 0;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});

function copyProject(copy) {
  const files = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of files.split('\0').filter(Boolean)) {
    cpSync(inProject(file), path.join(copy, file), { recursive: true, errorOnExist: false });
  }
  symlinkSync(inProject('node_modules'), path.join(copy, 'node_modules'));
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
  ])
    execFileSync('git', args, { cwd: copy });
}

function addModule(copy) {
  run(copy, findNode(), 'scripts/new-module.ts', 'gadget');
  edit(copy, 'src/app/modules.ts', (text) =>
    text
      .replace(
        /^import \{ onboarding \}/m,
        "import { gadget } from '../modules/gadget/gadget.module.ts';\n$&",
      )
      .replace('  onboarding,\n', '  onboarding,\n  gadget,\n'),
  );
  // The order of imports is the editor's work.
  run(copy, findNode(), 'node_modules/@biomejs/biome/bin/biome', 'check', '--write', 'src/app/modules.ts');
}

function addField(copy, recipes) {
  const line = /`(warehouse: f\.text\([^`]+)`/.exec(recipes)[1];
  edit(copy, 'src/modules/products/product.entity.ts', (text) =>
    text.replace(/^( *)isRetired: .*\n/m, `$&$1${line}\n`),
  );
  name(copy, { field: { 'products.product': { warehouse: ['Warehouse', 'Склад', 'Ombor'] } } });
}

function addEntityAndVerb(copy, recipes) {
  const [entity, verb] = [...recipes.matchAll(/```ts\n([\s\S]*?)```/g)].map((m) => m[1]);
  writeFileSync(path.join(copy, 'src/modules/products/warehouse.entity.ts'), entity);
  writeFileSync(path.join(copy, 'src/modules/products/closing.ts'), verb);
  edit(copy, 'src/modules/products/products.module.ts', (text) =>
    text
      .replace(
        /^import \{ Product \}.*\n/m,
        "import { closeWarehouse } from './closing.ts';\n$&import { Warehouse } from './warehouse.entity.ts';\n",
      )
      .replace('entities: [Product]', 'entities: [Product, Warehouse], verbs: [closeWarehouse]'),
  );
  name(copy, {
    entity: {
      'products.warehouse': {
        one: ['Warehouse', 'Склад', 'Ombor'],
        many: ['Warehouses', 'Склады', 'Omborlar'],
      },
    },
    field: {
      'products.warehouse': {
        name: ['Name', 'Название', 'Nomi'],
        keeper: ['Keeper', 'Кладовщик', 'Omborchi'],
        isClosed: ['Closed', 'Закрыт', 'Yopilgan'],
      },
    },
    verb: { 'products.warehouse': { close: ['Close', 'Закрыть', 'Yopish'] } },
  });
}

/** Adds words, each in English, Russian and Uzbek, to the locale files of the products. */
function name(copy, words) {
  for (const [at, language] of ['en', 'ru', 'uz'].entries()) {
    edit(copy, `src/modules/products/locale/${language}.json`, (text) => {
      const merged = merge(JSON.parse(text), words, at);
      return `${JSON.stringify(merged, null, 2)}\n`;
    });
  }
}

function merge(known, words, at) {
  const result = { ...known };
  for (const [key, value] of Object.entries(words)) {
    result[key] = Array.isArray(value) ? value[at] : merge(result[key] ?? {}, value, at);
  }
  return result;
}

function edit(copy, file, change) {
  const whole = path.join(copy, file);
  const before = readFileSync(whole, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`the recipe finds nothing to change in ${file}`);
  writeFileSync(whole, after);
}

function run(copy, node, ...args) {
  say(`> ${args.join(' ')}`);
  execFileSync(node, args, { cwd: copy, stdio: ['ignore', 'inherit', 'inherit'] });
}
