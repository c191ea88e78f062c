import { notFound } from '../../../kernel/errors.ts';
import type { Context } from '../../../platform/context.ts';
import type { Collection } from './contents.ts';

/** What an address below `/dav/` means. */
export type Place =
  | { is: 'root' | 'principal' | 'home'; href: string }
  | { is: 'collection'; href: string; collection: Collection }
  | { is: 'object'; href: string; collection: Collection; name: string };

export const ROOT = '/dav/';
export const principalHref = (ctx: Context): string => `${ROOT}principals/${ctx.userId}/`;
export const homeHref = (ctx: Context): string => `${ROOT}calendars/${ctx.userId}/`;
export const collectionHref = (ctx: Context, collection: Collection): string =>
  `${homeHref(ctx)}${collection}/`;
export const objectHref = (ctx: Context, collection: Collection, name: string): string =>
  `${collectionHref(ctx, collection)}${encodeURIComponent(name)}.ics`;

/** Only one's own: what is another's is not there. */
export function placeOf(ctx: Context, path: string): Place {
  const parts = path.slice(ROOT.length).split('/').filter(Boolean);
  const [kind, user, collection, file] = parts.map(decoded);
  if (!kind) return { is: 'root', href: ROOT };
  if (user !== ctx.userId || parts.length > 4) throw notFound();
  if (kind === 'principals' && !collection) return { is: 'principal', href: principalHref(ctx) };
  if (kind !== 'calendars') throw notFound();
  if (!collection) return { is: 'home', href: homeHref(ctx) };
  if (collection !== 'meetings' && collection !== 'tasks') throw notFound();
  if (!file) return { is: 'collection', href: collectionHref(ctx, collection), collection };
  if (!file.endsWith('.ics') || file.length > 300) throw notFound();
  const name = file.slice(0, -4);
  return { is: 'object', href: objectHref(ctx, collection, name), collection, name };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw notFound();
  }
}
