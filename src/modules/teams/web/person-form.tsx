import { MultiSelect, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { useHasRight } from '../../../web/api/session.ts';
import { departmentsQuery, type Named, type Person, rolesQuery, useAct } from './data.ts';
import { Dialog } from './dialog.tsx';

interface Values {
  name: string;
  email: string;
  position: string;
  department: string | null;
  roles: string[];
}

/** A new colleague, or what is known of one: who they are and what they may do. */
export function PersonForm(props: {
  person: Person | null;
  roles: Named[];
  onAdded(person: Person): void;
  onClose(): void;
}) {
  const { t } = useTranslation('teams');
  const { person } = props;
  const isAdministrator = useHasRight('administer');
  const departments = useQuery(departmentsQuery).data ?? [];
  const roles = useQuery({ ...rolesQuery, enabled: isAdministrator }).data ?? [];
  const [v, setV] = useState<Values>(() => valuesOf(person, props.roles));
  const set = (patch: Partial<Values>): void => setV((old) => ({ ...old, ...patch }));
  const save = useAct(
    () => (person ? change(person, v, props.roles) : add(v)),
    person ? t('people.saved') : undefined,
  );
  const submit = (): void =>
    save.mutate(undefined, { onSuccess: (added) => (added?.email ? props.onAdded(added) : props.onClose()) });
  return (
    <Dialog
      title={person ? t('people.editTitle', { name: person.name }) : t('people.addTitle')}
      action={person ? t('people.save') : t('people.add')}
      isBusy={save.isPending}
      isOff={!v.name.trim()}
      onClose={props.onClose}
      onSubmit={submit}
    >
      <TextInput
        label={t('people.name')}
        value={v.name}
        onChange={(e) => set({ name: e.currentTarget.value })}
        required
        data-autofocus
      />
      <TextInput
        label={t('people.email')}
        description={t('people.emailText')}
        type="email"
        value={v.email}
        onChange={(e) => set({ email: e.currentTarget.value })}
      />
      <TextInput
        label={t('people.position')}
        value={v.position}
        onChange={(e) => set({ position: e.currentTarget.value })}
      />
      {!person && (
        <Select
          label={t('people.department')}
          data={departments.map((d) => ({ value: d.id, label: d.name }))}
          value={v.department}
          onChange={(department) => set({ department })}
          searchable
          clearable
        />
      )}
      {isAdministrator && (
        <MultiSelect
          label={t('people.roles')}
          description={t('people.rolesText')}
          data={roles.map((r) => ({ value: r.id, label: r.name }))}
          value={v.roles}
          onChange={(chosen) => set({ roles: chosen })}
          searchable
        />
      )}
    </Dialog>
  );
}

const valuesOf = (person: Person | null, roles: Named[]): Values => ({
  name: person?.name ?? '',
  email: person?.email ?? '',
  position: person?.position ?? '',
  department: person?.department?.id ?? null,
  roles: roles.map((r) => r.id),
});

async function add(v: Values): Promise<Person> {
  const input = {
    name: v.name,
    email: v.email.trim() || null,
    position: v.position || null,
    department: v.department,
    roles: v.roles,
  };
  const { id } = await api.post<{ id: string }>('users/add', input);
  return api.get<Person>(`users/${id}`);
}

async function change(person: Person, v: Values, before: Named[]): Promise<null> {
  const patch = { name: v.name, email: v.email.trim() || null, position: v.position || null };
  await api.patch(`users/${person.id}`, patch);
  const isOther = v.roles.length !== before.length || before.some((r) => !v.roles.includes(r.id));
  if (isOther) await api.post(`users/${person.id}/setRoles`, { roles: v.roles });
  return null;
}
