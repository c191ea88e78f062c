import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import type { Condition } from '../../../../kernel/condition.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { ChipText } from '../../../../web/records/filter/chip-text.tsx';
import type { RuleRecord } from '../automation-data.ts';
import { useWords } from '../words.ts';
import classes from './rule.module.css';
import type { RuleDraft } from './use-rule-draft.ts';

/** The whole rule in one sentence, and who vouches for it. */
export function Sentence(props: { rule: RuleRecord; entity: MetaEntity; draft: RuleDraft }) {
  const { rule, entity, draft } = props;
  const { t } = useTranslation('automation');
  const words = useWords();
  const formats = useFormats();
  const { trigger, condition, actions } = draft;
  const filter = trigger.on === 'condition' ? trigger.filter : undefined;
  return (
    <section className={classes.sentence} aria-label={t('sentence')}>
      <p>
        <b>{t('word.when')}</b> {words.when(entity, trigger, rule.stage?.name)}
        {filter && (
          <>
            : <Conditions entity={entity} condition={filter} />
          </>
        )}
        {condition && (
          <>
            , <b>{t('word.if')}</b>
            <Conditions entity={entity} condition={condition} />
          </>
        )}
        , <b>{t('word.then')}</b>{' '}
        {actions.length ? actions.map((a) => words.action(entity, a.action)).join('; ') : t('nothingYet')}.
      </p>
      {rule.isOn && rule.switchedOnAt && (
        <small>
          {t('vouched', {
            name: rule.switchedOnBy?.name ?? '…',
            when: formats.dateTime(rule.switchedOnAt),
          })}
        </small>
      )}
      {rule.isLooping && (
        <p role="alert" className={classes.warning}>
          {t('loopingText')}
        </p>
      )}
    </section>
  );
}

/** Each condition by itself; of several of which one is enough, with "or" between them. */
function Conditions({ entity, condition }: { entity: MetaEntity; condition: Condition }) {
  const { t } = useTranslation('automation');
  const isAny = 'any' in condition;
  const parts = 'all' in condition ? condition.all : isAny ? condition.any : [condition];
  return [...parts.entries()].map(([i, c]) => (
    <Fragment key={JSON.stringify(c)}>
      {isAny && i > 0 && ` ${t('word.or')} `}
      <em>
        <ChipText entity={entity} condition={c} />
      </em>
    </Fragment>
  ));
}
