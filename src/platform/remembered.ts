import type { App } from './app.ts';
import type { Context } from './context.ts';
import type { Effect } from './module.ts';

export interface Remembered<T> {
  (ctx: Context): Promise<T>;
  /** Goes into the module's `effects`: the process that changes the entity knows at once. */
  effect: Effect;
}
interface Memory<T> {
  value?: { is: T };
  /** Counts the changes: what was asked before one is not kept after it. */
  age: number;
}

/**
 * What every write would ask of a small table, kept in memory until a record of `entity` changes. Another process hears of
 * a change a tenth of a second after it. `load` asks on the caller's own connection: in a transaction, waiting for another
 * one of the pool could wait for ever.
 */
export function rememberedUntilChanged<T>(entity: string, load: (ctx: Context) => Promise<T>): Remembered<T> {
  const memories = new WeakMap<App, Memory<T>>();
  const changing = new WeakSet<Context['db']>();
  const memoryOf = (app: App): Memory<T> => {
    const known = memories.get(app);
    if (known) return known;
    const memory: Memory<T> = { age: 0 };
    memories.set(app, memory);
    app.realtime.subscribe((entities) => {
      if (entities.includes(entity)) forget(memory);
    });
    return memory;
  };
  const remembered = async (ctx: Context): Promise<T> => {
    // What this transaction changed is true for it alone until it commits.
    if (changing.has(ctx.db)) return load(ctx);
    const memory = memoryOf(ctx.app);
    if (memory.value) return memory.value.is;
    const { age } = memory;
    const is = await load(ctx);
    if (memory.age === age) memory.value = { is };
    return is;
  };
  const effect: Effect = {
    entity,
    run: async (ctx) => {
      changing.add(ctx.db);
      ctx.db.afterCommit(() => forget(memoryOf(ctx.app)));
    },
  };
  return Object.assign(remembered, { effect });
}

function forget(memory: Memory<unknown>): void {
  delete memory.value;
  memory.age++;
}
