import { type Asked, type PropertyName, propertyXml, usual } from './properties.ts';
import { childOf, DAV, document, element, escaped, type XmlNode } from './xml.ts';

/** What of each place is asked for: named properties, or the usual ones. */
export function namesIn(body: XmlNode | undefined): PropertyName[] {
  const prop = childOf(body, 'prop');
  return prop ? prop.children.map(({ ns, name }) => ({ ns, name })) : usual;
}

/** One place's properties, those that it has and those that it has not. */
export function responseXml(asked: Asked, names: readonly PropertyName[]): string {
  const found: string[] = [];
  const missing: string[] = [];
  for (const name of names) {
    const xml = propertyXml(asked, name);
    if (xml === undefined) missing.push(element(name.ns, name.name));
    else found.push(xml);
  }
  return response(asked.place.href, propstat(found, '200 OK') + propstat(missing, '404 Not Found'));
}

/** A name under which there is nothing (any more). */
export const goneXml = (href: string): string =>
  response(href, element(DAV, 'status', 'HTTP/1.1 404 Not Found'));

export const multistatus = (responses: string[], after = ''): string =>
  document('multistatus', responses.join('') + after);

const response = (href: string, inner: string): string =>
  element(DAV, 'response', element(DAV, 'href', escaped(href)) + inner);

const propstat = (properties: string[], status: string): string =>
  properties.length
    ? element(
        DAV,
        'propstat',
        element(DAV, 'prop', properties.join('')) + element(DAV, 'status', `HTTP/1.1 ${status}`),
      )
    : '';
