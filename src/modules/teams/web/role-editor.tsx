import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Right, type RolePermissions, rights } from '../../../kernel/permission.ts';
import { api } from '../../../web/api/client.ts';
import { type RoleItem, useAct } from './data.ts';
import { RoleFields } from './role-fields.tsx';
import { RoleMatrix } from './role-matrix.tsx';
import classes from './teams.module.css';

/** One role, in words. Nothing is in force before it is saved; then it is at once, for everybody who holds the role. */
export function RoleEditor({ role, onRemoved }: { role: RoleItem; onRemoved(): void }) {
  const { t } = useTranslation('teams');
  const [name, setName] = useState(role.name);
  const [permissions, setPermissions] = useState(role.permissions);
  const isFixed = role.kind === 'owner';
  const isChanged = name !== role.name || permissions !== role.permissions;
  const save = useAct(
    () => api.patch(`roles/${role.id}`, { name, permissions, version: role.version }),
    t('roles.saved'),
  );
  const remove = useAct(() => api.delete(`roles/${role.id}`), t('roles.removed', { name: role.name }));
  const change = (patch: Partial<RolePermissions>): void => setPermissions((old) => ({ ...old, ...patch }));
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        save.mutate(undefined);
      }}
    >
      <TextInput
        label={t('roles.name')}
        value={name}
        onChange={(e) => setName(e.currentTarget.value)}
        maw={320}
        required
      />
      {isFixed && <p>{t('roles.fixed')}</p>}
      <fieldset disabled={isFixed} style={{ border: 0, margin: 0, padding: 0 }}>
        <RoleMatrix entities={permissions.entities} onChange={(entities) => change({ entities })} />
        <RoleFields fields={permissions.fields} onChange={(fields) => change({ fields })} />
        <RightsList chosen={permissions.rights} onChange={(chosen) => change({ rights: chosen })} />
      </fieldset>
      <div className={classes.buttons}>
        {!isFixed && (
          <Button
            variant="subtle"
            color="red"
            onClick={() => remove.mutate(undefined, { onSuccess: onRemoved })}
          >
            {t('roles.remove_role')}
          </Button>
        )}
        <Button type="submit" loading={save.isPending} disabled={!isChanged || !name.trim()}>
          {t('roles.save')}
        </Button>
      </div>
    </form>
  );
}

function RightsList({ chosen, onChange }: { chosen: Right[]; onChange(rights: Right[]): void }) {
  const { t } = useTranslation('teams');
  return (
    <section className={classes.section}>
      <h2>{t('roles.rights')}</h2>
      <Checkbox.Group
        value={chosen}
        onChange={(values) => onChange(rights.filter((r) => values.includes(r)))}
      >
        <div className={classes.form}>
          {rights.map((right) => (
            <Checkbox
              key={right}
              value={right}
              label={t(`right.${right}`)}
              description={t(`rightText.${right}`)}
            />
          ))}
        </div>
      </Checkbox.Group>
    </section>
  );
}
