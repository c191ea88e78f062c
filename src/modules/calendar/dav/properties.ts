import type { Context } from '../../../platform/context.ts';
import { entityLabel } from '../../../platform/i18n/labels.ts';
import { calendarText } from '../ical/jcal.ts';
import { writeCalendar } from '../ical/write-calendar.ts';
import type { Planned } from '../outside/planned.ts';
import { type Collection, tokenOf } from './contents.ts';
import { homeHref, type Place, principalHref, ROOT } from './places.ts';
import { CAL, CS, DAV, element, escaped } from './xml.ts';

export const SYNC_TOKEN = 'urn:mijoz:sync:';

/** What is asked about: a place, with what a collection holds or an object is. */
export interface Asked {
  ctx: Context;
  place: Place;
  contents: Planned[];
}
export interface PropertyName {
  ns: string;
  name: string;
}

/** For who asks for nothing by name. */
export const usual: PropertyName[] = [
  { ns: DAV, name: 'resourcetype' },
  { ns: DAV, name: 'displayname' },
  { ns: DAV, name: 'getetag' },
  { ns: DAV, name: 'getcontenttype' },
  { ns: DAV, name: 'current-user-principal' },
  { ns: DAV, name: 'sync-token' },
  { ns: CS, name: 'getctag' },
];

/** The property as XML; undefined where the place has none of that name. */
export function propertyXml(asked: Asked, { ns, name }: PropertyName): string | undefined {
  const find = values[ns]?.[name];
  const inner = find?.(asked);
  return inner === undefined ? undefined : element(ns, name, inner);
}

export const textOf = (planned: Planned): string => calendarText(writeCalendar([planned.entry]));

const href = (path: string): string => element(DAV, 'href', escaped(path));
const isCollection = ({ place }: Asked): boolean => place.is === 'collection';
const objectAsked = ({ place, contents }: Asked): Planned | undefined =>
  place.is === 'object' ? contents.find((p) => p.name === place.name) : undefined;

const entityOf: Record<Collection, string> = { meetings: 'activities.meeting', tasks: 'activities.task' };
const componentOf: Record<Collection, string> = { meetings: 'VEVENT', tasks: 'VTODO' };

type Values = Record<string, (asked: Asked) => string | undefined>;
const dav: Values = {
  resourcetype: ({ place }) => kinds[place.is],
  displayname: ({ ctx, place }) => {
    if (place.is === 'object') return undefined;
    const entity =
      place.is === 'collection' ? ctx.app.registry.entity(entityOf[place.collection]) : undefined;
    return escaped(entity ? entityLabel(ctx.language, entity) : ctx.app.settings().name);
  },
  'current-user-principal': ({ ctx }) => href(principalHref(ctx)),
  'principal-URL': ({ ctx, place }) => (place.is === 'principal' ? href(principalHref(ctx)) : undefined),
  'principal-collection-set': () => href(ROOT),
  owner: ({ ctx }) => href(principalHref(ctx)),
  'current-user-privilege-set': (asked) =>
    ['read', ...(isWritable(asked) ? ['write', 'write-content', 'bind', 'unbind'] : [])]
      .map((name) => element(DAV, 'privilege', element(DAV, name)))
      .join(''),
  'supported-report-set': (asked) =>
    isCollection(asked)
      ? [
          [CAL, 'calendar-query'],
          [CAL, 'calendar-multiget'],
          [DAV, 'sync-collection'],
        ]
          .map(([ns = '', name = '']) =>
            element(DAV, 'supported-report', element(DAV, 'report', element(ns, name))),
          )
          .join('')
      : undefined,
  'sync-token': (asked) => (isCollection(asked) ? SYNC_TOKEN + tokenOf(asked.contents) : undefined),
  getetag: (asked) => {
    const found = objectAsked(asked);
    return found && escaped(found.etag);
  },
  getcontenttype: (asked) => (objectAsked(asked) ? 'text/calendar; charset=utf-8' : undefined),
};

/** What somebody may only read is shown so: a program then keeps its user from writing what would be refused. */
const isWritable = ({ ctx, place }: Asked): boolean =>
  !('collection' in place) || ctx.grants.on(entityOf[place.collection]).write !== 'none';

const kinds: Record<Place['is'], string> = {
  root: element(DAV, 'collection'),
  principal: element(DAV, 'collection') + element(DAV, 'principal'),
  home: element(DAV, 'collection'),
  collection: element(DAV, 'collection') + element(CAL, 'calendar'),
  object: '',
};

const cal: Values = {
  'calendar-home-set': ({ ctx, place }) =>
    place.is === 'principal' || place.is === 'root' ? href(homeHref(ctx)) : undefined,
  'supported-calendar-component-set': ({ place }) =>
    place.is === 'collection'
      ? element(CAL, 'comp', '', ` name="${componentOf[place.collection]}"`)
      : undefined,
  'supported-calendar-data': (asked) =>
    isCollection(asked)
      ? element(CAL, 'calendar-data', '', ' content-type="text/calendar" version="2.0"')
      : undefined,
  'max-resource-size': (asked) => (isCollection(asked) ? '1000000' : undefined),
  'calendar-data': (asked) => {
    const found = objectAsked(asked);
    return found && escaped(textOf(found)).replaceAll('&#13;', '');
  },
};

const values: Record<string, Values> = {
  [DAV]: dav,
  [CAL]: cal,
  [CS]: { getctag: (asked) => (isCollection(asked) ? tokenOf(asked.contents) : undefined) },
};
