import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../../../kernel/condition.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { listQuery } from '../../../web/api/records.ts';
import { behind, figuresQuery } from '../../../web/figures/figures.ts';
import { useValue } from '../../../web/figures/use-value.ts';
import { colorOf } from '../../../web/kit/colors.ts';
import classes from './results.module.css';

const published: Condition = {
  all: [
    { field: 'processVersion.state', op: 'eq', value: 'published' },
    { field: 'kind', op: 'eq', value: 'open' },
  ],
};

/** Open deals by stage, as of now; those under way by an earlier version count with the stage of the same key. */
export function Funnel({ filter }: { filter: Condition | undefined }) {
  const { t } = useTranslation('results');
  const value = useValue();
  const stage = useMeta().find('processes.stage');
  const stages = useQuery({
    ...listQuery(stage ?? ({ base: '', name: '', route: 'stages' } as never), {
      filter: published,
      sort: 'position',
      limit: 60,
    }),
    enabled: !!stage,
  });
  const { data } = useQuery(
    figuresQuery({ metrics: ['deals.open', 'deals.pipeline'], range: {}, filter, group: 'stage.key' }),
  );
  if (!data || !stages.data) return null;
  const most = Math.max(1, ...data.rows.map((r) => Number(r.values['deals.open'])));
  return (
    <section className={classes.card}>
      <h2>{t('funnel')}</h2>
      <ol className={classes.funnel}>
        {stages.data.items.map((item) => {
          const row = data.rows.find((r) => r.key === item['key']);
          const count = Number(row?.values['deals.open'] ?? 0);
          const condition = behind(data.metrics[0]?.condition, {
            field: 'stage.key',
            op: 'eq',
            value: item['key'],
          });
          return (
            <li key={item.id}>
              <span>{String(item['name'])}</span>
              <i>
                <u
                  style={{
                    width: `${(count / most) * 100}%`,
                    background: colorOf(item['color'] as string | null, String(item['name'])),
                  }}
                />
              </i>
              <Link to="/deals" search={{ view: 'all', filter: condition } as never} preload={false}>
                {value(String(count), 'count')}
              </Link>
              <small>{value(row?.values['deals.pipeline'] ?? '0', 'money', true)}</small>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
