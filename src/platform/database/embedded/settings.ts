import { existsSync, statfsSync } from 'node:fs';
import os from 'node:os';
import type { Layout } from './layout.ts';

/** Names and values of PostgreSQL's configuration parameters. */
export type Settings = Readonly<Record<string, string>>;

/** The text of postgresql.conf, written anew at each start; the operator's own file is read last and wins. */
export function configurationFile(layout: Layout, extra: Settings): string {
  const lines = Object.entries({ ...defaultSettings(memoryInMegabytes()), ...extra }).map(
    ([name, value]) => `${name} = ${quote(value)}`,
  );
  const include = `include_if_exists = ${quote(layout.operatorSettings)}`;
  return [
    `# Written at each start. Put settings of your own into ${layout.operatorSettings}`,
    ...lines,
    include,
    '',
  ].join('\n');
}

/** What must hold whatever a configuration file says: given on the command line, which wins over every file. */
export function fixedSettings(socketFolder: string, port: number, clusterName: string): Settings {
  return {
    cluster_name: clusterName,
    listen_addresses: '',
    port: String(port),
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
  };
}

/** Sizes follow the machine's memory, of which the database takes about a quarter beside the program. */
function defaultSettings(memory: number): Settings {
  return {
    max_connections: '120',
    shared_buffers: `${clamp(memory / 8, 128, 1024)}MB`,
    effective_cache_size: `${clamp(memory / 2, 256, 65_536)}MB`,
    work_mem: `${clamp(memory / 256, 8, 64)}MB`,
    maintenance_work_mem: `${clamp(memory / 32, 64, 512)}MB`,
    max_wal_size: '2GB',
    wal_compression: 'on',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // Errors of statements name customers' values; the program logs its own. LOG stands above ERROR here.
    log_min_messages: 'log',
    log_checkpoints: 'off',
    dynamic_shared_memory_type: sharedMemoryType(),
  };
}

function memoryInMegabytes(): number {
  const limit = process.constrainedMemory();
  return Math.min(os.totalmem(), limit > 0 ? limit : Number.POSITIVE_INFINITY) / 2 ** 20;
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.min(Math.max(value, least), most));
}

// Containers give /dev/shm 64 MB by default, and a parallel query then fails for want of it.
function sharedMemoryType(): string {
  if (process.platform !== 'linux') return 'posix';
  if (!existsSync('/dev/shm')) return 'mmap';
  const { bsize, blocks } = statfsSync('/dev/shm');
  return bsize * blocks >= 256 * 2 ** 20 ? 'posix' : 'mmap';
}

function quote(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
