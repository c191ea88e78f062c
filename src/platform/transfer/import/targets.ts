import type { Entity } from '../../../kernel/entity.ts';
import type { Field } from '../../../kernel/field.ts';
import { languages } from '../../../kernel/i18n.ts';
import type { Context } from '../../context.ts';
import { declaredLabel, fieldLabel } from '../../i18n/labels.ts';
import type { Step } from './plan.ts';

export interface Target {
  key: string;
  labels: string[];
  synonyms: string[];
}

/** The entities that an import may feed, for this user. */
export const importable = (ctx: Context): Entity[] =>
  transferable(ctx).filter(
    (e) => e.verbs.includes('create') && (ctx.grants.on(e.base).create || ctx.grants.has('administer')),
  );

/** The entities that an export of another installation may bring, by whoever administers this one. */
export const restorable = (ctx: Context): Entity[] => (ctx.grants.has('administer') ? transferable(ctx) : []);

const transferable = (ctx: Context): Entity[] =>
  ctx.app.registry.entities.filter((e) => !e.isInternal && !e.kinds && e.transfer !== false);

/** Fields that a column may fill: all that the importer may see and that are stored, read-only ones too (history). */
export function importableFields(ctx: Context, entity: Entity): [string, Field][] {
  return exactFields(ctx, entity).filter(([name, field]) => !unimportable.has(name) && field.type !== 'json');
}
const unimportable = new Set(['createdBy', 'batch']);

/** Fields that an export made with `as=ids` holds and an import takes back as they stand. */
export function exactFields(ctx: Context, entity: Entity): [string, Field][] {
  const modes = ctx.grants.fieldsOf(entity.base);
  return Object.entries(entity.fields).filter(
    ([name, field]) =>
      !field.internal &&
      !field.computed &&
      !modes[name] &&
      !made.has(name) &&
      !made.has(`${entity.name}.${name}`) &&
      !(name === 'kind' && entity.kind) &&
      field.type !== 'collection',
  );
}
/** What the program itself says of a record, or of a sign-in that does not come along. */
const made = new Set([
  'version',
  'updatedAt',
  'updatedBy',
  'incomplete',
  'access.user.hasTwoFactor',
  'access.user.lastSeenAt',
]);

/** Names that a step of a plan may fill; undefined where the importer may not bring the entity in at all. */
export function fieldsOfStep(ctx: Context, step: Step): ReadonlySet<string> | undefined {
  const entity = (step.isExact ? restorable(ctx) : importable(ctx)).find((e) => e.name === step.entity);
  const fields = entity && (step.isExact ? exactFields(ctx, entity) : importableFields(ctx, entity));
  return fields && new Set(['id', ...fields.map(([name]) => name)]);
}

/** Names under which a header may mean a field: its own, its labels in three languages, words people use. */
export function targetsOf(ctx: Context, entity: Entity): Target[] {
  // Of names that fit alike a part of the name is meant rather than the whole: Имя beside Фамилия.
  const fields = importableFields(ctx, entity).toSorted(
    ([a], [b]) => Number(a === entity.title) - Number(b === entity.title),
  );
  return fields.map(([name]) => ({
    key: name,
    labels: [
      name,
      ...languages.flatMap((l) => [fieldLabel(l, entity, name), declaredLabel(l, entity, name)]),
    ],
    synonyms:
      synonyms[`${entity.name}.${name}`] ?? synonyms[`${entity.base}.${name}`] ?? synonyms[name] ?? [],
  }));
}

/** Words of other programs' exports and of people's own tables. */
const synonyms: Record<string, string[]> = {
  'contacts.company.name': [
    'account',
    'account name',
    'company',
    'company name',
    'organization',
    'customer',
    'client',
    'компания',
    'организация',
    'клиент',
    'контрагент',
    'наименование',
    'kompaniya',
    'tashkilot',
    'mijoz',
  ],
  'contacts.company.industry': ['sector', 'сфера', 'сфера деятельности', 'soha'],
  'contacts.company.foundedYear': ['year established', 'founded', 'год основания'],
  'contacts.company.employees': [
    'staff',
    'headcount',
    'number of employees',
    'сотрудников',
    'численность',
    'xodimlar soni',
  ],
  'contacts.company.revenue': ['turnover', 'annual revenue', 'выручка', 'оборот'],
  'contacts.company.parent': [
    'subsidiary of',
    'parent account',
    'parent company',
    'головная компания',
    'холдинг',
  ],
  'contacts.company.country': ['office location', 'location', 'страна'],
  'contacts.person.name': [
    'contact',
    'full name',
    'contact name',
    'фио',
    'контакт',
    'контактное лицо',
    'f.i.sh.',
    'f.i.o.',
  ],
  'contacts.person.firstName': ['first name', 'given name', 'имя', 'ism'],
  'contacts.person.lastName': ['last name', 'surname', 'family name', 'фамилия', 'familiya'],
  'contacts.person.birthday': [
    'date of birth',
    'birth date',
    'dob',
    'дата рождения',
    'tugʻilgan sana',
    'tugʻilgan kun',
  ],
  'contacts.person.middleName': ['middle name', 'patronymic', 'отчество', 'otasining ismi'],
  'contacts.party.phone': [
    'mobile',
    'cell',
    'telephone',
    'tel',
    'phone number',
    'телефон',
    'мобильный',
    'тел',
    'telefon',
    'raqam',
  ],
  'contacts.party.email': [
    'mail',
    'e mail',
    'email address',
    'почта',
    'эл почта',
    'электронная почта',
    'pochta',
  ],
  'contacts.person.company': [
    'account',
    'organization',
    'employer',
    'компания',
    'организация',
    'место работы',
    'kompaniya',
    'tashkilot',
  ],
  'contacts.person.position': ['job title', 'title', 'role', 'должность', 'lavozim'],
  'products.product.name': ['product', 'item', 'товар', 'продукт', 'номенклатура', 'mahsulot', 'tovar'],
  'products.product.price': ['sales price', 'list price', 'цена', 'narx'],
  'products.product.code': ['sku', 'article', 'артикул', 'код'],
  'deals.deal.number': ['opportunity id', 'deal id', 'id', 'номер', 'номер сделки', 'raqam'],
  'deals.deal.name': [
    'opportunity',
    'opportunity name',
    'deal',
    'deal name',
    'сделка',
    'название сделки',
    'bitim',
  ],
  'deals.deal.owner': [
    'sales agent',
    'sales rep',
    'seller',
    'owner',
    'ответственный',
    'менеджер',
    'продавец',
    'sotuvchi',
    'menejer',
  ],
  'deals.deal.party': [
    'account',
    'company',
    'customer',
    'client',
    'клиент',
    'компания',
    'контрагент',
    'mijoz',
  ],
  'deals.deal.product': ['product', 'item', 'товар', 'продукт', 'mahsulot'],
  'deals.deal.stage': ['deal stage', 'stage', 'status', 'этап', 'стадия', 'статус', 'bosqich'],
  'deals.deal.openedOn': [
    'engage date',
    'created',
    'open date',
    'start date',
    'дата начала',
    'дата создания',
    'boshlangan sana',
  ],
  'deals.deal.closedOn': ['close date', 'closed', 'won date', 'дата закрытия', 'yopilgan sana'],
  'deals.deal.amount': ['close value', 'amount', 'deal value', 'value', 'sum', 'сумма', 'стоимость', 'summa'],
  'access.user.name': ['sales agent', 'employee', 'user', 'manager', 'сотрудник', 'xodim'],
  owner: ['owner', 'responsible', 'ответственный', 'masʼul'],
};
