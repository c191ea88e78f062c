import { type ComponentType, lazy, Suspense } from 'react';
import { useMeta } from '../api/meta.ts';
import { useMe } from '../api/session.ts';
import { type HomeTop, homeTops, meetsNeeds } from './screens.ts';

const loaded = new Map<HomeTop, ComponentType>();

/** What modules show above the lists of the home page. */
export function HomeTops() {
  const me = useMe();
  const index = useMeta();
  const tops = homeTops().filter((top) => meetsNeeds(top.needs, me, index));
  return (
    <Suspense fallback={null}>
      {tops.map((top) => {
        const Top = componentOf(top);
        return <Top key={top.order} />;
      })}
    </Suspense>
  );
}

function componentOf(top: HomeTop): ComponentType {
  const known = loaded.get(top) ?? lazy(top.load);
  loaded.set(top, known);
  return known;
}
