import { ActionIcon, Button, Modal, TextInput } from '@mantine/core';
import { IconBolt, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api/client.ts';
import { errorToast, toast, undoToast } from '../../../../web/kit/toast.tsx';
import base from '../automation.module.css';
import type { RuleRecord } from '../automation-data.ts';
import classes from './rule.module.css';
import { SwitchOn } from './switch-on.tsx';
import type { RuleDraft } from './use-rule-draft.ts';

export function RuleHead({ rule, draft }: { rule: RuleRecord; draft: RuleDraft }) {
  const { t } = useTranslation('automation');
  const client = useQueryClient();
  const navigate = useNavigate();
  const path = `automation-rules/${rule.id}`;
  const refresh = () => client.invalidateQueries({ queryKey: ['records'] });
  const switchOff = async (): Promise<void> => {
    await api.post(`${path}/switchOff`).then(() => toast(t('switchedOff')), errorToast);
    await refresh();
  };
  const remove = async (): Promise<void> => {
    try {
      await api.delete(path);
      await navigate({ to: '/settings/automation' });
      undoToast(t('removed', { name: rule.name }), () => api.post(`${path}/restore`).finally(refresh));
    } catch (error) {
      errorToast(error);
    }
    await refresh();
  };
  return (
    <header className={classes.head}>
      <Link to="/settings/automation" className={classes.crumb}>
        <IconBolt size={16} stroke={1.6} aria-hidden />
        <span>{t('title')}</span>
      </Link>
      <RuleName rule={rule} onKept={refresh} />
      <span className={base.state} data-on={rule.isOn || undefined}>
        {t(rule.isOn ? 'isOn' : 'isOff')}
      </span>
      <div className={classes.headActs}>
        {rule.isOn ? (
          <Button variant="default" onClick={() => void switchOff()}>
            {t('switchOff')}
          </Button>
        ) : (
          <>
            <ActionIcon aria-label={t('remove')} title={t('remove')} onClick={() => void remove()}>
              <IconTrash size={16} />
            </ActionIcon>
            <SwitchOn rule={rule} draft={draft} onDone={refresh} />
          </>
        )}
      </div>
    </header>
  );
}

/** The name stands as the heading; a click opens it to be changed. */
function RuleName({ rule, onKept }: { rule: RuleRecord; onKept(): Promise<void> }) {
  const { t } = useTranslation('automation');
  const [name, setName] = useState<string | null>(null);
  const keep = async (): Promise<void> => {
    const next = name?.trim();
    if (next && next !== rule.name)
      await api.patch(`automation-rules/${rule.id}`, { name: next }).catch(errorToast);
    setName(null);
    await onKept();
  };
  return (
    <>
      <h1 className={classes.ruleName}>
        <button type="button" onClick={() => setName(rule.name)} title={t('rename')}>
          {rule.name}
        </button>
      </h1>
      <Modal
        opened={name !== null}
        onClose={() => setName(null)}
        title={t('rename')}
        size={420}
        closeButtonProps={{ 'aria-label': t('cancel') }}
      >
        <form
          className={base.form}
          onSubmit={(e) => {
            e.preventDefault();
            void keep();
          }}
        >
          <TextInput
            label={t('name')}
            value={name ?? ''}
            maxLength={200}
            data-autofocus
            onChange={(e) => setName(e.currentTarget.value)}
          />
          <div className={base.foot}>
            <Button type="submit">{t('done')}</Button>
          </div>
        </form>
      </Modal>
    </>
  );
}
