import { startServer } from './child.mjs';
import { inProject, say } from './project.mjs';

/**
 * For developers: Vite serves the web client on PORT and reloads it as it changes; behind it, on the next port, the
 * server starts again whenever a file that it imports changes. Ends when either ends.
 */
export async function develop(node, args) {
  const port = Number(process.env.PORT ?? 3000);
  const address = process.env.BASE_URL ?? `http://127.0.0.1:${port}`;
  say(`The web client, with reloading, is at ${address}`);
  const server = startServer(
    node,
    ['--watch', '--watch-preserve-output', inProject('src/app/cli.ts'), ...args],
    { PORT: String(port + 1), BASE_URL: address, NODE_ENV: 'development' },
  );
  const client = startServer(node, [inProject('scripts/dev-client.mjs')], {
    PORT: String(port),
    SERVER_URL: `http://127.0.0.1:${port + 1}`,
  });
  const code = await Promise.race([server.ended, client.ended]);
  server.stop();
  client.stop();
  await Promise.all([server.ended, client.ended]);
  return code;
}
