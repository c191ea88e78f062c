import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import type { RecordValues } from '../../api/records.ts';
import { SkeletonLines } from '../../kit/skeleton.tsx';
import { type Panel, type PanelProps, panelsOf } from '../../shell/screens.ts';
import { partInAddress } from '../part-in-address.ts';
import { lazyPanel, lazyPart, Panels } from './panels.tsx';
import classes from './record.module.css';
import { Timeline } from './timeline.tsx';

/** The middle of a record's page: its timeline, and what modules add as further tabs. */
export function MainPanels(props: { entity: MetaEntity; record: RecordValues }) {
  const { t } = useTranslation();
  const panels = panelsOf(props.entity, 'main');
  const [current, setCurrent] = useState(
    () => panels.find((p) => p.holds && p.holds === partInAddress()?.entity)?.name ?? 'timeline',
  );
  const panel = panels.find((p) => p.name === current);
  const Content = panel && lazyPanel(panel);
  const tabs: Pick<Panel, 'name' | 'title' | 'mark'>[] = [
    { name: 'timeline', title: 'timeline.title' },
    ...panels,
  ];
  return (
    <section className={classes.main} aria-label={t('record.main')}>
      {panels.length > 0 && (
        <div className={classes.tabs} role="tablist">
          {tabs.map((tab) => (
            <button
              key={tab.name}
              type="button"
              role="tab"
              aria-selected={tab.name === current}
              onClick={() => setCurrent(tab.name)}
            >
              {t(tab.title)}
              {tab.mark && <Mark load={tab.mark} {...props} />}
            </button>
          ))}
        </div>
      )}
      {Content ? (
        <Suspense fallback={<SkeletonLines count={6} />}>
          <Content {...props} />
        </Suspense>
      ) : (
        <>
          <Panels {...props} place="compose" />
          <Timeline {...props} />
        </>
      )}
    </section>
  );
}

function Mark({ load, ...props }: PanelProps & { load: NonNullable<Panel['mark']> }) {
  const Content = lazyPart(load);
  return (
    <Suspense fallback={null}>
      <Content {...props} />
    </Suspense>
  );
}
