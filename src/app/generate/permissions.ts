import { readdir, readFile } from 'node:fs/promises';
import { permissionOn } from '../../kernel/permission.ts';
import { defaultRoles } from '../../platform/access/default-roles.ts';
import type { Registry } from '../../platform/registry.ts';

const source = new URL('../../', import.meta.url);

/** Who may do what by default, and every place where the program acts without a user's rights. */
export async function permissionsFile(registry: Registry): Promise<string> {
  const entities = registry.entities.filter((e) => !e.isInternal && !e.kind);
  const rows = entities.map((e) => {
    const cells = defaultRoles.map((r) => {
      const p = permissionOn([r.permissions], e.base);
      return `${p.read}/${p.write}/${p.remove}${p.create ? ' +' : ''}${p.export ? ' ↓' : ''}`;
    });
    return `| ${e.name} | ${e.access.by} | ${cells.join(' | ')} |`;
  });
  const head = `| entity | rule | ${defaultRoles.map((r) => r.kind).join(' | ')} |\n|---|---|${defaultRoles.map(() => '---|').join('')}`;
  return `# Permissions

Made by npm run generate. A cell says how far reading, writing and deleting reach; \`+\` may create, \`↓\` may export.

${head}
${rows.join('\n')}

## Work without a user's rights

${(await systemCalls()).map((c) => `- ${c}`).join('\n')}
`;
}

/** Calls of \`asSystem\` and \`systemContext\` with their reasons. */
async function systemCalls(): Promise<string[]> {
  const files = (await readdir(source, { recursive: true }))
    .filter((f) => f.endsWith('.ts') && !f.includes('.test.') && !f.startsWith('generated'))
    .sort();
  const calls: string[] = [];
  for (const file of files) {
    const text = await readFile(new URL(file, source), 'utf8');
    for (const match of text.matchAll(/(?:asSystem|systemContext)\([\w.]+, (['"`])(.+?)\1/g))
      calls.push(`\`${file}\`: ${match[2]}`);
  }
  return calls;
}
