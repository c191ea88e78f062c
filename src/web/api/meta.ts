import { queryOptions } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Meta, MetaEntity, MetaField } from '../../kernel/api.ts';
import { api } from './client.ts';

export const metaQuery = queryOptions({
  queryKey: ['meta'],
  queryFn: ({ signal }) => api.get<Meta>('meta', undefined, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Declarations by name and by route, limited to what the user may see and the company shows. */
export interface MetaIndex {
  entities: MetaEntity[];
  find(name: string): MetaEntity | undefined;
  /** A base with the fields of all its kinds, as conditions may ask for them; any other entity as it is. */
  whole(name: string): MetaEntity | undefined;
  byRoute(route: string): MetaEntity | undefined;
  /** The entity whose screens show a record: its kind's own where the base has kinds. */
  screenOf(name: string, kind?: string | null): MetaEntity | undefined;
}

const indexes = new WeakMap<Meta, MetaIndex>();

export function indexOf(meta: Meta): MetaIndex {
  const known = indexes.get(meta);
  if (known) return known;
  const entities = meta.entities.map(withoutHidden);
  const byName = new Map(entities.map((e) => [e.name, e]));
  const byRoute = new Map(entities.map((e) => [e.route, e]));
  const byKind = new Map(entities.filter((e) => e.kind).map((e) => [`${e.base}|${e.kind}`, e]));
  const wholes = new Map(entities.filter((e) => e.kinds).map((e) => [e.name, wholeOf(e, entities)]));
  const index: MetaIndex = {
    entities,
    find: (name) => byName.get(name),
    whole: (name) => wholes.get(name) ?? byName.get(name),
    byRoute: (route) => byRoute.get(route),
    screenOf: (name, kind) => (kind ? byKind.get(`${name}|${kind}`) : undefined) ?? byName.get(name),
  };
  indexes.set(meta, index);
  return index;
}

function wholeOf(base: MetaEntity, all: MetaEntity[]): MetaEntity {
  const kinds = all.filter((e) => e.kind && e.base === base.name);
  const own = new Set(base.fields.map((f) => f.name));
  const others = kinds.flatMap((kind) => kind.fields.filter((f) => !own.has(f.name)));
  return { ...base, fields: [...base.fields, ...others], family: kinds.map((kind) => kind.name) };
}

/** What the company wants on no screen; the API answers it all the same. */
const withoutHidden = (entity: MetaEntity): MetaEntity => ({
  ...entity,
  fields: entity.fields.filter((f) => f.overlay?.place !== 'hidden'),
});

export const MetaContext = createContext<MetaIndex | null>(null);

/** Only within the shell, which has loaded it. */
export function useMeta(): MetaIndex {
  const index = useContext(MetaContext);
  if (!index) throw new Error('useMeta is for pages within the shell');
  return index;
}

export const fieldOf = (entity: MetaEntity, name: string): MetaField | undefined =>
  entity.fields.find((f) => f.name === name);
export const canRead = (entity: MetaEntity | undefined): entity is MetaEntity =>
  !!entity && entity.permission.read !== 'none';
export const canCreate = (entity: MetaEntity): boolean =>
  entity.generic.includes('create') && entity.permission.create;
export const canUpdate = (entity: MetaEntity): boolean =>
  entity.generic.includes('update') && entity.permission.write !== 'none';
export const canDelete = (entity: MetaEntity): boolean =>
  entity.generic.includes('delete') && entity.permission.remove !== 'none';
