import type { Context } from '../context.ts';
import type { JobService } from '../jobs/jobs.ts';
import type { Job, StoredEvent, Subscriber } from '../module.ts';
import type { Registry } from '../registry.ts';

export interface EventService {
  /** Queues a job for each subscriber of the event, in the event's transaction. History tells nobody. */
  dispatch(ctx: Context, event: StoredEvent): Promise<void>;
}

export function createEvents(registry: Registry, jobs: JobService): EventService {
  const wanting = (event: StoredEvent): Subscriber[] => {
    const entity = registry.find(event.entity);
    const base = entity?.base ?? event.entity;
    const names = new Set([
      `${event.entity}.${event.verb}`,
      `${event.entity}.*`,
      `${base}.${event.verb}`,
      `${base}.*`,
    ]);
    return registry.subscribers.filter(
      (s) => s.on.some((name) => names.has(name)) || (entity && s.onEntity?.(entity)),
    );
  };
  return {
    dispatch: async (ctx, event) => {
      if (ctx.mode === 'historical') return;
      for (const subscriber of wanting(event))
        if (!subscriber.wants || (await subscriber.wants(ctx, event)))
          await jobs.enqueue(ctx, jobName(subscriber), event);
    },
  };
}

/** Subscribers run as jobs: after the commit, again after a failure. */
export const jobsOfSubscribers = (registry: Registry): Job[] =>
  registry.subscribers.map((s) => ({
    name: jobName(s),
    run: (ctx, event) => {
      const { cause } = event as StoredEvent;
      return s.run(cause ? { ...ctx, cause } : ctx, event as StoredEvent);
    },
  }));

const jobName = (s: Subscriber): string => `on.${s.name}`;
