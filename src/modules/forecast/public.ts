export { Adjustment } from './adjustment.entity.ts';
export { takeSnapshot } from './snapshot.ts';
