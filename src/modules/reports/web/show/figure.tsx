import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import type { Condition } from '../../../../kernel/condition.ts';
import { useMeta } from '../../../../web/api/meta.ts';
import { behind } from '../../../../web/figures/figures.ts';

/**
 * A figure that opens the records behind it. An anchor of its own and not the router's link, as a table holds thousands.
 */
export function Figure(props: { entity: string; conditions: (Condition | null)[]; children: ReactNode }) {
  const router = useRouter();
  const entity = useMeta().find(props.entity);
  if (!entity || props.conditions.includes(null)) return <span>{props.children}</span>;
  const href = recordsAt(entity.route, props.conditions);
  const open = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <a href={href} onClick={open}>
      {props.children}
    </a>
  );
}

export const recordsAt = (route: string, conditions: (Condition | null)[]): string =>
  `/${route}?view=all&filter=${encodeURIComponent(JSON.stringify(behind(...conditions)))}`;
