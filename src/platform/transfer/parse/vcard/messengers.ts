import type { OpenCard } from './open-card.ts';
import type { CardProperty } from './property.ts';
import { textOf } from './values.ts';

export interface MessengerName {
  property: CardProperty;
  field: 'channels.telegram' | 'channels.whatsapp' | 'channels.messenger' | 'channels.site';
  text: string;
  service: string;
}

/** IMPP (RFC 4770) and what makers wrote before it: `X-SKYPE`, `X-SOCIALPROFILE`. */
export function messengerOf(card: OpenCard): MessengerName[] {
  const named = card.of('IMPP', 'X-SOCIALPROFILE', 'SOCIALPROFILE', ...byProperty.keys());
  return named.map((property) => {
    card.take(property);
    const value = textOf(property).replace(/\s+/g, ' ');
    const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):(?:\/\/)?(.+)$/i.exec(value) ?? [];
    const isPage = /^https?$/i.test(scheme);
    const service = serviceOf(property, isPage ? '' : scheme);
    return {
      property,
      field: fieldOf(service, isPage),
      text: isPage || !rest ? value : plain(rest),
      service,
    };
  });
}

function serviceOf({ name, params, types }: CardProperty, scheme: string): string {
  const [declared] = params.get('X-SERVICE-TYPE') ?? params.get('SERVICE-TYPE') ?? [];
  const type = name.endsWith('SOCIALPROFILE') ? types.find((t) => t !== 'pref') : undefined;
  const found = byProperty.get(name) ?? declared ?? type ?? byScheme.get(scheme.toLowerCase()) ?? scheme;
  return found.toLowerCase() === 'x-apple' ? '' : found;
}

function fieldOf(service: string, isPage: boolean): MessengerName['field'] {
  if (/^(?:telegram|tg)$/i.test(service)) return 'channels.telegram';
  if (/^whatsapp$/i.test(service)) return 'channels.whatsapp';
  return isPage ? 'channels.site' : 'channels.messenger';
}

function plain(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

const byScheme = new Map(
  Object.entries({
    xmpp: 'XMPP',
    skype: 'Skype',
    aim: 'AIM',
    icq: 'ICQ',
    ymsgr: 'Yahoo',
    msnim: 'MSN',
    sip: 'SIP',
    tg: 'Telegram',
    gtalk: 'Google Talk',
    viber: 'Viber',
  }),
);
const byProperty = new Map(
  Object.entries({
    'X-AIM': 'AIM',
    'X-ICQ': 'ICQ',
    'X-JABBER': 'XMPP',
    'X-MSN': 'MSN',
    'X-YAHOO': 'Yahoo',
    'X-SKYPE': 'Skype',
    'X-SKYPE-USERNAME': 'Skype',
    'X-QQ': 'QQ',
    'X-GTALK': 'Google Talk',
    'X-GOOGLE-TALK': 'Google Talk',
    'X-GADUGADU': 'Gadu-Gadu',
    'X-GROUPWISE': 'GroupWise',
    'X-TELEGRAM': 'Telegram',
    'X-WHATSAPP': 'WhatsApp',
    'X-VIBER': 'Viber',
    'X-SIGNAL': 'Signal',
    'X-WECHAT': 'WeChat',
    'X-SIP': 'SIP',
    'X-TWITTER': 'Twitter',
    'X-MS-IMADDRESS': 'IM',
  }),
);
