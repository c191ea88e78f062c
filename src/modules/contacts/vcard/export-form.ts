import type { ExportForm } from '../../../platform/module.ts';
import { cardOf } from './card.ts';
import { customersOf } from './customer.ts';

/** Customers as electronic cards, for the address books of telephones and mail programs. */
export const vcardForm: ExportForm = {
  entity: 'contacts.party',
  format: 'vcf',
  type: 'text/vcard; charset=utf-8',
  fields: [...['name', 'country', 'region', 'city', 'segments', 'language', 'description', 'updatedAt']],
  write: async function* (ctx, _entity, pages) {
    for await (const page of pages)
      for (const customer of await customersOf(ctx, page)) yield cardOf(ctx, customer);
  },
};
