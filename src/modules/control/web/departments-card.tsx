import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FigureLink } from '../../../web/figures/figure-link.tsx';
import { useMetricName } from '../../../web/figures/metric-name.ts';
import { useValue } from '../../../web/figures/use-value.ts';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import classes from './control.module.css';
import { type Days, figureOf, forecastQuery, type Node } from './control-data.ts';
import tables from './tables.module.css';

const metrics = ['deals.won', 'deals.forecast.commit', 'deals.forecast.bestCase', 'deals.expected'];

/** Departments with their sums, opened down to the sellers; a department's figures open the deals of all in it. */
export function DepartmentsCard({ days }: { days: Days }) {
  const { t } = useTranslation('control');
  const metricName = useMetricName();
  const { data, error, refetch } = useQuery(forecastQuery(days));
  const [open, setOpen] = useState<string[]>([]);
  const turn = (id: string): void =>
    setOpen((ids) => (ids.includes(id) ? ids.filter((i) => i !== id) : [...ids, id]));
  const lines = linesOf(data?.nodes ?? [], 'all', 0, open);
  return (
    <section className={classes.card}>
      <h2>{t('company.departments')}</h2>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} isCompact /> : null}
      {!data && !error && <SkeletonLines count={5} />}
      {data && !lines.length && <p className={classes.nothing}>{t('company.noDeals')}</p>}
      {lines.length > 0 && (
        <div className={tables.scroll}>
          <table className={tables.table}>
            <thead>
              <tr>
                <th scope="col">{t('company.who')}</th>
                {metrics.map((m) => (
                  <th key={m} scope="col">
                    {metricName(m)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map(({ node, depth, hasMore }) => (
                <tr key={node.id}>
                  <th scope="row" style={{ paddingLeft: depth * 18 }}>
                    <NodeName
                      node={node}
                      isOpen={open.includes(node.id)}
                      onTurn={hasMore ? () => turn(node.id) : undefined}
                    />
                  </th>
                  {metrics.map((m) => (
                    <NodeFigure key={m} node={node} metric={m} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function NodeName(props: { node: Node; isOpen: boolean; onTurn: (() => void) | undefined }) {
  const { t } = useTranslation('control');
  const name = props.node.kind === 'all' ? t('team.total') : props.node.name || t('team.without');
  if (!props.onTurn) return <span className={tables.leaf}>{name}</span>;
  const Chevron = props.isOpen ? IconChevronDown : IconChevronRight;
  return (
    <button type="button" className={tables.turn} aria-expanded={props.isOpen} onClick={props.onTurn}>
      <Chevron size={14} aria-hidden />
      {name}
    </button>
  );
}

function NodeFigure({ node, metric }: { node: Node; metric: string }) {
  const value = useValue();
  const figure = figureOf({ key: node.id, name: node.name, figures: node.figures }, metric);
  if (!figure || Number(figure.value ?? 0) === 0) return <td data-nothing>–</td>;
  return (
    <td>
      <FigureLink entity={figure.entity} condition={figure.condition}>
        {value(figure.value, figure.unit, true)}
      </FigureLink>
    </td>
  );
}

interface Line {
  node: Node;
  depth: number;
  hasMore: boolean;
}
/** The whole first, then what hangs below it as far as it is opened. */
function linesOf(nodes: Node[], root: string, depth: number, open: string[]): Line[] {
  const known = new Set(nodes.map((n) => n.id));
  const parentOf = (node: Node): string => (node.parent && known.has(node.parent) ? node.parent : 'all');
  const below = (id: string): Node[] => nodes.filter((n) => n.kind !== 'all' && parentOf(n) === id);
  const walk = (id: string, at: number): Line[] =>
    below(id).flatMap((node) => [
      { node, depth: at, hasMore: below(node.id).length > 0 },
      ...(open.includes(node.id) ? walk(node.id, at + 1) : []),
    ]);
  const whole = nodes.filter((n) => n.kind === 'all' && n.figures.length);
  return [...whole.map((node) => ({ node, depth, hasMore: false })), ...walk(root, depth)];
}
