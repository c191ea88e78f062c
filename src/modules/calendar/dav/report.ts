import { DomainError, denied } from '../../../kernel/errors.ts';
import type { Context } from '../../../platform/context.ts';
import { refused } from '../ical/jcal.ts';
import { goneXml, multistatus, namesIn, responseXml } from './answers.ts';
import { type Collection, changesSince, contentsOf, objectOf, rememberState } from './contents.ts';
import { objectHref, type Place, placeOf } from './places.ts';
import { SYNC_TOKEN } from './properties.ts';
import { objectAsked } from './propfind.ts';
import { isWithin, rangeIn } from './time-range.ts';
import { childOf, childrenOf, DAV, element, parseXml, type XmlNode } from './xml.ts';

const MOST_NAMED = 500;

/** The three questions that phones ask of a collection. */
export async function report(ctx: Context, place: Place, text: string): Promise<string> {
  const body = parseXml(text);
  if (!body || place.is !== 'collection') throw denied('report_unknown');
  const run = reports[body.name];
  if (!run) throw denied('report_unknown');
  return run(ctx, place.collection, body);
}

type Report = (ctx: Context, collection: Collection, body: XmlNode) => Promise<string>;
const reports: Record<string, Report> = {
  'calendar-query': query,
  'calendar-multiget': multiget,
  'sync-collection': sync,
};

async function query(ctx: Context, collection: Collection, body: XmlNode): Promise<string> {
  const calendar = childOf(childOf(body, 'filter'), 'comp-filter');
  const part = childOf(calendar, 'comp-filter');
  const kind = collection === 'meetings' ? 'VEVENT' : 'VTODO';
  const isOther = part !== undefined && part.attributes['name']?.toUpperCase() !== kind;
  const range = rangeIn(part);
  const contents = isOther ? [] : await contentsOf(ctx, collection);
  const names = namesIn(body);
  return multistatus(
    contents
      .filter((p) => isWithin(p.entry, range, ctx.timeZone))
      .map((p) => responseXml(objectAsked(ctx, collection, p), names)),
  );
}

async function multiget(ctx: Context, collection: Collection, body: XmlNode): Promise<string> {
  const hrefs = childrenOf(body, 'href').map((node) => node.text);
  if (hrefs.length > MOST_NAMED) throw refused('too_many', { max: MOST_NAMED });
  const names = namesIn(body);
  const known =
    hrefs.length > 1 ? new Map((await contentsOf(ctx, collection)).map((p) => [p.name, p])) : new Map();
  const responses: string[] = [];
  for (const href of hrefs) {
    const place = placeNamed(ctx, href);
    const isHere = place?.is === 'object' && place.collection === collection;
    const found = isHere
      ? (known.get(place.name) ?? (await objectOf(ctx, collection, place.name)))
      : undefined;
    responses.push(found ? responseXml(objectAsked(ctx, collection, found), names) : goneXml(href));
  }
  return multistatus(responses);
}

function placeNamed(ctx: Context, href: string): Place | undefined {
  try {
    return placeOf(ctx, new URL(href, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
}

/** What changed since the token that the phone has; all without one (RFC 6578). */
async function sync(ctx: Context, collection: Collection, body: XmlNode): Promise<string> {
  const given = childOf(body, 'sync-token')?.text ?? '';
  const contents = await contentsOf(ctx, collection);
  const changes = given
    ? await changesSince(ctx, collection, given.slice(SYNC_TOKEN.length), contents)
    : { changed: contents, gone: [] };
  if (!changes) throw new DomainError('denied', 'valid-sync-token');
  const token = await rememberState(ctx, collection, contents);
  const names = namesIn(body);
  return multistatus(
    [
      ...changes.changed.map((p) => responseXml(objectAsked(ctx, collection, p), names)),
      ...changes.gone.map((name) => goneXml(objectHref(ctx, collection, name))),
    ],
    element(DAV, 'sync-token', SYNC_TOKEN + token),
  );
}
