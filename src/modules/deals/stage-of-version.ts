import { conflict } from '../../kernel/errors.ts';
import { readable } from '../../platform/access/readable.ts';
import { systemReading } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Preparation } from '../../platform/module.ts';

/**
 * A deal stands in a stage of its own version: whatever sets one without the other, an undo of one write among several
 * for one, is refused. History that only names a stage takes the version of the stage.
 */
export const stageOfVersion: Preparation = {
  entity: 'deals.deal',
  prepare: async (ctx, given, before) => {
    if (!before || !('stage' in given || 'processVersion' in given)) return {};
    const stage = given['stage'] ?? before['stage'];
    if (typeof stage !== 'string') return {};
    const row = await ctx.db.one<{ version: string }>(
      sql`select s.process_version_id as version from ${readable(systemReading(ctx), 'processes.stage', 's')} where s.id = ${stage}`,
    );
    const version = given['processVersion'] ?? before['processVersion'];
    if (!row || row.version === version) return {};
    if (ctx.mode !== 'live' && !('processVersion' in given)) return { processVersion: row.version };
    throw conflict('stage_of_other_version');
  },
};
