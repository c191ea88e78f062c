import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';
import manifest from '../../package.json' with { type: 'json' };

/** A browser ready to run, and the variables that it needs. */
export interface UnpackedChromium {
  executable: string;
  environment: Record<string, string>;
}

const version = manifest.devDependencies['@sparticuz/chromium'];
const folder = path.resolve(import.meta.dirname, '../../.cache', `chromium-${version}`);
const archives = fileURLToPath(new URL('../bin/', import.meta.resolve('@sparticuz/chromium')));

/** Unpacks once per version, as a whole or not at all: a run that was killed must not leave half a browser. */
export async function unpackChromium(): Promise<UnpackedChromium> {
  if (!existsSync(folder)) await unpack();
  const executable = path.join(folder, 'chromium');
  const environment = { FONTCONFIG_FILE: path.join(folder, 'fonts.conf') };
  if (runs(executable, environment)) return { executable, environment };
  // A bare system lacks the libraries of Mozilla's NSS; the package has them too.
  return { executable, environment: { ...environment, LD_LIBRARY_PATH: path.join(folder, 'al2023/lib') } };
}

async function unpack(): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  await inflateInto(unfinished, ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']);
  writeFileSync(path.join(unfinished, 'fonts.conf'), fontSettings);
  try {
    renameSync(unfinished, folder);
  } catch {
    // Another process was quicker.
    rmSync(unfinished, { recursive: true });
  }
}

// The package unpacks into the system's temporary folder only, where whatever lies there already is taken for its own.
async function inflateInto(target: string, names: string[]): Promise<void> {
  const { TMPDIR } = process.env;
  process.env.TMPDIR = target;
  try {
    for (const name of names) await inflate(path.join(archives, name));
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

function runs(executable: string, environment: Record<string, string>): boolean {
  return spawnSync(executable, ['--version'], { env: { ...process.env, ...environment } }).status === 0;
}

// Screenshots look alike on every machine: the package's Open Sans, which has Cyrillic, stands for every kind of type,
// and what it lacks is taken from the system.
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  ${['sans-serif', 'system-ui', 'serif']
    .map((kind) => `<alias><family>${kind}</family><prefer><family>Open Sans</family></prefer></alias>`)
    .join('\n  ')}
</fontconfig>
`;
