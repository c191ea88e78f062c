export { AssignmentRule } from './rule.entity.ts';
