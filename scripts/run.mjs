import { runTool } from './lib/child.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { main, Problem } from './lib/project.mjs';
import { findNode } from './lib/runtime.mjs';

// Runs a TypeScript file of the project: node scripts/run.mjs FILE arguments
await main(async ([file, ...args]) => {
  if (!file) throw new Problem('Name the file to run: node scripts/run.mjs FILE arguments');
  ensureInstalled();
  return runTool(findNode(), [file, ...args]);
});
