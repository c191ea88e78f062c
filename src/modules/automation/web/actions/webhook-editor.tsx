import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WebhookAction } from '../../parts.rules.ts';
import base from '../automation.module.css';
import { webhooksQuery } from '../automation-data.ts';
import classes from '../rule/rule.module.css';

interface Props {
  action: WebhookAction;
  onChange(action: WebhookAction): void;
}

export function WebhookEditor({ action, onChange }: Props) {
  const { t } = useTranslation('automation');
  const { data } = useQuery(webhooksQuery);
  return (
    <div className={classes.parts}>
      <Select
        label={t('webhooks.which')}
        placeholder={t('webhooks.choose')}
        value={action.webhook || null}
        data={(data ?? []).map((w) => ({ value: w.id, label: w.name }))}
        allowDeselect={false}
        onChange={(webhook) => webhook && onChange({ ...action, webhook })}
      />
      <Link to="/settings/automation" className={base.linkLike}>
        {t('webhooks.manage')}
      </Link>
    </div>
  );
}
