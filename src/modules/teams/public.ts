export { mayShare } from './own-write.ts';
