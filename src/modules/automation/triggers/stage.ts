import { type Fragment, sql } from '../../../platform/database/sql.ts';
import type { StoredEvent } from '../../../platform/module.ts';
import type { StageTrigger } from '../parts.rules.ts';
import type { Changes } from './event.ts';

/** What moves a deal through its cycle. Another version of the process, and an undo, move nothing. */
const moves = ['move', 'win', 'lose', 'reopen'];

/** Whether the event may be a deal's coming into a stage, as far as its name tells. */
export const isTurn = ({
  entity,
  verb,
  version,
}: Pick<StoredEvent, 'entity' | 'verb' | 'version'>): boolean =>
  entity === 'deals.deal' && (version === 1 || moves.includes(verb));

/** Whether the deal came into the trigger's stage, or went out of it. */
export function isAtStage({ stage, side }: StageTrigger, changes: Changes): boolean {
  const [before, after] = changes['stage'] ?? [];
  return (side === 'enter' ? after : before) === stage;
}

/** The same of lines of the audit, as `a`. */
export const atStageSql = ({ stage, side }: StageTrigger): Fragment =>
  sql`(a.version = 1 or a.verb = any(${moves}::text[])) and a.changes -> 'stage' ->> ${sql.lit(side === 'enter' ? 1 : 0)} = ${stage}`;
