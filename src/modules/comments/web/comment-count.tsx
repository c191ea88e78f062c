import { useQuery } from '@tanstack/react-query';
import type { PanelProps } from '../../../web/shell/screens.ts';
import { countQuery } from './comments-data.ts';

/** How many there are, on the tab. */
export default function CommentCount({ record }: PanelProps) {
  const { data } = useQuery(countQuery(record.id));
  const count = data?.count?.value ?? 0;
  return count > 0 ? (
    <>
      {' '}
      <span>{count}</span>
    </>
  ) : null;
}
