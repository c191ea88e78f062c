import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { indexOf, MetaContext, metaQuery } from '../api/meta.ts';
import { MeContext, meQuery } from '../api/session.ts';

/** Who is signed in and what exists, for everything within. The router has loaded both. */
export function SessionProvider(props: { children: ReactNode }) {
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: meta } = useSuspenseQuery(metaQuery);
  return (
    <MeContext value={me}>
      <MetaContext value={indexOf(meta)}>{props.children}</MetaContext>
    </MeContext>
  );
}
