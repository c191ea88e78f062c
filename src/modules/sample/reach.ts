import { latin } from './names.ts';
import type { Seeded } from './seeded.ts';

/** Numbers that no subscriber has: each country's digits kept for stories, or an exchange that is not given out. */
const exchanges: Record<string, string[]> = {
  UZ: ['+998 90 000', '+998 93 000', '+998 71 200'],
  RU: ['+7 495 000', '+7 812 000', '+7 343 000'],
  KZ: ['+7 701 000'],
  KG: ['+996 555 000'],
  TR: ['+90 212 000'],
  DE: ['+49 30 23125'],
  GB: ['+44 20 7946'],
  US: ['+1 303 555'],
  AE: ['+971 4 000'],
  KR: ['+82 32 000'],
  IN: ['+91 484 000'],
};

export function phoneOf(random: Seeded, country: string): string {
  const exchange = random.pick(exchanges[country] ?? ['+1 202 555']);
  const digits = country === 'US' ? `01${random.between(10, 99)}` : String(random.between(1000, 9999));
  return `${exchange} ${digits.slice(0, 2)}-${digits.slice(2)}`;
}

/** In a domain that is reserved for examples (RFC 2606). */
export const addressOf = (random: Seeded, name: string, site: string): string =>
  `${latin(name).replace('-', '.')}${random.between(1, 999)}@${site}`;
