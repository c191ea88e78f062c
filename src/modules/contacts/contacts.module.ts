import { mergeVerbs } from '../../platform/merging/verbs.ts';
import type { Module } from '../../platform/module.ts';
import { Channel } from './channel.entity.ts';
import { channelForm, channelSummary, countryOfNumbers } from './channels.ts';
import { employmentDates, employmentSummary, lastMood } from './employment.ts';
import { employmentOfTable } from './employment-intake.ts';
import { channelsOfTable } from './intake.ts';
import { contactLists } from './lists.ts';
import { contactMerging } from './merging.ts';
import { naming } from './naming.ts';
import { Company, Party, Person } from './party.entity.ts';
import { Employment, Impression, Relation } from './relations.entity.ts';
import { taxNumbers } from './tax-numbers.ts';
import { vcardForm } from './vcard/export-form.ts';

export const contacts: Module = {
  name: 'contacts',
  entities: [Party, Company, Person, Channel, Employment, Relation, Impression],
  rules: [naming, taxNumbers, channelForm, employmentDates],
  effects: [channelSummary, countryOfNumbers, employmentSummary, lastMood],
  intakes: [channelsOfTable, employmentOfTable],
  exportForms: [vcardForm],
  merging: contactMerging,
  verbs: mergeVerbs('contacts.party'),
  lists: contactLists,
};
