import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';

/** `npm run new:module -- warehouse`: a module with one entity that passes every check, to start from. */
const name = process.argv[2] ?? '';
const root = new URL(`../src/modules/${name}/`, import.meta.url);
if (!/^[a-z][a-z0-9-]{2,30}$/.test(name)) fail('say its name in lower case: npm run new:module -- warehouse');
if (existsSync(root)) fail(`src/modules/${name} is there already`);

const camel = name.replace(/-(\w)/g, (_, c: string) => c.toUpperCase());
const type = camel.charAt(0).toUpperCase() + camel.slice(1);

await mkdir(new URL('locale/', root), { recursive: true });
const files: Record<string, string> = {
  'README.md': `# ${type}\n\nWhat it is for, in two sentences.\n\n- Verbs: none yet.\n- Events in and out: none yet.\n- What would mislead a newcomer: nothing yet.\n`,
  [`${name}.entity.ts`]: entityFile(),
  [`${name}.module.ts`]: moduleFile(),
  ...Object.fromEntries(
    ['en', 'ru', 'uz'].map((language) => [`locale/${language}.json`, localeFile(language)]),
  ),
};
for (const [file, text] of Object.entries(files)) await writeFile(new URL(file, root), text);
console.log(
  `Made src/modules/${name}. Now list it in src/app/modules.ts, name it in three languages, and run: npm run generate -- ${name}`,
);

function entityFile(): string {
  return `import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

export const ${type} = defineEntity({
  name: '${camel}.${camel}',
  route: '${name}s',
  icon: 'box',
  title: 'name',
  sort: 'name',
  access: { by: 'owner', owner: 'owner' },
  fields: {
    name: f.text('${camel.slice(0, 2)}01', { required: true, search: true }),
    owner: f.ref('${camel.slice(0, 2)}02', 'access.user'),
  },
});
`;
}

function moduleFile(): string {
  return `import type { Module } from '../../platform/module.ts';
import { ${type} } from './${name}.entity.ts';

export const ${camel}: Module = { name: '${name}', entities: [${type}] };
`;
}

/** Words to be replaced by real ones; they differ, so that the check of translations passes. */
function localeFile(language: string): string {
  const words =
    { en: ['Name', 'Responsible'], ru: ['Название', 'Ответственный'], uz: ['Nomi', 'Masʼul'] }[language] ??
    [];
  const [one, many] =
    {
      en: [type, `${type}s`],
      ru: [`${type} (одно)`, `${type} (много)`],
      uz: [`${type} (bitta)`, `${type} (koʻp)`],
    }[language] ?? [];
  const key = `${camel}.${camel}`;
  return `${JSON.stringify({ entity: { [key]: { one, many } }, field: { [key]: { name: words[0], owner: words[1] } } }, null, 2)}\n`;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
