import { useRouter } from '@tanstack/react-router';
import { ApiError } from '../api/client.ts';
import { ErrorState } from '../kit/error-state.tsx';
import { Page } from '../kit/page.tsx';

export function ErrorPage(props: { error: unknown; reset: () => void }) {
  const router = useRouter();
  const retry = (): void => {
    props.reset();
    router.invalidate();
  };
  return (
    <Page>
      <ErrorState error={isUnfetched(props.error) ? new ApiError(0, {}) : props.error} onRetry={retry} />
    </Page>
  );
}

/** A part of the program that could not be fetched: each browser has words of its own for it. */
const isUnfetched = (error: unknown): boolean =>
  error instanceof TypeError && /import|module script/i.test(error.message);
