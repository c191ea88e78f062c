import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { inProject } from '../lib/project.mjs';
import { ensureWebClient } from '../lib/web-client.mjs';

const LIMIT = 250;
const output = inProject('dist/web');

/** The JavaScript that a first visit loads, the entry and all that it imports statically, is under 250 kB in gzip. */
export function checkBundleSize(node) {
  ensureWebClient(node);
  const files = firstLoad();
  const kilobytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1000;
  const note = `${kilobytes.toFixed(0)} kB of ${LIMIT} in ${files.length} files`;
  if (files.length === 0) return { problems: ['dist/web/index.html loads no script'] };
  return { problems: kilobytes < LIMIT ? [] : [`The first load is ${note}`], note };
}

function firstLoad() {
  const page = readFileSync(path.join(output, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) =>
    path.join(output, match[1]),
  );
  const seen = new Set();
  const visit = (file) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const imported of staticImports(file)) visit(imported);
  };
  named.forEach(visit);
  return [...seen];
}

// In built chunks: import{a}from"./b.js", export{a}from"./b.js" and import"./b.js", but not import("./b.js").
function staticImports(file) {
  const code = readFileSync(file, 'utf8');
  const found = code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g);
  return [...found].map((match) => path.resolve(path.dirname(file), match[1]));
}
