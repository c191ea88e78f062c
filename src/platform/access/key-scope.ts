import type { Entity } from '../../kernel/entity.ts';
import type { Context } from '../context.ts';
import { systemGrants } from './grants.ts';

/**
 * Whether the API key that carries the request reaches the entity: `read`, `write`, `<entity>:read`, `<entity>:write`.
 * Row access asks it too, so that a narrow key learns nothing of other entities through relations, filters and
 * search; reference data still lends its names.
 */
export function isInKeyScope(ctx: Context, entity: Entity, action: 'read' | 'write' | 'remove'): boolean {
  if (!ctx.keyScopes || ctx.grants === systemGrants) return true;
  if (action === 'read' && entity.access.by === 'everyone') return true;
  return allows(ctx.keyScopes, entity.base, action === 'read' ? 'read' : 'write');
}

/** Writing includes reading. */
export function allows(scopes: readonly string[], entity: string | null, kind: 'read' | 'write'): boolean {
  const enough = kind === 'read' ? ['read', 'write'] : ['write'];
  return scopes.some(
    (s) => enough.includes(s) || (entity !== null && enough.some((e) => s === `${entity}:${e}`)),
  );
}
