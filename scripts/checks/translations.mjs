import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filesIn } from '../lib/files.mjs';
import { inProject } from '../lib/project.mjs';
import { compareTranslations } from './compare-translations.mjs';

/** Every text that people read exists in the three languages. */
export function checkTranslations() {
  const allowed = new Set(readJson('scripts/checks/same-in-every-language.json'));
  const folders = [
    ...new Set(filesIn(['src'], /\/locale\/\w+\.json$/).map((file) => path.posix.dirname(file))),
  ];
  const problems = folders.flatMap((folder) =>
    problemsIn(folder, allowed).map((problem) => `${folder}: ${problem}`),
  );
  return { problems, note: `${folders.length} folders` };
}

function problemsIn(folder, allowed) {
  const [en, ru, uz] = ['en', 'ru', 'uz'].map((language) => readJson(`${folder}/${language}.json`));
  return en ? compareTranslations({ en, ru, uz }, allowed) : ['en.json is missing'];
}

function readJson(file) {
  return existsSync(inProject(file)) ? JSON.parse(readFileSync(inProject(file), 'utf8')) : undefined;
}
