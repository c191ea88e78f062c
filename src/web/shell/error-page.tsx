import { useRouter } from '@tanstack/react-router';
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
      <ErrorState error={props.error} onRetry={retry} />
    </Page>
  );
}
