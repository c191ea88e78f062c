import { IconArrowMerge } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { RecordLink } from '../../../web/kit/record-link.tsx';
import type { ImportNoteProps } from '../../../web/shell/screens.ts';
import classes from './duplicates.module.css';
import { type PairPage, pairsKey } from './duplicates-data.ts';

/** The comparison goes on for a while after the import: the page asks until it is left. */
const AGAIN_MS = 10_000;
const MOST = 100;

/** Of customers that an import brought: how many may be there already, and where to look at them. */
export default function ImportNote({ batch }: ImportNoteProps) {
  const { t } = useTranslation('duplicates');
  const { data } = useQuery({
    queryKey: [...pairsKey, 'import', batch],
    queryFn: ({ signal }) => api.get<PairPage>('duplicates', { batch, limit: MOST }, signal),
    refetchInterval: AGAIN_MS,
  });
  const count = data?.items.length ?? 0;
  if (!count) return null;
  return (
    <p className={classes.imported}>
      <IconArrowMerge size={15} aria-hidden />
      <RecordLink to={`/duplicates?batch=${batch}`}>
        {data?.next ? t('imported.many', { count }) : t('imported.some', { count })}
      </RecordLink>
    </p>
  );
}
