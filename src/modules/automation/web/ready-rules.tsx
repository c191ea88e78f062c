import { Button } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../web/api/session.ts';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import classes from './automation.module.css';
import { readyRules } from './ready.ts';
import { useMakeRule } from './use-make-rule.ts';

/** Where there are no rules yet: some that most companies want, made off, to be looked at before they run. */
export function ReadyRules(props: { onOwn(): void }) {
  const { t } = useTranslation('automation');
  const { company } = useMe();
  const make = useMakeRule();
  return (
    <>
      <EmptyState
        icon={IconBolt}
        title={t('none')}
        text={t('noneText')}
        action={
          <Button variant="default" onClick={props.onOwn}>
            {t('own')}
          </Button>
        }
        isCompact
      />
      <ul className={classes.ready}>
        {readyRules(t, company.currency).map((rule) => (
          <li key={rule.key}>
            <b>{rule.name}</b>
            <p>{t(`ready.${rule.key}.text`)}</p>
            <Button
              size="xs"
              variant="default"
              aria-label={t('takeNamed', { name: rule.name })}
              onClick={() => {
                const { key: _, ...input } = rule;
                void make(input);
              }}
            >
              {t('take')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
