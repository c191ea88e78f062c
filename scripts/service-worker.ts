import { createHash } from 'node:crypto';
import path from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

/** Parts that are read in when they are first wanted, and that the day offline is made of. */
const offline = [
  /\/src\/web\/shell\/shell\.tsx$/,
  /\/src\/web\/i18n\/(en|ru|uz)\.ts$/,
  /\/src\/web\/offline\//,
  /\/src\/web\/fields\/(date|clock)[^/]*\.tsx$/,
  /\/src\/modules\/my-day\/web\//,
  /\/src\/modules\/activities\/web\/(compose\/|tasks\/open-tasks)/,
  /\/src\/modules\/comments\/web\/compose-/,
];
const fixed = ['/index.html', '/manifest.webmanifest', '/icons/icon-192.png', '/icons/badge-96.png'];

/**
 * Builds `sw.js` after the client, by itself, since a worker is one file with a name that never changes. It is told which of
 * the client's files to keep: the first load, and what the day offline needs of the rest.
 */
export function serviceWorker(): Plugin {
  let outDir = '';
  let files: string[] = [];
  return {
    name: 'mijoz-service-worker',
    apply: 'build',
    configResolved(config) {
      outDir = path.resolve(config.root, config.build.outDir);
    },
    generateBundle(_, bundle) {
      files = [...fixed, ...[...kept(bundle)].toSorted().map((file) => `/${file}`)];
    },
    async closeBundle() {
      const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12);
      await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        define: { __FILES__: JSON.stringify(files), __VERSION__: JSON.stringify(version) },
        build: {
          outDir,
          emptyOutDir: false,
          target: 'es2023',
          rolldownOptions: {
            input: path.resolve('src/app/sw.ts'),
            output: { format: 'iife', entryFileNames: 'sw.js' },
          },
        },
      });
    },
  };
}

function kept(bundle: Rolldown.OutputBundle): Set<string> {
  const found = new Set<string>();
  const visit = (file: string): void => {
    const part = bundle[file];
    if (found.has(file) || part?.type !== 'chunk') return;
    found.add(file);
    for (const name of [
      ...(part.viteMetadata?.importedCss ?? []),
      ...(part.viteMetadata?.importedAssets ?? []),
    ])
      found.add(name);
    part.imports.forEach(visit);
  };
  for (const part of Object.values(bundle)) if (part.type === 'chunk' && isNeeded(part)) visit(part.fileName);
  return found;
}

const isNeeded = (part: Rolldown.OutputChunk): boolean =>
  part.isEntry || offline.some((pattern) => pattern.test(part.facadeModuleId ?? ''));
