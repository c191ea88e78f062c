import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Condition } from '../../kernel/condition.ts';
import { useMeta } from '../api/meta.ts';
import { behind } from './figures.ts';

/** A figure that opens the records behind it; plain text where the reader has no list of them. */
export function FigureLink(props: {
  entity: string;
  condition: Condition;
  className?: string;
  children: ReactNode;
}) {
  const entity = useMeta().find(props.entity);
  if (!entity) return <span className={props.className}>{props.children}</span>;
  return (
    <Link
      to={`/${entity.route}` as never}
      search={{ view: 'all', filter: behind(props.condition) } as never}
      preload={false}
      className={props.className}
    >
      {props.children}
    </Link>
  );
}
