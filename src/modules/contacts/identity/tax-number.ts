import type { TaxNumberForm } from './tax-number-form.ts';
import { asiaAndOthers } from './tax-numbers-abroad.ts';
import { commonwealth } from './tax-numbers-cis.ts';
import { europe } from './tax-numbers-eu.ts';

export interface CheckedTaxNumber {
  /** Without spaces, points and dashes, in upper case: the form that is kept and compared. */
  normalized: string;
  valid: boolean;
  /** `tax_number_form` (length or characters) or `tax_number_check` (a check digit that does not fit). */
  problem?: 'tax_number_form' | 'tax_number_check';
}

/**
 * The number in its one form, and whether it can exist. Countries and kinds that are not known here are taken as they
 * are; so is the check where no algorithm is published (see the tables). That it was issued, only a register knows.
 */
export function checkTaxNumber(country: string, kind: string, raw: string): CheckedTaxNumber {
  const form = FORMS[country.toUpperCase()]?.[kind.toLowerCase()];
  const normalized = normalize(raw, form?.prefix);
  if (!form)
    return normalized
      ? { normalized, valid: true }
      : { normalized, valid: false, problem: 'tax_number_form' };
  if (!form.pattern.test(normalized)) return { normalized, valid: false, problem: 'tax_number_form' };
  if (form.check && !form.check(normalized)) return { normalized, valid: false, problem: 'tax_number_check' };
  return { normalized, valid: true };
}

/** The kinds of number that a country is known to issue, the usual one first. */
export const taxNumberKinds = (country: string): string[] => Object.keys(FORMS[country.toUpperCase()] ?? {});

/** The kind that a customer of the country most probably gives; the number, where it is at hand, decides by its form. */
export function defaultTaxKind(country: string, isPerson: boolean, raw?: string): string {
  const forms = Object.entries(FORMS[country.toUpperCase()] ?? {});
  const usual = forms.filter(([, form]) => form.holder !== (isPerson ? 'company' : 'person'));
  const fitting = [...usual, ...forms].find(
    ([, form]) => raw !== undefined && form.pattern.test(normalize(raw, form.prefix)),
  );
  return (fitting ?? usual[0] ?? forms[0])?.[0] ?? 'tax';
}

/**
 * The number that a spreadsheet took for an integer, with the zeros in front that it lost: only where the check digits
 * say so.
 */
export function withLostZeros(country: string, kind: string, raw: string): string | undefined {
  const form = FORMS[country.toUpperCase()]?.[kind];
  const fits = (number: string): boolean =>
    form?.pattern.test(number) === true && form.check?.(number) === true;
  return /^\d+$/.test(raw) && !fits(raw) ? [`0${raw}`, `00${raw}`].find(fits) : undefined;
}

const FORMS: Record<string, Record<string, TaxNumberForm>> = { ...commonwealth, ...europe, ...asiaAndOthers };

// People write the country before a number that is kept without, and leave it out where it belongs (CHE, GR as EL).
function normalize(raw: string, prefix: RegExp | undefined): string {
  const compact = raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}&+*]/gu, '');
  return prefix ? compact.replace(prefix, '') : compact;
}
