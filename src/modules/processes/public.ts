export { branchesFrom, waysOf } from './branches.ts';
export { Branch, Process, ProcessVersion, Stage } from './process.entity.ts';
export { currentVersion, demandMove, enterStage, type StageRow, stagesOf } from './stages.ts';
