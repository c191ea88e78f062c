import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Meta, MetaEntity, MetaField } from '../../kernel/api.ts';
import { type Entity, standardFields } from '../../kernel/entity.ts';
import type { Field } from '../../kernel/field.ts';
import type { App } from '../app.ts';
import type { Context } from '../context.ts';
import { isReadOnly, visibleFields } from '../records/fields.ts';
import type { Server } from './instance.ts';

export function registerMeta(app: App, server: Server): void {
  server.get('/api/v1/meta', { schema: { tags: ['meta'] } }, (request) => metaFor(app, request.ctx));
}

async function metaFor(app: App, ctx: Context): Promise<Meta> {
  const shown = app.registry.entities.filter((e) => !e.isInternal);
  const entities = await Promise.all(
    shown.map(async (e) => ({ ...metaEntity(app, ctx, e), ...(await assignedBy(app, ctx, e)) })),
  );
  return {
    version: createHash('sha256').update(JSON.stringify(entities)).digest('hex').slice(0, 16),
    entities,
  };
}

/** Whether forms leave it to rules who is responsible. */
async function assignedBy(app: App, ctx: Context, entity: Entity): Promise<Pick<MetaEntity, 'assigned'>> {
  if (!entity.isAssigned) return {};
  const inForce = await Promise.all(app.registry.assigners.map((a) => a.isInForce(ctx, entity)));
  return { assigned: inForce.includes(true) ? 'always' : 'programs' };
}

function metaEntity(app: App, ctx: Context, entity: Entity): MetaEntity {
  const verbs = app.registry.verbsOf(entity).map((v) => ({
    name: v.name,
    onCollection: v.onCollection ?? false,
    ...(v.isPersonal ? { isPersonal: true } : {}),
    ...(v.when ? { when: v.when } : {}),
    input: z.toJSONSchema(v.input, { unrepresentable: 'any', io: 'input' }),
  }));
  return {
    name: entity.name,
    base: entity.base,
    ...(entity.kind ? { kind: entity.kind } : {}),
    ...(entity.kinds ? { kinds: entity.kinds } : {}),
    route: entity.route,
    ...(entity.icon ? { icon: entity.icon } : {}),
    title: entity.title,
    ...(entity.sort ? { sort: entity.sort } : {}),
    ...(entity.party ? { party: entity.party } : {}),
    fields: visibleFields(ctx, entity).map(([name, field]) => metaField(ctx, entity, name, field)),
    verbs,
    generic: entity.verbs,
    permission: ctx.grants.on(entity.base),
    fieldModes: Object.fromEntries(
      Object.entries(ctx.grants.fieldsOf(entity.base)).filter(([, m]) => m !== 'hidden'),
    ),
    exportForms: app.registry.exportFormsOf(entity).map((f) => f.format),
    canTransfer: entity.transfer !== false && entity.verbs.length > 0,
  };
}

function metaField(ctx: Context, entity: Entity, name: string, field: Field): MetaField {
  const { id, internal: _, search: __, computed, ...rest } = field as Field & { readOnly?: boolean };
  return {
    ...rest,
    name,
    ...(ctx.grants.has('administer') ? { id } : {}),
    isReadOnly: isReadOnly(ctx, entity, name, field),
    ...(computed ? { isComputed: true } : {}),
    ...(name in standardFields ? { isStandard: true } : {}),
  } as MetaField;
}
