import type { Context } from '../../context.ts';
import { userContext } from '../../context.ts';
import type { Job } from '../../module.ts';
import { setDerived } from '../../records/derive.ts';
import { loadRecord } from '../../records/read.ts';
import { undo } from '../../undo/undo.ts';
import { Import } from './import.entity.ts';

/** Takes back all that imports made and changed, the last one first; what was edited since keeps the later value. */
export const undoImportsJob: Job<{ ids: string[] }> = {
  name: 'transfer.undo',
  run: async (system, { ids }) => {
    for (const id of ids) await undoImport(system, id);
  },
};

async function undoImport(system: Context, id: string): Promise<void> {
  const record = await loadRecord(system, Import, id);
  if (record.state !== 'undoing' || !record.run) return;
  const ctx = record.owner ? await userContext(system.app, record.owner) : undefined;
  if (!ctx) return setDerived(system, Import, id, { state: 'failed', failure: 'user_is_gone' });
  const isNothing = !record.created && !record.updated;
  // Rows stand for the writes to be taken back, whose number says little to people.
  const onProgress = (done: number, all: number): Promise<void> =>
    setDerived(system, Import, id, { doneRows: Math.floor((record.rows * done) / all) });
  const report = isNothing
    ? { kept: [] }
    : await undo({ ...ctx, mode: 'historical' }, { batch: record.run, onProgress });
  const values = { state: 'undone', finishedAt: system.app.now().toISOString(), skipped: report.kept.length };
  await setDerived(system, Import, id, values);
}
