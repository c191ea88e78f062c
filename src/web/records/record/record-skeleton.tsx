import { Page } from '../../kit/page.tsx';
import { Bone, SkeletonLines } from '../../kit/skeleton.tsx';
import classes from './record.module.css';

/** The shape of a record's page before the record is there. */
export function RecordSkeleton() {
  const header = (
    <div className={classes.header} aria-hidden>
      <Bone width={90} />
      <Bone width={220} height={14} />
    </div>
  );
  return (
    <Page ownScroll header={header}>
      <div className={classes.columns} aria-hidden>
        <div className={classes.facts}>
          <SkeletonLines count={9} />
        </div>
        <div className={classes.main}>
          <SkeletonLines count={6} />
        </div>
        <div className={classes.related}>
          <SkeletonLines count={7} />
        </div>
      </div>
    </Page>
  );
}
