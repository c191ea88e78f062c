export { Call, Note, Task } from './activity.entity.ts';
export { carryTasks } from './carry-tasks.ts';
export { answerMeeting, bringTask, callOffMeeting, letMeetingRepeat } from './from-outside.ts';
export { Meeting, Participant } from './meeting.entity.ts';
export { wantedDays } from './series/follow.ts';
export { changeDay, exceptDay, resetDay } from './series/one-day.ts';
export { MeetingSeries, SeriesGuest } from './series/series.entity.ts';
export { meetingOn } from './series/template.ts';
export { openRequiredTasks, planTasks } from './tasks.ts';
