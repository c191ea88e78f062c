import { readFileSync } from 'node:fs';
import { filesIn } from '../lib/files.mjs';
import { inProject } from '../lib/project.mjs';
import { runQuietly } from '../lib/run-quietly.mjs';

const LEAST_MODULES = 10;

/** Who may import whom: the rules of .dependency-cruiser.cjs, and each module's own `dependsOn`. */
export async function checkImports(node) {
  const cruiser = inProject('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const { stdout, output } = await runQuietly(node, [cruiser, 'src', '--output-type', 'json']);
  if (!stdout.startsWith('{')) return { problems: [output.trim()] };
  const { modules, summary } = JSON.parse(stdout);
  const sources = modules.filter(({ source }) => source.startsWith('src/'));
  const edges = sources.flatMap((module) =>
    module.dependencies.map((to) => ({ from: module.source, to: to.resolved })),
  );
  return {
    problems: [
      ...tooFew(sources, edges),
      ...summary.violations.map(describe),
      ...undeclared(edges),
      ...cyclicModules(),
    ],
    note: `${sources.length} files, ${edges.length} imports`,
  };
}

// With a compiler that it cannot use, dependency-cruiser sees nothing and finds nothing wrong.
function tooFew(sources, edges) {
  if (sources.length > LEAST_MODULES && edges.length > LEAST_MODULES) return [];
  return [
    `dependency-cruiser saw only ${sources.length} files and ${edges.length} imports: it does not read TypeScript`,
  ];
}

function describe({ rule, from, to, cycle }) {
  const way = cycle?.length ? [from, ...cycle.map((step) => step.name)].join(' -> ') : `${from} -> ${to}`;
  return `${rule.name}: ${way}`;
}

function undeclared(edges) {
  const declared = declaredDependencies();
  const foreign = edges
    .map(({ from, to }) => ({ from, to, of: moduleOf(from), on: moduleOf(to) }))
    .filter(({ from, of, on }) => of && on && of !== on && !from.endsWith('.test.ts'));
  return foreign
    .filter(({ of, on }) => !declared.get(of)?.includes(on))
    .map(({ from, to, of, on }) => `dependsOn: ${from} -> ${to}, but ${of} does not name ${on}`);
}

/** Names of the modules that each module's manifest names. */
function declaredDependencies() {
  const manifests = filesIn(['src/modules', 'src/integrations'], /^src\/\w+\/[^/]+\/[^/]+\.module\.ts$/);
  return new Map(
    manifests.map((file) => {
      const list = /dependsOn:\s*\[([^\]]*)\]/.exec(readFileSync(inProject(file), 'utf8'))?.[1] ?? '';
      return [moduleOf(file), [...list.matchAll(/'([^']+)'/g)].map((match) => match[1])];
    }),
  );
}

function moduleOf(file) {
  return /^src\/(?:modules|integrations)\/([^/]+)\//.exec(file)?.[1];
}

function cyclicModules() {
  const declared = declaredDependencies();
  const isDone = new Set();
  const visit = (name, way) => {
    if (way.includes(name))
      return [`dependsOn: a cycle, ${[...way.slice(way.indexOf(name)), name].join(' -> ')}`];
    if (isDone.has(name)) return [];
    const found = (declared.get(name) ?? []).flatMap((next) => visit(next, [...way, name]));
    isDone.add(name);
    return found;
  };
  return [...declared.keys()].flatMap((name) => visit(name, []));
}
