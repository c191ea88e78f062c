import type { Rule } from '../../platform/module.ts';
import { checkTaxNumber, defaultTaxKind, withLostZeros } from './identity/tax-number.ts';

/** The number in its one form, with the check digits of its country; history keeps what it cannot be made of. */
export const taxNumbers: Rule = {
  entity: 'contacts.party',
  apply: (after, _before, around) => {
    const raw = after['taxNumber'];
    if (typeof raw !== 'string' || !raw) return { set: { taxCountry: null, taxKind: null } };
    const country = String(after['taxCountry'] ?? after['country'] ?? around.country);
    const isPerson = after['kind'] === 'person';
    const usual = String(after['taxKind'] ?? defaultTaxKind(country, isPerson));
    const whole = around.mode === 'live' ? undefined : withLostZeros(country, usual, raw);
    const kind = whole ? usual : String(after['taxKind'] ?? defaultTaxKind(country, isPerson, raw));
    const check = checkTaxNumber(country, kind, whole ?? raw);
    if (!check.valid && around.mode === 'live') {
      return {
        problems: [
          { field: 'taxNumber', code: check.problem ?? 'invalid_tax_number', params: { country, kind } },
        ],
      };
    }
    return { set: { taxCountry: country, taxKind: kind, taxNumber: check.normalized } };
  },
};
