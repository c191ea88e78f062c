import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx';
import { FeedPart } from './feed-part.tsx';
import { passesQuery } from './passes-data.ts';
import { PhonePart } from './phone-part.tsx';

/** The calendar in other programs: read by a secret address, or kept by a phone. */
export function OutsidePart() {
  const { data, error, refetch } = useQuery(passesQuery);
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (!data) return <SkeletonLines count={4} />;
  return (
    <>
      <PhonePart phones={data.filter((p) => p.kind === 'phone')} />
      <FeedPart feed={data.find((p) => p.kind === 'feed')} />
    </>
  );
}
