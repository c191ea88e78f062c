import type { MetaEntity } from '../../../kernel/api.ts';
import { canUpdate } from '../../../web/api/meta.ts';
import type { Link, RecordValues } from '../../../web/api/records.ts';
import { useMe } from '../../../web/api/session.ts';

/** Whether the reader may change a report or a board: their own, or whoever may write them all. */
export function useIsMine(entity: MetaEntity, record: RecordValues | null): boolean {
  const me = useMe();
  const owner = record?.['owner'] as Link | null | undefined;
  return canUpdate(entity) && (owner?.id === me.id || entity.permission.write === 'all');
}
