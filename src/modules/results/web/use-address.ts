import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type ResultsAddress, readAddress } from './address.ts';

type Patch = { [K in keyof ResultsAddress]?: ResultsAddress[K] | undefined };

/** What the address says, and the way to change it: a step that the browser can take back, unless it is `isNoise`. */
export function useAddress(): [ResultsAddress, (patch: Patch, isNoise?: boolean) => void] {
  const raw = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const address = useMemo(() => readAddress(raw), [raw]);
  const change = useCallback(
    (patch: Patch, isNoise = false) => {
      const search = (old: Record<string, unknown>) =>
        Object.fromEntries(
          Object.entries({ ...readAddress(old), ...patch }).filter(([, v]) => v !== undefined),
        );
      void navigate({ to: '.', search: search as never, replace: isNoise });
    },
    [navigate],
  );
  return [address, change];
}
