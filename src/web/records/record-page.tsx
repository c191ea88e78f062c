import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import type { MetaEntity } from '../../kernel/api.ts';
import { ApiError } from '../api/client.ts';
import { canRead, useMeta } from '../api/meta.ts';
import { recordQuery } from '../api/records.ts';
import { ErrorState } from '../kit/error-state.tsx';
import { Page } from '../kit/page.tsx';
import { RecordScreen } from './record/record-screen.tsx';
import { RecordSkeleton } from './record/record-skeleton.tsx';

/** The page of any record, by its entity's route and its id. */
export default function RecordPage() {
  const { route, id } = useParams({ strict: false }) as { route: string; id: string };
  const index = useMeta();
  const entity = index.byRoute(route);
  return canRead(entity) ? <Loaded entity={entity} id={id} /> : <Failed error={new ApiError(404, {})} />;
}

function Loaded({ entity, id }: { entity: MetaEntity; id: string }) {
  const index = useMeta();
  const { data, error, refetch } = useQuery(recordQuery(entity, id));
  const into = error instanceof ApiError && error.code === 'merged' ? String(error.params['into']) : null;
  if (into) return <Navigate to={`/${entity.route}/${into}`} replace />;
  if (error && !data) return <Failed error={error} onRetry={() => refetch()} />;
  if (!data) return <RecordSkeleton />;
  // A base knows nothing of a kind's own fields.
  const kind = index.screenOf(entity.name, data['kind'] as string | undefined);
  if (kind && kind.name !== entity.name)
    return <Navigate to={`/${kind.route}/${data.id}`} search={true} hash={true} replace />;
  return <RecordScreen key={data.id} entity={entity} record={data} />;
}

function Failed(props: { error: unknown; onRetry?: () => void }) {
  return (
    <Page>
      <ErrorState error={props.error} onRetry={props.onRetry} />
    </Page>
  );
}
