import type { Entity } from '../kernel/entity.ts';
import type { Module } from './module.ts';

interface Finding {
  code: string;
  where: string;
  hint: string;
}

/** Refuses to start on declarations that cannot work, naming each with a stable code and its cure. */
export function checkDeclarations(modules: Module[], entities: Entity[]): void {
  const findings = [...checkModules(modules), ...entities.flatMap((e) => checkEntity(e, entities))];
  if (!findings.length) return;
  throw new Error(`declarations:\n${findings.map((f) => `  ${f.code} ${f.where}: ${f.hint}`).join('\n')}`);
}

function checkModules(modules: Module[]): Finding[] {
  const names = modules.map((m) => m.name);
  return modules.flatMap((m) =>
    (m.dependsOn ?? [])
      .filter((d) => names.indexOf(d) === -1 || names.indexOf(d) >= names.indexOf(m.name))
      .map((d) => ({
        code: 'D01',
        where: m.name,
        hint: `depends on ${d}, which is absent or listed after it`,
      })),
  );
}

function checkEntity(entity: Entity, all: Entity[]): Finding[] {
  const at = (field: string): string => `${entity.name}.${field}`;
  const findings: Finding[] = [];
  const names = new Set(all.map((e) => e.name));
  const ids = new Map<string, string>();
  for (const [name, field] of Object.entries(entity.fields)) {
    const twin = ids.get(field.id);
    if (twin) findings.push({ code: 'D02', where: at(name), hint: `has the id of ${twin}: take a new one` });
    ids.set(field.id, name);
    if (reserved.has(name) && !entity.isInternal)
      findings.push({ code: 'D03', where: at(name), hint: 'is a reserved name' });
    for (const target of targets(field)) {
      if (target !== '*' && !names.has(target))
        findings.push({ code: 'D04', where: at(name), hint: `points to unknown ${target}` });
    }
  }
  if (entity.isAssigned && entity.access.by !== 'owner')
    findings.push({
      code: 'D06',
      where: entity.name,
      hint: 'is assigned to nobody: its access is not by owner',
    });
  const known = (name: string): boolean => name === 'id' || name in entity.fields;
  const named = [
    entity.title,
    ...(entity.indexes ?? []).flat(),
    ...(entity.unique ?? []).flatMap((u) => u.fields),
    ...(entity.sort ? [entity.sort] : []),
  ];
  for (const name of named.map((n) => n.replace(/^-/, '')).filter((n) => !known(n))) {
    findings.push({
      code: 'D05',
      where: at(name),
      hint: 'is named by title, sort or index, but is no field',
    });
  }
  return findings;
}

const reserved = new Set([
  'id',
  'filter',
  'sort',
  'limit',
  'cursor',
  'fields',
  'q',
  'count',
  'batch_',
  'export',
  'import',
]);
const targets = (field: Entity['fields'][string]): readonly string[] =>
  field.type === 'ref' ? field.to : field.type === 'collection' ? [field.of] : [];
