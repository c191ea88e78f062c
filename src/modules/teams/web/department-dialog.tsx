import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { type DepartmentItem, type Person, useAct } from './data.ts';
import { Dialog } from './dialog.tsx';
import { withBelow } from './tree.ts';

/** What a department is called, who heads it, and what it is part of. */
export function DepartmentDialog(props: {
  department: DepartmentItem | null;
  parent: string | null;
  all: DepartmentItem[];
  people: Person[];
  onClose(): void;
}) {
  const { t } = useTranslation('teams');
  const { department, all, people, onClose } = props;
  const [name, setName] = useState(department?.name ?? '');
  const [head, setHead] = useState<string | null>(department?.head?.id ?? null);
  const [parent, setParent] = useState<string | null>(props.parent);
  const input = { name, head, parent };
  const save = useAct(
    () => api.post(department ? `departments/${department.id}/arrange` : 'departments/add', input),
    t('departments.saved'),
  );
  const own = department ? withBelow(all, department.id) : new Set<string>();
  return (
    <Dialog
      title={t(department ? 'departments.arrange' : 'departments.add')}
      isBusy={save.isPending}
      isOff={!name.trim()}
      onClose={onClose}
      onSubmit={() => save.mutate(undefined, { onSuccess: onClose })}
    >
      <TextInput
        label={t('departments.name')}
        value={name}
        onChange={(e) => setName(e.currentTarget.value)}
        required
        data-autofocus
      />
      <Select
        label={t('departments.head')}
        description={t('departments.headText')}
        data={people.filter((p) => p.isActive).map((p) => ({ value: p.id, label: p.name }))}
        value={head}
        onChange={setHead}
        searchable
        clearable
      />
      <Select
        label={t('departments.parent')}
        data={all.filter((d) => !own.has(d.id)).map((d) => ({ value: d.id, label: d.name }))}
        value={parent}
        onChange={setParent}
        searchable
        clearable
      />
    </Dialog>
  );
}
