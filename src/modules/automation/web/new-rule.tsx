import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeta } from '../../../web/api/meta.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import classes from './automation.module.css';
import { entitiesQuery } from './automation-data.ts';
import { useMakeRule } from './use-make-rule.ts';

/** What a rule is called and on what it runs; the rest is said on its page. */
export function NewRule(props: { onClose(): void }) {
  const { t } = useTranslation('automation');
  const labels = useLabels();
  const index = useMeta();
  const make = useMakeRule();
  const { data } = useQuery(entitiesQuery);
  const [name, setName] = useState('');
  const [entity, setEntity] = useState<string | null>('deals.deal');
  const choices = (data ?? []).flatMap((e) => {
    const known = index.find(e.name);
    return known ? [{ value: e.name, label: labels.many(known) }] : [];
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (entity) void make({ name: name.trim() || t('newName'), entity });
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('add')}
      size={440}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          label={t('name')}
          placeholder={t('namePlaceholder')}
          value={name}
          maxLength={200}
          onChange={(e) => setName(e.currentTarget.value)}
          data-autofocus
        />
        <Select
          label={t('on')}
          data={choices}
          value={entity}
          onChange={setEntity}
          allowDeselect={false}
          searchable
        />
        <div className={classes.foot}>
          <Button variant="default" onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={!entity}>
            {t('make')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
