import type { Context } from '../../../platform/context.ts';
import { optionLabel } from '../../../platform/i18n/labels.ts';
import type { Values } from '../../../platform/module.ts';
import { type Line, partsLine, textLine } from './content-line.ts';
import type { CardChannel, Customer } from './customer.ts';
import { type Groups, labelsOf, withLabel } from './ways.ts';

/**
 * An address is one text here and seven parts in a card. The text goes into the street; the customer's city, region and
 * country into the parts of the first address, where maps and envelopes look for them. LABEL keeps the text as it was entered.
 */
export function addressLines(ctx: Context, customer: Customer, isCompany: boolean, groups: Groups): Line[] {
  const { values, channels } = customer;
  const addresses = channels.filter((c) => c.kind === 'visitAddress' || c.kind === 'postalAddress');
  const first = addresses.find((c) => c.kind === 'visitAddress') ?? addresses[0];
  const place = placeOf(ctx, values);
  if (!first) return place ? addressLine(groups(), [], '', place) : [];
  return addresses.flatMap((channel) => {
    const { types, label } = labelsOf(channel.label, isCompany);
    const own = [
      ...new Set([...types, channel.kind === 'postalAddress' ? 'POSTAL' : types[0] ? '' : 'WORK']),
    ];
    const [adr, ...more] = addressLine(
      groups(),
      own.filter(Boolean),
      channel.value,
      channel === first ? place : undefined,
    );
    return adr ? [...withLabel(adr, label ?? kindLabel(ctx, channel), groups), ...more] : [];
  });
}

/** WORK alone would come back as a label, so an address without one is called by its kind. */
const kindLabel = (ctx: Context, { kind, label }: CardChannel): string | undefined =>
  label ? undefined : optionLabel(ctx.language, ctx.app.registry.entity('contacts.channel'), 'kind', kind);

interface Place {
  city: string;
  region: string;
  country: string;
  code: string;
}

function placeOf(ctx: Context, values: Values): Place | undefined {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const code = text(values['country']);
  const place = {
    city: text(values['city']),
    region: text((values['region'] as { name?: unknown } | null | undefined)?.name),
    country: code ? (new Intl.DisplayNames(ctx.language, { type: 'region' }).of(code) ?? code) : '',
    code,
  };
  return place.city || place.region || place.country ? place : undefined;
}

function addressLine(group: string, types: string[], text: string, place: Place | undefined): Line[] {
  const { city = '', region = '', country = '', code = '' } = place ?? {};
  const params: Line['params'] = types.length ? { TYPE: types } : {};
  return [
    { ...partsLine('ADR', ['', '', text, city, region, '', country], params), group },
    ...(text ? [{ ...textLine('LABEL', text), group }] : []),
    ...(code ? [{ name: 'X-ABADR', value: code.toLowerCase(), group }] : []),
  ];
}
