import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { api } from '../../../web/api/client.ts';
import { fieldOf } from '../../../web/api/meta.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { ProblemNote } from '../../../web/kit/problem-note.tsx';
import classes from './reach.module.css';

/** What is typed says by itself what it is; the kind can be corrected. */
export function AddChannel(props: { entity: MetaEntity; party: string; onClose(): void }) {
  const { t } = useTranslation('contacts');
  const labels = useLabels();
  const client = useQueryClient();
  const { entity, party, onClose } = props;
  const [value, setValue] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const kind = chosen ?? kindOf(value);
  const add = useMutation({
    mutationFn: () => api.post('channels', { party, kind, value: value.trim() }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['records'] });
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (value.trim()) add.mutate();
  };
  return (
    <form className={classes.add} onSubmit={submit}>
      <TextInput
        aria-label={t('reach.value')}
        placeholder={t('reach.value')}
        autoFocus
        value={value}
        onChange={(e) => setValue(e.currentTarget.value)}
        onKeyDown={(e) => e.key === 'Escape' && onClose()}
      />
      <div className={classes.addLine}>
        <Select
          aria-label={t('reach.kind')}
          data={(fieldOf(entity, 'kind')?.options ?? []).map((option) => ({
            value: option,
            label: labels.option(entity, 'kind', option),
          }))}
          value={kind}
          allowDeselect={false}
          onChange={setChosen}
        />
        <Button type="submit" loading={add.isPending} disabled={!value.trim()}>
          {t('reach.save')}
        </Button>
      </div>
      <ProblemNote error={add.error} />
    </form>
  );
}

function kindOf(value: string): string {
  const text = value.trim();
  if (/^@\w|^(https?:\/\/)?t\.me\//.test(text)) return 'telegram';
  if (text.includes('@')) return 'email';
  if (/^https?:\/\/|^www\.|^[\w-]+\.[a-z]{2,}/i.test(text)) return 'site';
  return 'mobile';
}
