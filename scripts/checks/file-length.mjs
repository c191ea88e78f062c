import { readFileSync } from 'node:fs';
import { filesIn } from '../lib/files.mjs';
import { inProject } from '../lib/project.mjs';

const LIMIT = 300;

/** A file is one idea: none is longer than 300 lines. */
export function checkFileLength() {
  const files = filesIn(['src', 'e2e', 'bench', 'scripts'], /\.(ts|tsx|mjs|cjs|css)$/).filter(
    (file) => !file.startsWith('src/generated/'),
  );
  const problems = files
    .map((file) => ({ file, lines: readFileSync(inProject(file), 'utf8').trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > LIMIT)
    .map(({ file, lines }) => `${file} has ${lines} lines; ${LIMIT} is the limit`);
  return { problems, note: `${files.length} files` };
}
