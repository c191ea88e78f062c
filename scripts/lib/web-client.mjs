import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inProject, Problem, root, say } from './project.mjs';

const output = inProject('dist/web');
const stamp = inProject('dist/web.stamp');

/** Builds the web client into dist/web where its sources are not those that it was last built from. */
export function ensureWebClient(node) {
  const hash = hashSources();
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  say('Building the web client.');
  rmSync(stamp, { force: true });
  const vite = inProject('node_modules/vite/bin/vite.js');
  // Whoever starts the program can do nothing about a warning of a plugin's; it stands in `npm run dev`.
  const args = [vite, 'build', '--outDir', output, '--emptyOutDir', '--logLevel', 'error'];
  const { status } = spawnSync(node, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Problem('The web client could not be built: see above.');
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

const settings = [
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'scripts/service-worker.ts',
  'postcss.config.cjs',
  'index.html',
];

function hashSources() {
  const hash = createHash('sha256');
  const sources = readdirSync(inProject('src'), { recursive: true, encoding: 'utf8' })
    .filter(isWebSource)
    .sort();
  const fixed = readdirSync(inProject('public'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.\w+$/.test(name))
    .sort();
  const files = [
    ...settings,
    ...sources.map((name) => path.join('src', name)),
    ...fixed.map((name) => path.join('public', name)),
  ];
  for (const file of files) {
    if (existsSync(inProject(file)))
      hash
        .update(`${file}\0`)
        .update(readFileSync(inProject(file)))
        .update('\0');
  }
  return hash.digest('hex');
}

function isWebSource(name) {
  return (
    /\.(tsx?|css|json|html|svg|png|ico|webmanifest|woff2)$/.test(name) &&
    !/^platform|\.test\.tsx?$/.test(name)
  );
}
