import { notFound } from '../../../kernel/errors.ts';
import type { Context } from '../../../platform/context.ts';
import { multistatus, namesIn, responseXml } from './answers.ts';
import { collections, contentsOf, objectOf, rememberState } from './contents.ts';
import { collectionHref, homeHref, objectHref, type Place, principalHref } from './places.ts';
import type { Asked, PropertyName } from './properties.ts';
import { DAV, parseXml } from './xml.ts';

/** What is there: the place itself, and with depth 1 what stands in it. */
export async function propfind(ctx: Context, place: Place, depth: string, body: string): Promise<string> {
  const names = namesIn(parseXml(body));
  const places = depth === '0' ? [place] : [place, ...(await inside(ctx, place))];
  const responses: string[] = [];
  for (const one of places)
    responses.push(...(await described(ctx, one, names, one === place && depth !== '0')));
  return multistatus(responses);
}

async function inside(ctx: Context, place: Place): Promise<Place[]> {
  if (place.is === 'root')
    return [
      { is: 'principal', href: principalHref(ctx) },
      { is: 'home', href: homeHref(ctx) },
    ];
  if (place.is !== 'home') return [];
  return collections.map((collection) => ({
    is: 'collection',
    href: collectionHref(ctx, collection),
    collection,
  }));
}

async function described(
  ctx: Context,
  place: Place,
  names: PropertyName[],
  withContents: boolean,
): Promise<string[]> {
  if (place.is === 'object') {
    const found = await objectOf(ctx, place.collection, place.name);
    if (!found) throw notFound();
    return [responseXml({ ctx, place, contents: [found] }, names)];
  }
  if (place.is !== 'collection') return [responseXml({ ctx, place, contents: [] }, names)];
  const { collection } = place;
  const contents = await contentsOf(ctx, collection);
  // Whoever reads a token may come back with it.
  if (names.some((n) => n.ns === DAV && n.name === 'sync-token'))
    await rememberState(ctx, collection, contents);
  const own = responseXml({ ctx, place, contents }, names);
  if (!withContents) return [own];
  return [own, ...contents.map((p) => responseXml(objectAsked(ctx, collection, p), names))];
}

export const objectAsked = (
  ctx: Context,
  collection: 'meetings' | 'tasks',
  planned: Asked['contents'][number],
): Asked => ({
  ctx,
  place: { is: 'object', href: objectHref(ctx, collection, planned.name), collection, name: planned.name },
  contents: [planned],
});
