import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import base from '../automation.module.css';
import classes from './rule.module.css';
import { useProblemText } from './use-problem-text.ts';
import type { RuleDraft } from './use-rule-draft.ts';

export function SaveBar({ entity, draft }: { entity: MetaEntity; draft: RuleDraft }) {
  const { t } = useTranslation('automation');
  const textOf = useProblemText(entity);
  if (!draft.isDirty && !draft.problems.length) return null;
  return (
    <div className={classes.saveBar}>
      {draft.problems.length > 0 && (
        <ul role="alert">
          {draft.problems.map((p) => (
            <li key={`${p.field} ${p.code}`}>{textOf(p)}</li>
          ))}
        </ul>
      )}
      {draft.isDirty && (
        <div className={base.foot}>
          <Button variant="default" onClick={draft.discard}>
            {t('discard')}
          </Button>
          <Button onClick={() => void draft.save()}>{t('save')}</Button>
        </div>
      )}
    </div>
  );
}
