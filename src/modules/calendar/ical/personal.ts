import ICAL from 'ical.js';
import { componentsOf, type JComponent } from './jcal.ts';
import { clean } from './write-calendar.ts';

/** No second words for place, text or state (GEO, X-ALT-DESC, PERCENT-COMPLETE): those would stay when the record changes. */
const names = ['transp', 'class', 'categories', 'color', 'url', 'x-moz-lastack', 'x-moz-snooze-time'];
/** What is more is no alarm and no colour. */
const MOST_SIGNS = 20_000;

/** What a calendar program adds for its own user and a record has no place for: alarms, colour, category. */
export function personalOf(part: JComponent): JComponent | null {
  const properties = part[1].filter(([name]) => names.includes(name));
  const alarms = componentsOf(part, 'valarm');
  return properties.length || alarms.length ? readBack([part[0], properties, alarms]) : null;
}

/** As it is read from text, so that it can be written whatever was sent. */
function readBack(part: JComponent): JComponent | null {
  try {
    const text = clean(ICAL.stringify(part));
    return text.length > MOST_SIGNS ? null : (ICAL.parse(text) as unknown as JComponent);
  } catch {
    return null;
  }
}
