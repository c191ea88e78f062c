import path from 'node:path';

/** The major version of the PostgreSQL that the package brings; names the cluster's folder. */
export const POSTGRES_MAJOR = '18';

/** The user that the program signs in as. It owns the database and is no superuser. */
export const DATABASE_USER = 'mijoz';

/** The only user who may do everything; used by the launcher alone. */
export const SUPERUSER = 'postgres';

/** The name that marks a server as started by this launcher. */
export const CLUSTER_NAME = 'mijoz';

/** Also part of the socket's file name; no port is opened. */
export const PORT = 5432;

/** Where the parts of an embedded database lie; all absolute paths. */
export interface Layout {
  dataDir: string;
  home: string;
  cluster: string;
  clusterBeingMade: string;
  binaries: string;
  socketFolder: string;
  log: string;
  operatorSettings: string;
}

/** Names the places under an installation's data folder. */
export function layoutOf(dataDir: string): Layout {
  const home = path.join(dataDir, 'postgres');
  return {
    dataDir,
    home,
    cluster: path.join(home, POSTGRES_MAJOR),
    clusterBeingMade: path.join(home, `${POSTGRES_MAJOR}.new`),
    binaries: path.join(home, 'binaries'),
    socketFolder: path.join(home, 'run'),
    log: path.join(home, 'postgres.log'),
    operatorSettings: path.join(dataDir, 'postgres.conf'),
  };
}
