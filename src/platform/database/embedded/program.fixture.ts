import { lockDataDir } from './lock.ts';
import { startEmbedded } from './start-embedded.ts';

// A program in a process of its own, that a test can kill. Prints one line of JSON when its database runs.
const dataDir = process.argv[2] ?? '';
try {
  const lock = lockDataDir(dataDir);
  const database = await startEmbedded({ dataDir, log: (line) => console.error(line) });
  process.on('SIGTERM', async () => {
    await database.stop();
    lock.release();
    process.exit(0);
  });
  console.log(JSON.stringify({ connection: database.connection, serverPid: database.pid() }));
  setInterval(() => undefined, 1000);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
