export { reviewFindings } from './findings/review.ts';
export { reckonNorms } from './norms.ts';
export { noteReactions } from './reactions.ts';
