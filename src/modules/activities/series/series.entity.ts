import { defineEntity } from '../../../kernel/entity.ts';
import * as f from '../../../kernel/field.ts';

/** A meeting that repeats: its rule, and what each of its meetings is like. The meetings themselves are records of their own. */
export const MeetingSeries = defineEntity({
  name: 'activities.series',
  route: 'meeting-series',
  table: 'meeting_series',
  icon: 'calendar-repeat',
  title: 'title',
  sort: '-startsOn',
  party: 'party',
  timeline: 'full',
  access: { by: 'owner', owner: 'organiser', party: 'party' },
  fields: {
    title: f.text('ms01', { required: true, max: 300, search: true }),
    kind: f.choice('ms02', ['meeting', 'visit'], { required: true, default: 'meeting' }),
    party: f.ref('ms03', 'contacts.party'),
    person: f.ref('ms04', 'contacts.person'),
    deal: f.ref('ms05', 'deals.deal'),
    organiser: f.ref('ms06', 'access.user'),
    place: f.text('ms07', { max: 300 }),
    agenda: f.longText('ms08'),
    /** RFC 5545 without UNTIL and COUNT, which stand in fields of their own: `FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH`. */
    rule: f.text('ms09', { required: true, max: 300 }),
    /** Day of the first meeting, in the series' zone as all its days and hours. */
    startsOn: f.date('ms10', { required: true }),
    /** `HH:MM`. */
    startTime: f.text('ms11', { required: true, max: 5 }),
    minutes: f.integer('ms12', { required: true, default: 60, min: 0, max: 20_160 }),
    /** IANA zone: the hour there stays when clocks change. */
    timeZone: f.text('ms13', { required: true, max: 60, format: 'timeZone' }),
    /** The last day on which a meeting may fall. */
    until: f.date('ms14'),
    times: f.integer('ms15', { min: 1, max: 1000 }),
    /** Days that were taken out of the series by hand. */
    exceptDays: f.json('ms16', { required: true, default: [], readOnly: true }),
    /** Meetings up to this day have been made. */
    madeUntil: f.date('ms17', { readOnly: true }),
    /** The series that this one was split from, by a change of "this and the following". */
    continues: f.ref('ms18', 'activities.series', { readOnly: true }),
    guests: f.collection('ms19', 'activities.seriesGuest', 'series'),
  },
  indexes: [['party', '-startsOn'], ['organiser', 'startsOn'], ['deal'], ['continues'], ['madeUntil']],
});

/** Who takes part in every meeting of a series. */
export const SeriesGuest = defineEntity({
  name: 'activities.seriesGuest',
  route: 'meeting-series-guests',
  table: 'meeting_series_guest',
  icon: 'users',
  title: 'name',
  access: { by: 'parent', parent: 'series' },
  fields: {
    series: f.ref('sg01', 'activities.series', { required: true, onPurge: 'remove' }),
    user: f.ref('sg02', 'access.user'),
    person: f.ref('sg03', 'contacts.person'),
    name: f.text('sg04', { max: 200 }),
    email: f.text('sg05', { max: 200, format: 'email' }),
  },
  indexes: [['series'], ['user'], ['person']],
});
