import type { EntityPermission, RolePermissions } from '../../kernel/permission.ts';

type Names = { en: string; ru: string; uz: string };
export interface DefaultRole {
  kind: string;
  names: Names;
  permissions: RolePermissions;
}

const everything: EntityPermission = { read: 'all', write: 'all', remove: 'all', create: true, export: true };
const served: EntityPermission = { read: 'team', write: 'team', remove: 'own', create: true, export: false };
const department: EntityPermission = {
  read: 'unit',
  write: 'unit',
  remove: 'unit',
  create: true,
  export: true,
};
const reading: EntityPermission = {
  read: 'all',
  write: 'none',
  remove: 'none',
  create: false,
  export: false,
};

/** Whose work is measured reads the measure, and does not set it. */
const own: EntityPermission = { read: 'own', write: 'none', remove: 'none', create: false, export: false };
const measured = { 'quotas.quota': own, 'forecast.adjustment': own };

/** Roles of a new installation. Editable like any other; `kind` only keeps the owner's from being taken away. */
export const defaultRoles: DefaultRole[] = [
  role('owner', { en: 'Owner', ru: 'Владелец', uz: 'Egasi' }, everything, [
    'administer',
    'import',
    'bulk',
    'shareViews',
    'seeAudit',
    'lookUp',
    'manageTeams',
  ]),
  role('administrator', { en: 'Administrator', ru: 'Администратор', uz: 'Administrator' }, everything, [
    'administer',
    'import',
    'bulk',
    'shareViews',
    'seeAudit',
    'lookUp',
    'manageTeams',
  ]),
  role(
    'head',
    { en: 'Head of sales', ru: 'Руководитель отдела продаж', uz: 'Savdo boʻlimi rahbari' },
    department,
    ['import', 'bulk', 'shareViews', 'seeAudit', 'lookUp', 'manageTeams'],
  ),
  role(
    'seller',
    { en: 'Seller', ru: 'Менеджер по продажам', uz: 'Savdo menejeri' },
    served,
    ['lookUp', 'bulk'],
    measured,
  ),
  role(
    'marketer',
    { en: 'Marketer', ru: 'Маркетолог', uz: 'Marketolog' },
    { ...reading, export: true },
    ['lookUp', 'shareViews'],
    {
      ...measured,
      'contacts.party': { ...everything, remove: 'none' },
      'products.product': everything,
      'lists.choice': everything,
    },
  ),
  role(
    'service',
    { en: 'Service', ru: 'Сервис', uz: 'Servis' },
    { ...reading, create: true, write: 'own' },
    ['lookUp'],
    measured,
  ),
  role('readOnly', { en: 'Read only', ru: 'Только чтение', uz: 'Faqat oʻqish' }, reading, []),
];

function role(
  kind: string,
  names: Names,
  all: EntityPermission,
  rights: RolePermissions['rights'],
  entities: RolePermissions['entities'] = {},
): DefaultRole {
  return { kind, names, permissions: { entities: { '*': all, ...entities }, fields: {}, rights } };
}
