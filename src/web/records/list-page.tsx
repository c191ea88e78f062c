import { useParams } from '@tanstack/react-router';
import { ApiError } from '../api/client.ts';
import { canRead, useMeta } from '../api/meta.ts';
import { ErrorState } from '../kit/error-state.tsx';
import { Page } from '../kit/page.tsx';
import { ListScreen } from './list/list-screen.tsx';

/** The list of any entity, by its route. */
export default function ListPage() {
  const { route } = useParams({ strict: false }) as { route: string };
  const entity = useMeta().byRoute(route);
  if (!canRead(entity)) {
    return (
      <Page>
        <ErrorState error={new ApiError(404, {})} />
      </Page>
    );
  }
  return <ListScreen key={entity.name} entity={entity} />;
}
