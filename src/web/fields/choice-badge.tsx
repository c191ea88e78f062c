import type { MetaEntity } from '../../kernel/api.ts';
import { useLabels } from '../i18n/labels.ts';
import { ColorBadge } from '../kit/color-badge.tsx';

/** Kinds that mean the same everywhere have the same colour everywhere. */
const colors: Record<string, string> = {
  open: 'blue',
  won: 'green',
  lost: 'red',
  done: 'green',
  held: 'green',
  planned: 'blue',
  missed: 'red',
  failed: 'red',
  cancelled: 'gray',
  skipped: 'gray',
  stopped: 'orange',
  accepted: 'green',
  declined: 'red',
  waiting: 'gray',
  granted: 'green',
  denied: 'red',
  unknown: 'gray',
  delighted: 'green',
  pleased: 'lime',
  neutral: 'gray',
  unhappy: 'orange',
  angry: 'red',
  entered: 'blue',
  lines: 'violet',
  estimated: 'yellow',
  low: 'gray',
  normal: 'blue',
  high: 'orange',
  urgent: 'red',
  draft: 'gray',
  published: 'green',
  retired: 'gray',
  active: 'green',
};

export function ChoiceBadge(props: { entity: MetaEntity; field: string; value: string }) {
  const labels = useLabels();
  return (
    <ColorBadge
      name={labels.option(props.entity, props.field, props.value)}
      color={colors[props.value] ?? null}
    />
  );
}
