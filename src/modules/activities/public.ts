export { Call, Note, Task } from './activity.entity.ts';
export { carryTasks } from './carry-tasks.ts';
export { wantedDays } from './series/follow.ts';
export { meetingOn } from './series/template.ts';
export { openRequiredTasks, planTasks } from './tasks.ts';
export { companyWorkDays, usualWorkDays } from './work-days.ts';
