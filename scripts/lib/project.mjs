import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project; all commands work whatever folder they are called from. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** A path inside the project. */
export const inProject = (...parts) => path.join(root, ...parts);

/** Something that the person at the terminal can mend: one line that names the cure. */
export class Problem extends Error {}

export const say = (line) => console.log(line);

/** Runs a command's main function; a Problem becomes one line and exit code 1. */
export async function main(run) {
  try {
    process.exitCode = await run(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
