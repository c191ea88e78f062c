/** What the machine beneath cannot do at the moment: it passes, and is no fault of the program's. */
export interface Outage {
  status: 409 | 503;
  code: string;
}

/** The outage that an error of the database, its connection or the file system tells of. */
export function outageOf(error: unknown): Outage | undefined {
  const { code = '', syscall, message = '' } = error as { code?: string; syscall?: string; message?: string };
  const down = (name: string): Outage => ({ status: 503, code: name });
  if (code === '57014') return down('took_too_long');
  if (code === '40001' || code === '40P01') return { status: 409, code: 'try_again' };
  if (DISK_FULL.has(code)) return down('disk_full');
  if (code === '25006') return down('database_read_only');
  if (/^(08|53|57P|58|XX)/.test(code) || CONNECTION.has(code) || LOST.test(message))
    return down('database_gone');
  if (code === 'ENOENT') return down(syscall === 'connect' ? 'database_gone' : 'files_gone');
  if (READ_ONLY.has(code)) return down('files_read_only');
  return code === 'EIO' ? down('files_gone') : undefined;
}

const DISK_FULL = new Set(['53100', 'ENOSPC', 'EDQUOT', 'EFBIG']);
const READ_ONLY = new Set(['EROFS', 'EACCES', 'EPERM']);
const CONNECTION = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'EAGAIN',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
// The database's client says these without a code.
const LOST =
  /^Connection terminated|^timeout exceeded when trying to connect|^Query read timeout|^Client (has encountered|was closed)/;
