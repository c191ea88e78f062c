import { SegmentedControl } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import type { RecordValues } from '../../api/records.ts';
import { titleText } from '../../fields/candidates.ts';
import { Page } from '../../kit/page.tsx';
import { useIsPhone } from '../../kit/use-phone.ts';
import { partInAddress } from '../part-in-address.ts';
import { Facts } from './facts.tsx';
import { MainPanels } from './main-panels.tsx';
import { Panels } from './panels.tsx';
import classes from './record.module.css';
import { RecordHeader } from './record-header.tsx';
import { Related } from './related.tsx';

const HistoryDrawer = lazy(() => import('./history-drawer.tsx'));
const parts = ['main', 'facts', 'related'] as const;

/** Facts on the left, what happened in the middle, related records on the right; on a phone one after another. */
export function RecordScreen(props: { entity: MetaEntity; record: RecordValues }) {
  const { entity, record } = props;
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const [part, setPart] = useState<(typeof parts)[number]>(() => (partInAddress() ? 'main' : 'facts'));
  const [isHistoryOpen, setHistoryOpen] = useState(false);
  useDocumentTitle(`${titleText(record[entity.title])} · Mijoz`);
  return (
    <Page
      ownScroll
      header={<RecordHeader entity={entity} record={record} onHistory={() => setHistoryOpen(true)} />}
    >
      <Panels entity={entity} record={record} place="top" />
      {isPhone && (
        <div className={classes.switch}>
          <SegmentedControl
            fullWidth
            value={part}
            onChange={(v) => setPart(v as typeof part)}
            data={parts.map((value) => ({ value, label: t(`record.${value}`) }))}
            aria-label={t('record.parts')}
          />
        </div>
      )}
      <div className={classes.columns}>
        {(!isPhone || part === 'facts') && <Facts entity={entity} record={record} />}
        {(!isPhone || part === 'main') && <MainPanels entity={entity} record={record} />}
        {(!isPhone || part === 'related') && <Related entity={entity} record={record} />}
      </div>
      <Suspense fallback={null}>
        {isHistoryOpen && (
          <HistoryDrawer entity={entity} record={record} onClose={() => setHistoryOpen(false)} />
        )}
      </Suspense>
    </Page>
  );
}
