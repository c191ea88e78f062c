import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../../../../kernel/condition.ts';
import type { RecordValues } from '../../../../web/api/records.ts';
import { isLink } from '../../../../web/fields/values.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { ErrorState } from '../../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx';
import { useIsPhone } from '../../../../web/kit/use-phone.ts';
import { useAll, useEntities } from '../use-process.ts';
import { arrowsOf, type PictureStage, refusalsOf } from './arrows.ts';
import { CourseTable } from './course-table.tsx';
import { layoutOf } from './layout.ts';
import classes from './picture.module.css';
import { PictureArrows } from './picture-arrows.tsx';
import { type StageFigures, StageNode } from './stage-node.tsx';
import { type Course, useCourse } from './use-course.ts';

/** The cycle drawn as it runs: stages with what stands in them, and arrows as thick as the ways are trodden. */
export function CyclePicture({ version, process }: { version: string; process: string }) {
  const { t } = useTranslation('processes');
  const formats = useFormats();
  const isPhone = useIsPhone();
  const { stage, branch } = useEntities();
  const { ref, width } = useElementSize();
  const sort = 'position';
  const rows = useAll(stage, { filter: { field: 'processVersion', op: 'eq', value: version }, sort });
  const ways = useAll(branch, { filter: { field: 'from.processVersion', op: 'eq', value: version }, sort });
  const { data: course, error, refetch } = useCourse(version);
  if (error) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (!rows || !ways || !course) return <SkeletonLines count={6} />;
  const stages = rows.map(asStage);
  const arrows = arrowsOf(stages, ways.map(asWay), course.moves);
  const layout = layoutOf(stages, arrows, isPhone, width);
  const figures = (s: PictureStage) => figuresOf(s, stages, course);
  return (
    <section className={classes.section} aria-label={t('picture.title')}>
      <div ref={ref} className={classes.scroll}>
        <div className={classes.picture} style={{ width: layout.width, height: layout.height }}>
          <PictureArrows layout={layout} isTall={isPhone} />
          {layout.places.map((place) => (
            <StageNode
              key={place.stage.id}
              place={place}
              size={layout.node}
              color={(rows.find((r) => r.id === place.stage.id)?.['color'] as string | null) ?? null}
              process={process}
              since={course.since}
              figures={figures(place.stage)}
            />
          ))}
        </div>
      </div>
      <p className={classes.note}>
        {t('picture.since', { date: formats.date(course.since) })}{' '}
        {course.isBounded && t('picture.bounded', { count: 10_000 })}
      </p>
      <CourseTable stages={stages} arrows={arrows} figures={figures} />
    </section>
  );
}

const asStage = (r: RecordValues): PictureStage => ({
  id: r.id,
  key: String(r['key']),
  name: String(r['name']),
  kind: r['kind'] as PictureStage['kind'],
});
const idOf = (value: unknown): string => (isLink(value) ? value.id : '');
const asWay = (r: RecordValues) => ({
  from: idOf(r['from']),
  to: idOf(r['to']),
  condition: (r['condition'] as Condition | null) ?? null,
});

function figuresOf(stage: PictureStage, stages: PictureStage[], course: Course): StageFigures {
  const found = course.stages.find((s) => s.key === stage.key);
  const count = { open: found?.open ?? 0, won: course.won, lost: course.lost }[stage.kind];
  return {
    count,
    medianDays: stage.kind === 'open' ? (found?.medianDays ?? null) : null,
    refused: stage.kind === 'open' ? refusalsOf(stage, stages, course.moves) : 0,
  };
}
