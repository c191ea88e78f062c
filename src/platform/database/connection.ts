import { Socket } from 'node:net';
import pg from 'pg';
import { compile, type Fragment, type Statement } from './sql.ts';

/** What runs statements: the pool, or one transaction's connection. */
export interface Db {
  /** Rows with times and dates as the text that PostgreSQL sends, numerics as strings. */
  rows<T>(query: Fragment | Statement): Promise<T[]>;
  one<T>(query: Fragment | Statement): Promise<T | undefined>;
  /**
   * Goes out without waiting for its answer. A transaction or an attempt in which it fails is taken back, and fails with
   * its error, as `explain` puts it.
   */
  send(query: Fragment | Statement, explain?: (error: unknown) => unknown): void;
  /** Runs within a transaction: should it fail, what it did is taken back and nothing else. */
  attempt<T>(run: () => Promise<T>): Promise<T>;
  /** Runs in a transaction; nested calls share the outer one. */
  transaction<T>(run: (tx: Db) => Promise<T>): Promise<T>;
  /** The same, and what `read` then asks for goes out together with the commit: it is one wait for both. */
  transactionAndRead<T, A>(run: (tx: Db) => Promise<T>, read: (tx: Db, written: T) => Promise<A>): Promise<A>;
  readonly inTransaction: boolean;
  /** Runs once the transaction has committed, before its caller goes on; at once outside of one. Must not fail. */
  afterCommit(run: () => void | Promise<void>): void;
  /** For libraries that bring their own SQL (jobs): the same connection. */
  raw(text: string, values?: unknown[]): Promise<{ rows: unknown[]; rowCount: number | null }>;
}
export interface Database extends Db {
  readonly pool: pg.Pool;
  /** Calls back for each NOTIFY on the channel, over reconnections (then once with `null`: something may be missed). */
  listen(channel: string, receive: (payload: string | null) => void): Promise<() => Promise<void>>;
  end(): Promise<void>;
}

const asText = (value: string): string => value;
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    textTypes.has(oid) ? asText : pg.types.getTypeParser(oid, format),
};
const { builtins } = pg.types;
const textTypes = new Set<number>([
  builtins.TIMESTAMPTZ,
  builtins.TIMESTAMP,
  builtins.DATE,
  builtins.NUMERIC,
  builtins.INT8,
]);

export function openDatabase(config: pg.PoolConfig): Database {
  const pool = new pg.Pool({
    max: 10,
    types,
    pipeline: true,
    stream: gatheringSocket,
    // A database that is there and does not answer: whoever waits is told so, and a dead peer is noticed.
    connectionTimeoutMillis: 30_000,
    keepAlive: true,
    options: '-c TimeZone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000',
    ...config,
  });
  // A connection lost while idle is replaced by the pool, and lost between two statements it says so to nobody but its own
  // listeners: the next statement fails. Without them the process would end.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    ...runner(pool),
    pool,
    transaction: (run) => inTransaction(pool, run, async (_, result) => result),
    transactionAndRead: (run, read) => inTransaction(pool, run, read),
    inTransaction: false,
    send: () => {
      throw new Error('what nobody waits for is sent within a transaction');
    },
    attempt: () => {
      throw new Error('only within a transaction can a part of it be taken back');
    },
    afterCommit: (run) => void run(),
    listen: (channel, receive) => listen(config, channel, receive),
    end: () => pool.end(),
  };
}

/** Statements that the program asks for in one go (the beginning and the first; the last and the commit) go out in one write. */
function gatheringSocket(): Socket {
  const socket = new Socket();
  const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
  let isGathering = false;
  const gather = (...args: unknown[]): boolean => {
    if (!isGathering) {
      isGathering = true;
      socket.cork();
      process.nextTick(() => {
        isGathering = false;
        socket.uncork();
      });
    }
    return write(...args);
  };
  // Connecting gives a socket its usual way of writing.
  return socket.once('connect', () => Object.assign(socket, { write: gather }));
}

type Asking = Pick<Db, 'rows' | 'one' | 'raw'>;

function runner(client: pg.Pool | pg.PoolClient): Asking {
  const rows = async <T>(query: Fragment | Statement): Promise<T[]> =>
    (await client.query(named(query))).rows as T[];
  return {
    rows,
    one: async <T>(query: Fragment | Statement) => (await rows<T>(query))[0],
    raw: (text, values) => client.query(text, values),
  };
}

async function inTransaction<T, A>(
  pool: pg.Pool,
  run: (tx: Db) => Promise<T>,
  read: (tx: Db, written: T) => Promise<A>,
): Promise<A> {
  const client = await pool.connect();
  const committed: (() => void | Promise<void>)[] = [];
  let failure: unknown;
  const unawaited = (sent: Promise<unknown>, explain = (error: unknown) => error): void => {
    sent.catch((error) => {
      failure ??= explain(error);
    });
  };
  const cause = (error: unknown): unknown => (isFollowing(error) ? (failure ?? error) : error);
  const attempt = async <R>(part: () => Promise<R>): Promise<R> => {
    unawaited(client.query('savepoint attempt'));
    try {
      const result = await part();
      await client.query('release savepoint attempt');
      return result;
    } catch (error) {
      const reason = cause(error);
      await client.query('rollback to savepoint attempt');
      unawaited(client.query('release savepoint attempt'));
      failure = undefined;
      throw reason;
    }
  };
  const tx: Db = {
    ...runner(client),
    send: (query, explain) => unawaited(client.query(named(query)), explain),
    attempt,
    transaction: (inner) => inner(tx),
    transactionAndRead: async (inner, then) => then(tx, await inner(tx)),
    inTransaction: true,
    afterCommit: (then) => void committed.push(then),
  };
  let isBroken = false;
  let reading: Promise<A>;
  try {
    // Goes out together with the first statement. It fails with its connection, and so does whatever follows.
    unawaited(client.query('begin'));
    const written = await run(tx);
    reading = read(tx, written);
    unawaited(reading);
    const { command } = await client.query('commit');
    // What PostgreSQL answers to the commit of a transaction in which something failed and was not taken back.
    if (command === 'ROLLBACK') {
      await reading;
      throw failure ?? new Error('a statement of the transaction failed');
    }
    for (const then of committed) await then();
  } catch (error) {
    await client.query('rollback').catch(() => {
      isBroken = true;
    });
    throw cause(error);
  } finally {
    client.release(isBroken);
  }
  return reading;
}

/** Whether it only says that a statement before it failed (in_failed_sql_transaction, invalid_savepoint_specification). */
const isFollowing = (error: unknown): boolean =>
  ['25P02', '3B001'].includes(String((error as { code?: string }).code));

/**
 * Prepared statements are kept by every connection for its life, so their number is bounded: the first
 * thousand texts are named, later ones (endless shapes of filters) run unnamed.
 */
const names = new Map<string, string>();
function named(query: Fragment | Statement): pg.QueryConfig {
  const { text, values } = 'text' in query ? query : compile(query);
  const name = statementName(text);
  return name ? { name, text, values } : { text, values };
}

function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= 1000) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

async function listen(
  config: pg.PoolConfig,
  channel: string,
  receive: (payload: string | null) => void,
): Promise<() => Promise<void>> {
  let client: pg.Client | undefined;
  let isOver = false;
  const connect = async (): Promise<void> => {
    client = new pg.Client(config);
    client.on('notification', (n) => receive(n.payload ?? ''));
    client.on('error', () => reconnect());
    await client.connect();
    await client.query(`listen ${pg.escapeIdentifier(channel)}`);
  };
  const reconnect = (): void => {
    if (isOver) return;
    client?.removeAllListeners('error').on('error', () => undefined);
    setTimeout(() => {
      if (!isOver) connect().then(() => receive(null), reconnect);
    }, 500).unref();
  };
  await connect();
  return async () => {
    isOver = true;
    await client?.end();
  };
}
