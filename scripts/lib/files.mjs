import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { inProject } from './project.mjs';

/** Files under folders of the project, as paths relative to it with forward slashes, sorted. */
export function filesIn(folders, pattern) {
  return folders
    .filter((folder) => existsSync(inProject(folder)))
    .flatMap((folder) =>
      readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        path.posix.join(folder, name.split(path.sep).join('/')),
      ),
    )
    .filter((file) => pattern.test(file))
    .sort();
}
