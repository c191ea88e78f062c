import type { Formats } from '../../../web/i18n/format.ts';
import type { MoneyValue } from '../../../web/i18n/format-numbers.ts';

/** A value of a preview as a list would show it. */
export function shownValue(
  value: unknown,
  type: string,
  formats: Formats,
  option: (name: string) => string,
): string {
  if (value === null || value === undefined) return '';
  switch (type) {
    case 'date':
      return formats.date(String(value));
    case 'instant':
      return formats.dateTime(String(value));
    case 'money':
      return formats.money(value as MoneyValue);
    case 'decimal':
      return formats.number(String(value));
    case 'choice':
      return option(String(value));
    case 'boolean':
      return value ? '✓' : '';
    case 'tags':
      return (value as string[]).join(', ');
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}
