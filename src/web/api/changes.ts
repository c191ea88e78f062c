import type { QueryClient } from '@tanstack/react-query';
import type { ChangeNotice } from '../../kernel/api.ts';

/** What is configured for everybody: a change of it may change what every screen shows. */
const configuration = ['access.', 'settings.', 'custom.', 'assignment.rule'];
/** Decide who sees which records of whatever entity: what is on the screen may be more by now, or less. */
const reach = ['access.territory', 'access.territoryMember'];
/** Reconnecting after a lost connection: the browser does it, but what was missed meanwhile must be asked for. */
const REOPEN_MS = 5000;
const ALL = [['records'], ['me'], ['meta']];

/** A query over several entities names them in `meta.entities`. */
const isMadeOf = (meta: Record<string, unknown> | undefined, changed: string[]): boolean =>
  Array.isArray(meta?.['entities']) && meta['entities'].some((e) => changed.includes(String(e)));

/** Refetches what is shown whenever the server says that its entities changed. Returns the way to stop. */
export function followChanges(client: QueryClient): () => void {
  let source: EventSource;
  let timer: number | undefined;
  let wasLost = false;
  const open = (): void => {
    source = new EventSource('/api/v1/events');
    source.addEventListener('change', take);
    source.addEventListener('error', lose);
    source.addEventListener('open', resume);
  };
  const take = (event: MessageEvent<string>): void => {
    const notice = JSON.parse(event.data) as ChangeNotice;
    const isReach = notice.entities.some((e) => reach.includes(e));
    const stale = isReach ? [['records']] : notice.entities.map((e) => ['records', e]);
    for (const queryKey of stale) void client.invalidateQueries({ queryKey });
    void client.invalidateQueries({ predicate: (query) => isMadeOf(query.meta, notice.entities) });
    if (notice.entities.some((e) => configuration.some((c) => e.startsWith(c)))) {
      void client.invalidateQueries({ queryKey: ['me'] });
      void client.invalidateQueries({ queryKey: ['meta'] });
    }
  };
  /** A refusal is final for the browser: the session has ended, as asking says, or a server behind a proxy is starting. */
  const lose = (): void => {
    wasLost = true;
    if (source.readyState !== EventSource.CLOSED) return;
    void client.invalidateQueries({ queryKey: ['me'] });
    timer = window.setTimeout(open, REOPEN_MS);
  };
  const resume = (): void => {
    if (wasLost) for (const queryKey of ALL) void client.invalidateQueries({ queryKey });
    wasLost = false;
  };
  open();
  return () => {
    window.clearTimeout(timer);
    source.close();
  };
}
