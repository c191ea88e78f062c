import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { departmentsQuery, type Named, type Person, useAct } from './data.ts';
import { Dialog } from './dialog.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { PersonForm } from './person-form.tsx';

export type PersonTask =
  | { kind: 'add' }
  | { kind: 'edit' | 'move' | 'invite' | 'reset' | 'handOver' | 'deactivate'; person: Person };

/** The dialog of what was chosen in a colleague's menu. */
export function PersonDialogs(props: {
  task: PersonTask;
  roles: Map<string, Named[]>;
  onTask(task: PersonTask): void;
  onClose(): void;
}) {
  const { task, onClose } = props;
  switch (task.kind) {
    case 'add':
      return (
        <PersonForm
          person={null}
          roles={[]}
          onAdded={(person) => props.onTask({ kind: 'invite', person })}
          onClose={onClose}
        />
      );
    case 'edit':
      return (
        <PersonForm
          person={task.person}
          roles={props.roles.get(task.person.id) ?? []}
          onAdded={onClose}
          onClose={onClose}
        />
      );
    case 'move':
      return <MoveDialog person={task.person} onClose={onClose} />;
    case 'invite':
    case 'reset':
      return <LinkDialog person={task.person} purpose={task.kind} onClose={onClose} />;
    case 'handOver':
    case 'deactivate':
      return <HandOverDialog person={task.person} isLeaving={task.kind === 'deactivate'} onClose={onClose} />;
  }
}

function MoveDialog({ person, onClose }: { person: Person; onClose(): void }) {
  const { t } = useTranslation('teams');
  const { data = [] } = useQuery(departmentsQuery);
  const [department, setDepartment] = useState<string | null>(person.department?.id ?? null);
  const move = useAct(
    () => api.post(`users/${person.id}/move`, { department }),
    t('people.moved', { name: person.name }),
  );
  return (
    <Dialog
      title={t('people.moveTitle', { name: person.name })}
      action={t('people.move')}
      isBusy={move.isPending}
      onClose={onClose}
      onSubmit={() => move.mutate(undefined, { onSuccess: onClose })}
    >
      <p>{t('people.moveText')}</p>
      <Select
        label={t('people.department')}
        data={data.map((d) => ({ value: d.id, label: d.name }))}
        value={department}
        onChange={setDepartment}
        searchable
        clearable
      />
    </Dialog>
  );
}
