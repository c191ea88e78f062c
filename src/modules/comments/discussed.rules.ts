/** Records with pages of their own, which people talk about and follow. */
export const discussed = [
  'contacts.party',
  'deals.deal',
  'products.product',
  'activities.task',
  'activities.note',
  'activities.call',
  'activities.meeting',
  'activities.letter',
  'plans.contact',
];
