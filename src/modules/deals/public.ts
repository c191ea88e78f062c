export { Deal } from './deal.entity.ts';
