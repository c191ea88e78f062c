import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { figuresQuery } from '../../../web/api/figures.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { RecordLink } from '../../../web/kit/record-link.tsx';
import classes from './automation.module.css';
import type { RuleRecord } from './automation-data.ts';
import { useWords } from './words.ts';

interface Counts {
  runs: number;
  failures: number;
}

/** What the last seven days brought, by the rule. */
function useCounts(run: MetaEntity | undefined): Map<string, Counts> {
  const { data } = useQuery({
    ...figuresQuery(
      run ?? ({ base: 'automation.run', name: 'automation.run' } as MetaEntity),
      [{ fn: 'count' }],
      [{ field: 'rule' }, { field: 'outcome' }],
      {
        filter: { field: 'at', op: 'within', value: 'last7Days' },
      },
    ),
    enabled: run !== undefined,
  });
  const counts = new Map<string, Counts>();
  for (const { keys, values } of data ?? []) {
    const [rule = '', outcome] = keys.map(String);
    const known = counts.get(rule) ?? { runs: 0, failures: 0 };
    const n = Number(values[0] ?? 0);
    if (outcome === 'done') known.runs += n;
    if (outcome === 'failed' || outcome === 'stopped') known.failures += n;
    counts.set(rule, known);
  }
  return counts;
}

export function RuleList({ rules }: { rules: RuleRecord[] }) {
  const { t } = useTranslation('automation');
  const counts = useCounts(useMeta().find('automation.run'));
  return (
    <ul className={classes.rules} aria-label={t('rules')}>
      {rules.map((rule) => (
        <RuleLine key={rule.id} rule={rule} counts={counts.get(rule.id) ?? { runs: 0, failures: 0 }} />
      ))}
    </ul>
  );
}

function RuleLine({ rule, counts }: { rule: RuleRecord; counts: Counts }) {
  const { t } = useTranslation('automation');
  const entity = useMeta().find(rule.entity);
  const words = useWords();
  return (
    <li>
      <span className={classes.state} data-on={rule.isOn || undefined}>
        {t(rule.isOn ? 'isOn' : 'isOff')}
      </span>
      <div className={classes.ruleWords}>
        <RecordLink to={`/automation-rules/${rule.id}`}>{rule.name}</RecordLink>
        {entity && (
          <small>
            {words.when(entity, rule.trigger)} →{' '}
            {rule.actions.map((a) => words.action(entity, a)).join('; ') || '…'}
          </small>
        )}
      </div>
      <span className={classes.counts}>
        {rule.isLooping && <b data-bad>{t('looping')}</b>}
        <span>{t('runs7', { count: counts.runs })}</span>
        {counts.failures > 0 && <b data-bad>{t('failures7', { count: counts.failures })}</b>}
      </span>
    </li>
  );
}
