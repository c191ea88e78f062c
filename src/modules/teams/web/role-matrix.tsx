import { Checkbox, CloseButton, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import {
  type EntityPermission,
  type RolePermissions,
  type Scope,
  scopes,
} from '../../../kernel/permission.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import classes from './teams.module.css';

type Entities = RolePermissions['entities'];
const everything = '*';
const reaches = ['read', 'write', 'remove'] as const;

/** How far the role reaches over each sort of record; the first row stands for all that have none of their own. */
export function RoleMatrix({
  entities,
  onChange,
}: {
  entities: Entities;
  onChange(entities: Entities): void;
}) {
  const { t } = useTranslation('teams');
  const labels = useLabels();
  const bases = useMeta().entities.filter((e) => !e.kind && e.generic.length > 0);
  const rows = [everything, ...bases.map((e) => e.name).filter((name) => entities[name])];
  const others = bases.filter((e) => !entities[e.name]);
  const without = (name: string): Entities =>
    Object.fromEntries(Object.entries(entities).filter(([n]) => n !== name));
  return (
    <section className={classes.section}>
      <h2>{t('roles.records')}</h2>
      <p>{t('roles.recordsText')}</p>
      <div className={classes.matrix}>
        <table>
          <thead>
            <tr>
              <th />
              {reaches.map((action) => (
                <th key={action}>{t(`roles.${action}`)}</th>
              ))}
              <th>{t('roles.may')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {rows.map((name) => (
              <MatrixRow
                key={name}
                title={name === everything ? t('roles.everythingElse') : labels.many(name)}
                value={{ ...entities[everything], ...entities[name] }}
                onChange={(patch) =>
                  onChange({ ...entities, [name]: { ...entities[everything], ...entities[name], ...patch } })
                }
                onRemove={name === everything ? undefined : () => onChange(without(name))}
              />
            ))}
          </tbody>
        </table>
      </div>
      <AddRow
        entities={others}
        onAdd={(name) => onChange({ ...entities, [name]: { ...entities[everything] } })}
      />
    </section>
  );
}

function MatrixRow(props: {
  title: string;
  value: Partial<EntityPermission>;
  onChange(patch: Partial<EntityPermission>): void;
  onRemove: (() => void) | undefined;
}) {
  const { t } = useTranslation('teams');
  const { title, value, onChange } = props;
  const data = scopes.map((scope) => ({ value: scope, label: t(`scope.${scope}`) }));
  return (
    <tr>
      <td>{title}</td>
      {reaches.map((action) => (
        <td key={action}>
          <NativeSelect
            aria-label={`${title}: ${t(`roles.${action}`)}`}
            data={data}
            value={value[action] ?? 'none'}
            onChange={(e) => onChange({ [action]: e.currentTarget.value as Scope })}
          />
        </td>
      ))}
      <td>
        <Checkbox
          label={t('roles.create')}
          checked={value.create ?? false}
          onChange={(e) => onChange({ create: e.currentTarget.checked })}
        />
        <Checkbox
          mt={8}
          label={t('roles.export')}
          checked={value.export ?? false}
          onChange={(e) => onChange({ export: e.currentTarget.checked })}
        />
      </td>
      <td>
        {props.onRemove && (
          <CloseButton aria-label={t('roles.asTheRest', { name: title })} onClick={props.onRemove} />
        )}
      </td>
    </tr>
  );
}

function AddRow({ entities, onAdd }: { entities: MetaEntity[]; onAdd(name: string): void }) {
  const { t } = useTranslation('teams');
  const labels = useLabels();
  if (!entities.length) return null;
  const options = entities
    .map((e) => ({ value: e.name, label: labels.many(e) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <NativeSelect
      aria-label={t('roles.setApart')}
      data={[{ value: '', label: t('roles.setApart') }, ...options]}
      value=""
      maw={280}
      mt="xs"
      onChange={(e) => e.currentTarget.value && onAdd(e.currentTarget.value)}
    />
  );
}
