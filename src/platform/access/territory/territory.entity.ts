import { defineEntity } from '../../../kernel/entity.ts';
import { boolean, date, integer, json, longText, pick, ref, text } from '../../../kernel/field.ts';

/** Customers of a place, an industry, a size: those who work in it, or in one above it, serve them. */
export const Territory = defineEntity({
  name: 'access.territory',
  route: 'territories',
  icon: 'map-pins',
  title: 'name',
  sort: 'name',
  access: { by: 'everyone' },
  fields: {
    name: text('ty01', { required: true, search: true }),
    parent: ref('ty02', 'access.territory', { onPurge: 'restrict' }),
    /** Among those of the same parent: of two that a customer fits, the first has it. */
    position: integer('ty03', { required: true, default: 0 }),
    /** In the filter language over `contacts.party` and its kinds; empty: only customers that are put here by hand. */
    condition: json('ty04'),
    description: longText('ty05', { max: 2000 }),
    /** Responsible for it, and sees its customers like its members. */
    head: ref('ty06', 'access.user'),
    /** Off, it takes no customers and gives its people nothing. */
    isActive: boolean('ty07', { default: true }),
  },
  indexes: [['parent'], ['head']],
});

/** Who works in a territory, as what, and when. */
export const TerritoryMember = defineEntity({
  name: 'access.territoryMember',
  route: 'territory-members',
  icon: 'user',
  title: 'user',
  access: { by: 'everyone' },
  fields: {
    territory: ref('tm01', 'access.territory', { required: true, setOnce: true }),
    user: ref('tm02', 'access.user', { required: true, setOnce: true }),
    function: pick('tm03', 'teams.function'),
    from: date('tm04', { required: true }),
    until: date('tm05'),
  },
  indexes: [
    ['user', 'territory'],
    ['territory', 'user'],
  ],
});
