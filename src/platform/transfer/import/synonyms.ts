import type { Entity } from '../../../kernel/entity.ts';

/** Words of other programs' exports and of people's own tables for a field. */
export const synonymsOf = (entity: Entity, name: string): string[] =>
  (synonyms[`${entity.name}.${name}`] ?? synonyms[`${entity.base}.${name}`] ?? synonyms[name] ?? '').split(
    ', ',
  );

const synonyms: Record<string, string> = {
  'contacts.company.name':
    'account, account name, company, company name, organization, organization name, customer, customer name, client, компания, название компании, организация, название организации, клиент, контрагент, наименование, наименование организации, фирма, предприятие, kompaniya, tashkilot, tashkilot nomi, korxona, korxona nomi, firma nomi, mijoz, mijoz nomi',
  'contacts.company.legalName': 'legal name, юридическое название, юридическое лицо, yuridik nomi',
  'contacts.company.industry': 'sector, сфера, сфера деятельности, вид деятельности, soha, faoliyat turi',
  'contacts.company.foundedYear': 'year established, founded, год основания',
  'contacts.company.employees':
    'staff, headcount, number of employees, сотрудников, численность, количество сотрудников, кол-во сотрудников, число сотрудников, xodimlar soni',
  'contacts.company.revenue':
    'turnover, annual revenue, annual turnover, выручка, оборот, годовой оборот, aylanma, yillik aylanma',
  'contacts.company.parent': 'subsidiary of, parent account, parent company, головная компания, холдинг',
  'contacts.company.website': 'site, web, url, веб сайт, sayt',
  'contacts.person.name':
    'contact, full name, contact name, фио, полное имя, контакт, контактное лицо, f.i.sh., f.i.o., toʻliq ismi',
  'contacts.person.firstName': 'first name, given name, имя, ism',
  'contacts.person.lastName': 'last name, surname, family name, фамилия, familiya',
  'contacts.person.birthday': 'date of birth, birth date, dob, дата рождения, tugʻilgan sana, tugʻilgan kun',
  'contacts.person.middleName': 'middle name, patronymic, отчество, otasining ismi',
  'contacts.person.company':
    'account, account name, company name, organization, employer, компания, название компании, организация, место работы, kompaniya, tashkilot, korxona',
  'contacts.person.position': 'job title, title, role, должность, lavozim',
  'contacts.party.phone':
    'work phone, telephone, tel, phone number, телефон, рабочий телефон, контактный телефон, тел, telefon, telefon raqami, raqam',
  'contacts.party.channels.mobile':
    'mobile, mobile phone, mobile number, cell, cell phone, мобильный, мобильный телефон, моб телефон, моб тел, сотовый, сотовый телефон, сот тел, моб, mobil, mobil telefon, uyali telefon',
  'contacts.party.channels.fax': 'fax, fax number, факс, faks',
  'contacts.party.channels.site': 'site, web, url, website, homepage, сайт, веб сайт, sayt',
  'contacts.party.channels.telegram': 'telegram, телеграм, телеграмм',
  'contacts.party.channels.whatsapp': 'whatsapp, ватсап, вотсап',
  'contacts.party.channels.messenger': 'messenger, im, skype, icq, viber, мессенджер, скайп',
  'contacts.party.channels.postalAddress':
    'address, mailing address, street address, postal address, адрес, почтовый адрес, юридический адрес, manzil, pochta manzili',
  'contacts.party.channels.visitAddress':
    'office address, actual address, фактический адрес, адрес офиса, haqiqiy manzil',
  'contacts.person.employment.department': 'department, division, отдел, подразделение, boʻlim',
  'contacts.party.email':
    'mail, e mail, email address, work email, почта, эл почта, электронная почта, рабочий email, pochta, elektron pochta',
  'contacts.party.country': 'office location, location, страна',
  'contacts.party.region': 'state, province, область, край, viloyat',
  'contacts.party.city': 'town, город, населённый пункт, shahar',
  'contacts.party.segments': 'segment, tags, labels, сегмент, теги, метки, teglar',
  'contacts.party.source': 'lead source, источник, manba',
  'contacts.party.taxNumber': 'tax id, tin, vat number, inn, инн, унп, stir',
  'products.product.name':
    'product, item, товар, продукт, номенклатура, наименование товара, mahsulot, mahsulot nomi, tovar',
  'products.product.price': 'sales price, list price, unit price, цена, цена за единицу, narx, narxi',
  'products.product.code': 'sku, article, артикул, код, код товара, kod',
  'products.product.unit': 'uom, unit of measure, ед, ед изм, единица измерения, oʻlchov birligi',
  'products.product.vatRate': 'vat, vat rate, ндс, ставка ндс, qqs',
  'deals.deal.number': 'opportunity id, deal id, id, №, номер, номер сделки, raqam',
  'deals.deal.name':
    'opportunity, opportunity name, deal, deal name, deal title, сделка, название сделки, наименование сделки, наименование, bitim, bitim nomi',
  'deals.deal.owner':
    'sales agent, sales rep, seller, owner, deal owner, opportunity owner, assigned to, ответственный, менеджер, продавец, куратор, sotuvchi, menejer',
  'deals.deal.party':
    'account, account name, company, company name, organization, customer, client, клиент, компания, контрагент, организация, заказчик, mijoz, mijoz nomi',
  'deals.deal.contact': 'contact, contact name, contact person, контакт, полное имя контакта',
  'deals.deal.product': 'product, item, товар, продукт, mahsulot',
  'deals.deal.stage': 'deal stage, stage, status, этап, этап сделки, стадия, стадия сделки, статус, bosqich',
  'deals.deal.openedOn':
    'engage date, created, create date, created date, open date, start date, дата начала, дата создания, дата создания сделки, дата открытия, boshlangan sana',
  'deals.deal.expectedOn':
    'expected close date, предполагаемая дата закрытия, плановая дата закрытия, планируемая дата, kutilayotgan sana',
  'deals.deal.closedOn':
    'close date, closed, closed date, won date, дата закрытия, дата завершения, yopilgan sana',
  'deals.deal.amount':
    'close value, amount, deal value, value, sum, budget, сумма, сумма сделки, стоимость, бюджет, summa, bitim summasi',
  'deals.deal.tags': 'labels, теги, теги сделки, teglar',
  'deals.deal.lossReason': 'lost reason, closed lost reason, причина проигрыша, rad etish sababi',
  'deals.deal.source': 'lead source, источник, manba',
  'access.user.name': 'sales agent, employee, user, manager, сотрудник, xodim',
  owner:
    'owner, account owner, contact owner, responsible, assigned to, ответственный, ответственный менеджер, менеджер, куратор, masʼul, masʼul xodim',
  description: 'note, notes, comment, comments, remarks, примечание, комментарий, комментарии, заметки, izoh',
};
