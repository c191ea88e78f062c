import { TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { api } from '../../../../web/api/client.ts';
import { canCreate } from '../../../../web/api/meta.ts';
import { errorToast } from '../../../../web/kit/toast.tsx';
import classes from '../activities.module.css';

/** A line of text and Enter: a task of one's own for today. */
export function QuickTask({ entity, today }: { entity: MetaEntity; today: string }) {
  const { t } = useTranslation('activities');
  const client = useQueryClient();
  const [title, setTitle] = useState('');
  const add = useMutation({
    mutationFn: (text: string) => api.post('tasks', { title: text, dueOn: today }),
    onSuccess: () => {
      setTitle('');
      void client.invalidateQueries({ queryKey: ['records'] });
    },
    onError: (error) => errorToast(error, entity),
  });
  if (!canCreate(entity)) return <span className={classes.grow} />;
  return (
    <TextInput
      className={classes.grow}
      aria-label={t('tasks.quick')}
      placeholder={t('tasks.quick')}
      leftSection={<IconPlus size={15} />}
      maxLength={300}
      value={title}
      onChange={(e) => setTitle(e.currentTarget.value)}
      onKeyDown={(e) => {
        if (e.key === 'Enter' && title.trim() && !add.isPending) add.mutate(title.trim());
      }}
    />
  );
}
