import { useQuery } from '@tanstack/react-query';
import type { Condition } from '../../../../kernel/condition.ts';
import { api } from '../../../../web/api/client.ts';

export interface SourceStage {
  id: string;
  key: string;
  name: string;
  count: number;
  /** Where its deals would go; null: they stay. */
  to: string | null;
  /** How many lack what the stage asks for; `field` is null for its condition of entry. */
  lacks: { field: string | null; count: number }[];
}
export interface SourceVersion {
  id: string;
  number: number;
  stages: SourceStage[];
}
export interface Preview {
  target: { id: string; number: number };
  into: { id: string; key: string; name: string }[];
  versions: SourceVersion[];
}
export interface Choice {
  process: string;
  versions?: string[] | undefined;
  pairs: { from: string; to: string | null }[];
  filter?: Condition | undefined;
}

/** What bringing the deals would do, asked anew with every change of the choice and of deals. */
export function usePreview(choice: Choice, isOn = true) {
  return useQuery({
    queryKey: ['records', 'deals.deal', 'migration', choice],
    queryFn: () => api.post<Preview>('deal-migrations/preview', choice),
    placeholderData: (old) => old,
    enabled: isOn,
  });
}

export const countOf = (versions: SourceVersion[]): number =>
  versions.flatMap((v) => v.stages).reduce((sum, s) => sum + s.count, 0);

export const movingOf = (versions: SourceVersion[]): number =>
  versions.flatMap((v) => v.stages).reduce((sum, s) => sum + (s.to ? s.count : 0), 0);
