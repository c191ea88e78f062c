export { waysOf } from './branches.ts';
export { Process, ProcessVersion, Stage } from './process.entity.ts';
export { currentVersion, demandMove, enterStage, type StageRow, stagesOf } from './stages.ts';
