export { responsibleFor } from './assignee.ts';
export { type BranchRow, branchesFrom, waysBy, waysOf } from './branches.ts';
export { Process, ProcessVersion, Stage, StageTask } from './process.entity.ts';
export { currentVersion, demandMove, enterStage, type StageRow, stagesAsked, stagesOf } from './stages.ts';
