export { headOf } from './heads.ts';
export { Quota } from './quota.entity.ts';
