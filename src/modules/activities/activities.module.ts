import type { Module } from '../../platform/module.ts';
import { Call, Note, Task } from './activity.entity.ts';
import { logCall } from './calls.ts';
import { Letter } from './letter.entity.ts';
import { logLetter } from './letters.ts';
import { logMeeting } from './log-meeting.ts';
import { Meeting, Participant } from './meeting.entity.ts';
import { cancelMeeting, holdMeeting, meetingLength, meetingTimes, reopenMeeting } from './meetings.ts';
import { activityMetrics } from './metrics.ts';
import { guestName, participantName, participantsSee } from './participants.ts';
import { changeSeries, endSeries } from './series/change-series.ts';
import { deletedIsExcepted, meetingKeepsChange, seriesLeads } from './series/effects.ts';
import { extendSeriesJob } from './series/extend-series.ts';
import { guestsTakePart } from './series/guests.ts';
import { repeatMeeting } from './series/repeat-meeting.ts';
import { MeetingSeries, SeriesGuest } from './series/series.entity.ts';
import { seriesRule } from './series/series-rule.ts';
import { cancelTask, completeTask, customerOfDeal, reopenTask } from './tasks.ts';
import { WorkHours } from './work-hours.table.ts';

export const activities: Module = {
  name: 'activities',
  dependsOn: ['contacts'],
  entities: [Task, Note, Call, Meeting, Participant, MeetingSeries, SeriesGuest, Letter, WorkHours],
  rules: [meetingTimes, seriesRule],
  metrics: activityMetrics,
  effects: [participantsSee, seriesLeads, guestsTakePart, deletedIsExcepted],
  preparations: [
    customerOfDeal('activities.task'),
    customerOfDeal('activities.note'),
    customerOfDeal('activities.call'),
    customerOfDeal('activities.meeting'),
    customerOfDeal('activities.letter'),
    customerOfDeal('activities.series'),
    meetingLength,
    participantName,
    guestName,
    meetingKeepsChange,
  ],
  verbs: [
    completeTask,
    reopenTask,
    cancelTask,
    logCall,
    logLetter,
    logMeeting,
    holdMeeting,
    cancelMeeting,
    reopenMeeting,
    changeSeries,
    endSeries,
    repeatMeeting,
  ],
  jobs: [extendSeriesJob],
};
