import { existsSync } from 'node:fs';
import { inProject } from '../lib/project.mjs';
import { runQuietly } from '../lib/run-quietly.mjs';

const bin = (file) => inProject('node_modules', file);

/** Types take this many instantiations at most: a cleverness that each table pays for is seen before it hurts. */
const MOST_INSTANTIATIONS = 4_000_000;

/** Types, by the native compiler, and what checking them costs. */
export async function checkTypes(node) {
  const options = ['-p', '.', '--noEmit', '--pretty', 'false', '--extendedDiagnostics'];
  const { code, output } = await runQuietly(node, [bin('@typescript/native/bin/tsc'), ...options]);
  const count = Number(/^Instantiations:\s+(\d+)$/m.exec(output)?.[1]);
  if (code !== 0) return { problems: [output.trim() || `exit ${code}`] };
  const problem = `${count} instantiations of types, of at most ${MOST_INSTANTIATIONS}`;
  return {
    problems: count <= MOST_INSTANTIATIONS ? [] : [problem],
    note: `${(count / 1e6).toFixed(1)} million instantiations`,
  };
}

/** Lint rules and format. */
export const checkStyle = (node) =>
  tool(node, [
    bin('@biomejs/biome/bin/biome'),
    'check',
    '--error-on-warnings',
    '--diagnostic-level=warn',
    '--max-diagnostics=50',
    '--colors=off',
  ]);

/** Files, exports and dependencies that nothing uses. */
export const checkUnused = (node) => tool(node, [bin('knip/bin/knip.js'), '--no-progress']);

/** Whether src/generated is what the declarations say. */
export async function checkGenerated(node) {
  if (!existsSync(inProject('src/app/generate.ts')))
    return { problems: [], note: 'nothing is generated yet' };
  return tool(node, [inProject('src/app/generate.ts'), '--check']);
}

async function tool(node, args) {
  const { code, output } = await runQuietly(node, args);
  return { problems: code === 0 ? [] : [output.trim() || `exit ${code}`] };
}
