export { responsibleFor } from './assignee.ts';
export { type BranchRow, branchesFrom, waysBy, waysOf } from './branches.ts';
export { Process, ProcessVersion, Stage } from './process.entity.ts';
export {
  currentVersion,
  demandMove,
  enterStage,
  type StageRow,
  type StageTaskRow,
  stagesAsked,
  stagesOf,
  typicalTasksOf,
} from './stages.ts';
