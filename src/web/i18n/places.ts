import { displayName } from './display-name.ts';

// ISO 3166-1, without names: those are in the language spoken.
export const countryCodes =
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KM KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NZ OM PA PE PG PH PK PL PS PT PY QA RO RS RU RW SA SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TW TZ UA UG US UY UZ VC VE VN VU WS XK YE ZA ZM ZW'.split(
    ' ',
  );

export const currencyCodes = Intl.supportedValuesOf('currency');
export const timeZones = Intl.supportedValuesOf('timeZone');

/** Codes with their names in the language spoken, by name; the code first where it is what people know. */
export function named(
  language: string,
  type: 'region' | 'currency',
  codes: readonly string[],
  hasCode: boolean,
): { value: string; label: string }[] {
  const options = codes.map((value) => {
    const name = displayName(language, type, value);
    return { value, label: hasCode && name !== value ? `${value} · ${name}` : name };
  });
  return options.sort((a, b) => a.label.localeCompare(b.label, language));
}
