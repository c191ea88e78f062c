import { readFileSync } from 'node:fs';
import { startServer } from './lib/child.mjs';
import { develop } from './lib/develop.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inProject, main, say } from './lib/project.mjs';
import { findNode } from './lib/runtime.mjs';
import { ensureWebClient } from './lib/web-client.mjs';

// Starts Mijoz from a clone: dependencies, web client, then the program under the Node that it is written for.
await main(async (args) => {
  if (args.includes('--help') || args.includes('-h')) {
    say(readFileSync(inProject('src/app/help.txt'), 'utf8').trimEnd());
    return 0;
  }
  ensureInstalled();
  const node = findNode();
  if (args.includes('--dev'))
    return develop(
      node,
      args.filter((arg) => arg !== '--dev'),
    );
  if (!args.includes('--version') && !args.includes('--role=worker')) ensureWebClient(node);
  return startServer(node, [inProject('src/app/cli.ts'), ...args]).ended;
});
