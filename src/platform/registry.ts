import type { Entity } from '../kernel/entity.ts';
import type { Field } from '../kernel/field.ts';
import type {
  Assigner,
  Effect,
  ExportForm,
  Intake,
  Job,
  Merging,
  Module,
  Preparation,
  Rule,
  Subscriber,
  Verb,
} from './module.ts';
import { type Overlays, overlaid } from './overlays/overlaid.ts';
import { checkDeclarations } from './registry-checks.ts';

/** All declarations of the program, found by name. */
export interface Registry {
  modules: Module[];
  entities: Entity[];
  entity(name: string): Entity;
  find(name: string): Entity | undefined;
  /** As the program declares it, without the company's own fields. */
  declared(name: string): Entity;
  byRoute(route: string): Entity | undefined;
  kindsOf(base: string): Entity[];
  preparationsOf(entity: Entity): Preparation[];
  rulesOf(entity: Entity): Rule[];
  effectsOf(entity: Entity): Effect[];
  intakesOf(entity: Entity): Intake[];
  assigners: Assigner[];
  exportFormsOf(entity: Entity): ExportForm[];
  mergingOf(entity: Entity): Merging[];
  verbsOf(entity: Entity): Verb[];
  subscribers: Subscriber[];
  jobs: Job[];
  /** Replaces what the company changed: fields of its own, added to declared ones by name, and overlays of those. */
  customise(fields: Map<string, Record<string, Field>>, overlays: Overlays): void;
}

export function createRegistry(modules: Module[]): Registry {
  const declared = modules.flatMap((m) => m.entities ?? []);
  checkDeclarations(modules, declared);
  let byName = new Map(declared.map((e) => [e.name, e]));
  let byRoute = new Map(declared.filter((e) => !e.isInternal).map((e) => [e.route, e]));
  const family = (entity: Entity): string[] => [entity.name, entity.base];
  const preparations = modules.flatMap((m) => m.preparations ?? []);
  const rules = modules.flatMap((m) => m.rules ?? []);
  const effects = modules.flatMap((m) => m.effects ?? []);
  const intakes = modules.flatMap((m) => m.intakes ?? []);
  const exportForms = modules.flatMap((m) => m.exportForms ?? []);
  const merging = modules.flatMap((m) => m.merging ?? []);
  const verbs = modules.flatMap((m) => m.verbs ?? []);
  let kinds = kindsByBase(declared);
  const find = (name: string): Entity | undefined => byName.get(name);
  return {
    modules,
    get entities() {
      return [...byName.values()];
    },
    find,
    declared: (name) => {
      const entity = declared.find((e) => e.name === name);
      if (!entity) throw new Error(`unknown entity ${name}`);
      return entity;
    },
    entity: (name) => {
      const entity = find(name);
      if (!entity) throw new Error(`unknown entity ${name}`);
      return entity;
    },
    byRoute: (route) => byRoute.get(route),
    kindsOf: (base) => kinds.get(base) ?? [],
    preparationsOf: (entity) => preparations.filter((p) => family(entity).includes(p.entity)),
    rulesOf: (entity) => rules.filter((r) => family(entity).includes(r.entity)),
    effectsOf: (entity) => effects.filter((r) => family(entity).includes(r.entity)),
    intakesOf: (entity) => intakes.filter((i) => family(entity).includes(i.entity)),
    exportFormsOf: (entity) => exportForms.filter((f) => family(entity).includes(f.entity)),
    mergingOf: (entity) => merging.filter((m) => family(entity).includes(m.entity)),
    assigners: modules.flatMap((m) => m.assigner ?? []),
    verbsOf: (entity) =>
      verbs.filter((v) => family(entity).includes(v.entity) || v.onEntity?.(entity) === true),
    subscribers: modules.flatMap((m) => m.subscribers ?? []),
    jobs: modules.flatMap((m) => m.jobs ?? []),
    customise: (custom, overlays) => {
      const own = (e: Entity): Record<string, Field> => ({ ...custom.get(e.base), ...custom.get(e.name) });
      byName = new Map(
        declared.map((e) => [e.name, overlaid({ ...e, fields: { ...e.fields, ...own(e) } }, overlays)]),
      );
      byRoute = new Map([...byName.values()].filter((e) => !e.isInternal).map((e) => [e.route, e]));
      kinds = kindsByBase([...byName.values()]);
    },
  };
}

const kindsByBase = (entities: Entity[]): Map<string, Entity[]> =>
  Map.groupBy(
    entities.filter((e) => e.kind),
    (e) => e.base,
  );
