/** Something outside the program keeps it from starting. The message is one line that names the cure. */
export class StartupError extends Error {
  override name = 'StartupError';
}
