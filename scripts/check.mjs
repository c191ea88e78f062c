import { checkBundleSize } from './checks/bundle-size.mjs';
import { checkFileLength } from './checks/file-length.mjs';
import { checkImports } from './checks/imports.mjs';
import { checkGenerated, checkStyle, checkTypes, checkUnused } from './checks/tools.mjs';
import { checkTranslations } from './checks/translations.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { main, Problem, say } from './lib/project.mjs';
import { findNode } from './lib/runtime.mjs';

const checks = {
  types: checkTypes,
  style: checkStyle,
  'file length': checkFileLength,
  imports: checkImports,
  unused: checkUnused,
  generated: checkGenerated,
  translations: checkTranslations,
  'bundle size': checkBundleSize,
};

// Runs all checks, or those named, and prints a line for each: npm run check -- types style
await main(async (names) => {
  const unknown = names.find((name) => !(name in checks));
  if (unknown) throw new Problem(`There is no check "${unknown}": ${Object.keys(checks).join(', ')}.`);
  ensureInstalled();
  const node = findNode();
  const queue = names.length > 0 ? [...names] : Object.keys(checks);
  const failed = [];
  const work = async () => {
    for (let name = queue.shift(); name; name = queue.shift()) {
      if (!(await passes(name, node))) failed.push(name);
    }
  };
  await Promise.all([work(), work()]);
  if (failed.length > 0) say(`Failed: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
});

async function passes(name, node) {
  const start = performance.now();
  const { problems, note } = await attempt(checks[name], node);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  say(
    `${problems.length === 0 ? 'ok  ' : 'FAIL'} ${name} (${[note, `${seconds} s`].filter(Boolean).join(', ')})`,
  );
  for (const problem of problems) say(problem.replace(/^/gm, '     '));
  return problems.length === 0;
}

async function attempt(check, node) {
  try {
    return await check(node);
  } catch (error) {
    return { problems: [error instanceof Problem ? error.message : String(error.stack)] };
  }
}
