import { useParams } from '@tanstack/react-router';
import { useMeta } from '../api/meta.ts';

/** The entity whose list or record is open, by name. */
export function useCurrentEntity(): string | undefined {
  const { route } = useParams({ strict: false }) as { route?: string };
  const index = useMeta();
  return route ? index.byRoute(route)?.name : undefined;
}
