import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './client.ts';

/** Lists stay fresh through the server's change notices, so that a window coming to the front asks for nothing. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, gcTime: 5 * 60_000, refetchOnWindowFocus: false, retry: shouldRetry },
      mutations: { retry: false },
    },
  });
}

/** What the server refused it refuses again; only a lost connection or a busy server is worth a second try. */
function shouldRetry(count: number, error: Error): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 502) && count < 2;
}
