import type { App } from '../../app.ts';
import { sql } from '../../database/sql.ts';
import { Archive } from './archive.entity.ts';

/** Told on a connection of its own: the work itself is one transaction, of which nothing is seen until its end. */
export interface Progress {
  step(): Promise<void>;
  /** All rows are through. */
  end(): Promise<void>;
}

const EVERY_ROWS = 5000;

export async function progressOf(app: App, id: string, rows: number): Promise<Progress> {
  let done = 0;
  const tell = async (): Promise<void> => {
    await app.db.rows(sql`update archive set rows = ${rows}, done_rows = ${done} where id = ${id}`);
    app.realtime.changed(Archive.base, id);
  };
  await tell();
  return {
    end: tell,
    step: async () => {
      done += 1;
      if (done % EVERY_ROWS === 0) await tell();
    },
  };
}
