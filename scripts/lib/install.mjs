import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inProject, Problem, root, say } from './project.mjs';

const lock = inProject('package-lock.json');
const stamp = inProject('node_modules/.mijoz-lock');

/** Installs the dependencies where they are missing or not those of the lock; does nothing where they are right. */
export function ensureInstalled() {
  requireNode20();
  const hash = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  if (!installedMatchesLock()) install();
  writeFileSync(stamp, hash);
}

function requireNode20() {
  const major = Number.parseInt(process.versions.node, 10);
  if (major < 20) throw new Problem(`Node ${process.versions.node} is too old: install Node 20 or later.`);
}

// After an `npm ci` by hand there is no stamp: npm's own record of what it installed is compared with the lock.
function installedMatchesLock() {
  const record = inProject('node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(lock, 'utf8')).packages).filter(([folder]) => folder);
  return wanted.every(([folder, { version, optional, integrity }]) => {
    const found = installed[folder];
    return found ? found.version === version && found.integrity === integrity : optional === true;
  });
}

// Development packages build the web client, and npm would leave them out under NODE_ENV=production.
function install() {
  say('Installing what Mijoz needs (npm ci). The first time this takes a minute or two.');
  const [command, ...args] = npm();
  const result = spawnSync(
    command,
    [...args, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32' && args.length === 0,
    },
  );
  if (result.error) throw new Problem(`npm could not be started (${result.error.message}): install npm.`);
  if (result.status !== 0) throw new Problem('npm ci failed, see above: mend the cause and run this again.');
}

// The npm that called us runs under the machine's Node. Ours lies in node_modules, which `npm ci` deletes.
function npm() {
  const { npm_execpath: file, npm_node_execpath: node } = process.env;
  return file && node && !node.startsWith(root) ? [node, file] : ['npm'];
}
