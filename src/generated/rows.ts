// Made from the declarations by npm run generate.

interface Money {
  amount: string;
  currency: string;
}
interface AnyRef {
  entity: string;
  id: string;
}

declare module '../kernel/entity.ts' {
  interface EntityRows {
    'settings.company': SettingsCompanyRow;
    'access.user': AccessUserRow;
    'access.department': AccessDepartmentRow;
    'access.departmentMembership': AccessDepartmentMembershipRow;
    'access.role': AccessRoleRow;
    'access.roleAssignment': AccessRoleAssignmentRow;
    'access.delegation': AccessDelegationRow;
    'access.accountTeamMember': AccessAccountTeamMemberRow;
    'access.share': AccessShareRow;
    'lists.choice': ListsChoiceRow;
    'money.rate': MoneyRateRow;
    'custom.field': CustomFieldRow;
    'custom.overlay': CustomOverlayRow;
    'views.view': ViewsViewRow;
    'merging.merge': MergingMergeRow;
    'transfer.import': TransferImportRow;
    'transfer.archive': TransferArchiveRow;
    'files.file': FilesFileRow;
    'auth.session': AuthSessionRow;
    'auth.apiKey': AuthApiKeyRow;
    'auth.token': AuthTokenRow;
    'auth.recoveryCode': AuthRecoveryCodeRow;
    'auth.twoFactor': AuthTwoFactorRow;
    'auth.limit': AuthLimitRow;
    'audit.entry': AuditEntryRow;
    'events.event': EventsEventRow;
    'search.document': SearchDocumentRow;
    'search.separation': SearchSeparationRow;
    'api.idempotency': ApiIdempotencyRow;
    'transfer.refusal': TransferRefusalRow;
    'transfer.alias': TransferAliasRow;
    'mail.server': MailServerRow;
    'mail.letter': MailLetterRow;
    'net.outgoingHost': NetOutgoingHostRow;
    'contacts.party': ContactsPartyRow;
    'contacts.company': ContactsCompanyRow;
    'contacts.person': ContactsPersonRow;
    'contacts.channel': ContactsChannelRow;
    'contacts.employment': ContactsEmploymentRow;
    'contacts.relation': ContactsRelationRow;
    'contacts.impression': ContactsImpressionRow;
    'duplicates.key': DuplicatesKeyRow;
    'duplicates.pair': DuplicatesPairRow;
    'duplicates.pass': DuplicatesPassRow;
    'activities.task': ActivitiesTaskRow;
    'activities.note': ActivitiesNoteRow;
    'activities.call': ActivitiesCallRow;
    'activities.meeting': ActivitiesMeetingRow;
    'activities.participant': ActivitiesParticipantRow;
    'activities.series': ActivitiesSeriesRow;
    'activities.seriesGuest': ActivitiesSeriesGuestRow;
    'activities.letter': ActivitiesLetterRow;
    'activities.workHours': ActivitiesWorkHoursRow;
    'products.product': ProductsProductRow;
    'processes.process': ProcessesProcessRow;
    'processes.version': ProcessesVersionRow;
    'processes.stage': ProcessesStageRow;
    'processes.stageTask': ProcessesStageTaskRow;
    'processes.branch': ProcessesBranchRow;
    'deals.deal': DealsDealRow;
    'deals.line': DealsLineRow;
    'deals.migration': DealsMigrationRow;
    'plans.policy': PlansPolicyRow;
    'plans.contact': PlansContactRow;
    'plans.dayOff': PlansDayOffRow;
    'calendar.pass': CalendarPassRow;
    'calendar.name': CalendarNameRow;
    'calendar.personal': CalendarPersonalRow;
    'calendar.sync': CalendarSyncRow;
    'calendar.invitation': CalendarInvitationRow;
    'quotas.quota': QuotasQuotaRow;
    'forecast.adjustment': ForecastAdjustmentRow;
    'forecast.week': ForecastWeekRow;
    'forecast.snapshot': ForecastSnapshotRow;
    'control.finding': ControlFindingRow;
    'control.norm': ControlNormRow;
    'control.reaction': ControlReactionRow;
    'reminders.notification': RemindersNotificationRow;
    'reminders.settings': RemindersSettingsRow;
    'reminders.pushKeys': RemindersPushKeysRow;
    'reminders.pushSubscription': RemindersPushSubscriptionRow;
    'reminders.pushMessage': RemindersPushMessageRow;
    'comments.comment': CommentsCommentRow;
    'comments.following': CommentsFollowingRow;
    'automation.rule': AutomationRuleRow;
    'automation.run': AutomationRunRow;
    'automation.webhook': AutomationWebhookRow;
    'automation.delivery': AutomationDeliveryRow;
    'automation.match': AutomationMatchRow;
    'automation.pass': AutomationPassRow;
    'reports.report': ReportsReportRow;
    'reports.dashboard': ReportsDashboardRow;
    'reports.start': ReportsStartRow;
    'reports.delivery': ReportsDeliveryRow;
    'reports.sent': ReportsSentRow;
  }
}

export interface SettingsCompanyRow {
  id: string;
  name: string;
  language: string;
  country: string;
  currency: string;
  timeZone: string;
  weekStart: number;
  recycleBinDays: number;
  onboarding: unknown;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface AccessUserRow {
  id: string;
  name: string;
  email: string | null;
  position: string | null;
  phone: string | null;
  department: string | null;
  isActive: boolean;
  hasSignIn: boolean;
  locale: string | null;
  timeZone: string | null;
  lastSeenAt: string | null;
  passwordHash: string | null;
  hasTwoFactor: boolean;
  hiredOn: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface AccessDepartmentRow {
  id: string;
  name: string;
  parent: string | null;
  head: string | null;
  position: number | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface AccessDepartmentMembershipRow {
  id: string;
  user: string;
  department: string;
  from: string;
  until: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface AccessRoleRow {
  id: string;
  name: string;
  kind: string | null;
  description: string | null;
  permissions: unknown;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface AccessRoleAssignmentRow {
  id: string;
  user: string;
  role: string;
  from: string;
  until: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface AccessDelegationRow {
  id: string;
  from: string;
  to: string;
  since: string;
  until: string;
  reason: string | null;
  isRevoked: boolean;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface AccessAccountTeamMemberRow {
  id: string;
  party: string;
  user: string;
  function: string | null;
  from: string;
  until: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface AccessShareRow {
  id: string;
  record: AnyRef;
  user: string | null;
  department: string | null;
  level: 'read' | 'write';
  from: string;
  until: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ListsChoiceRow {
  id: string;
  list: string;
  name: string;
  kind: string | null;
  position: number;
  color: string | null;
  isRetired: boolean;
  translations: unknown | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface MoneyRateRow {
  id: string;
  currency: string;
  date: string;
  rate: string;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface CustomFieldRow {
  id: string;
  entity: string;
  key: string;
  label: string;
  type: 'text' | 'longText' | 'integer' | 'decimal' | 'money' | 'boolean' | 'date' | 'instant' | 'pick' | 'tags' | 'ref' | 'formula' | 'rollup';
  help: string | null;
  isExpected: boolean;
  isSearched: boolean;
  isIndexed: boolean;
  indexState: 'building' | 'ready' | 'failed' | null;
  indexProblem: string | null;
  position: number;
  settings: unknown;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface CustomOverlayRow {
  id: string;
  entity: string;
  field: string;
  label: string | null;
  help: string | null;
  demand: 'expected' | 'optional' | null;
  place: 'form' | 'record' | 'hidden' | null;
  options: unknown | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ViewsViewRow {
  id: string;
  entity: string;
  name: string;
  owner: string | null;
  isShared: boolean;
  position: number;
  definition: unknown;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface MergingMergeRow {
  id: string;
  survivor: AnyRef;
  other: string;
  otherName: string | null;
  moved: number;
  putAway: unknown;
  rows: unknown;
  undoneAt: string | null;
  undoneBy: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface TransferImportRow {
  id: string;
  name: string;
  owner: string | null;
  state: 'planning' | 'running' | 'done' | 'failed' | 'undoing' | 'undone';
  file: string;
  size: number;
  detected: unknown;
  profile: unknown;
  plan: unknown;
  fingerprint: string;
  rows: number;
  doneSteps: number;
  doneRows: number;
  created: number;
  updated: number;
  skipped: number;
  refused: number;
  finishedAt: string | null;
  run: string | null;
  failure: string | null;
  phases: number;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface TransferArchiveRow {
  id: string;
  name: string;
  kind: 'export' | 'load';
  owner: string | null;
  state: 'ready' | 'running' | 'indexing' | 'done' | 'failed';
  size: string | null;
  rows: number | null;
  doneRows: number;
  summary: unknown | null;
  failure: string | null;
  failureOf: string | null;
  finishedAt: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface FilesFileRow {
  id: string;
  name: string;
  record: AnyRef;
  party: string | null;
  type: string;
  size: number;
  hash: string;
  note: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface AuthSessionRow {
  id: string;
  hash: string;
  user: string;
  csrf: string;
  createdAt: string;
  lastUsedAt: string;
  expiresAt: string;
  agent: string | null;
  address: string | null;
}

export interface AuthApiKeyRow {
  id: string;
  name: string;
  user: string;
  prefix: string;
  hash: string;
  scopes: string[];
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  isRevoked: boolean;
}

export interface AuthTokenRow {
  id: string;
  hash: string;
  purpose: 'invitation' | 'reset' | 'installation';
  user: string | null;
  expiresAt: string;
  usedAt: string | null;
}

export interface AuthRecoveryCodeRow {
  id: string;
  user: string;
  hash: string;
  usedAt: string | null;
}

export interface AuthTwoFactorRow {
  id: string;
  user: string;
  secret: string;
  lastStep: number;
  createdAt: string;
}

export interface AuthLimitRow {
  id: string;
  key: string;
  points: number;
  expiresAt: string;
}

export interface AuditEntryRow {
  id: string;
  at: string;
  user: string | null;
  record: AnyRef;
  version: number;
  verb: string;
  changes: unknown;
  reason: string | null;
  batch: string | null;
  mode: string;
}

export interface EventsEventRow {
  id: string;
  at: string;
  user: string | null;
  record: AnyRef | null;
  verb: string;
  party: string | null;
  data: unknown;
  batch: string | null;
  isHistory: boolean;
}

export interface SearchDocumentRow {
  id: string;
  record: AnyRef;
  class: string;
  text: string;
  title: string;
}

export interface SearchSeparationRow {
  id: string;
  entity: string;
  fields: string[];
}

export interface ApiIdempotencyRow {
  id: string;
  key: string;
  user: string;
  print: string;
  answer: string | null;
  at: string;
}

export interface TransferRefusalRow {
  id: string;
  import: string;
  step: number;
  line: number;
  cells: unknown;
  problems: unknown;
}

export interface TransferAliasRow {
  id: string;
  own: string;
}

export interface MailServerRow {
  id: string;
  host: string;
  port: number;
  security: 'tls' | 'startTls' | 'none';
  username: string | null;
  password: string | null;
  fromName: string | null;
  fromAddress: string;
  address: string;
  updatedAt: string;
}

export interface MailLetterRow {
  id: string;
  user: string | null;
  recipient: string;
  kind: string;
  sealed: string | null;
  state: 'queued' | 'sending' | 'sent' | 'failed' | 'uncertain';
  attempts: number;
  error: string | null;
  createdAt: string;
  sentAt: string | null;
}

export interface NetOutgoingHostRow {
  id: string;
  host: string;
  user: string | null;
  addedAt: string;
}

export interface ContactsPartyRow {
  id: string;
  kind: 'company' | 'person';
  name: string;
  owner: string | null;
  phone: string | null;
  email: string | null;
  country: string | null;
  region: string | null;
  city: string | null;
  segments: string[];
  source: string | null;
  language: string | null;
  description: string | null;
  mood: 'delighted' | 'pleased' | 'neutral' | 'unhappy' | 'angry' | null;
  keywords: string | null;
  nameKey: string | null;
  taxCountry: string | null;
  taxKind: string | null;
  taxNumber: string | null;
  mergedInto: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ContactsCompanyRow {
  id: string;
  kind: 'company' | 'person';
  name: string;
  owner: string | null;
  phone: string | null;
  email: string | null;
  country: string | null;
  region: string | null;
  city: string | null;
  segments: string[];
  source: string | null;
  language: string | null;
  description: string | null;
  mood: 'delighted' | 'pleased' | 'neutral' | 'unhappy' | 'angry' | null;
  keywords: string | null;
  nameKey: string | null;
  taxCountry: string | null;
  taxKind: string | null;
  taxNumber: string | null;
  mergedInto: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
  legalName: string | null;
  parent: string | null;
  industry: string | null;
  employees: number | null;
  revenue: Money | null;
  foundedYear: number | null;
  website: string | null;
}

export interface ContactsPersonRow {
  id: string;
  kind: 'company' | 'person';
  name: string;
  owner: string | null;
  phone: string | null;
  email: string | null;
  country: string | null;
  region: string | null;
  city: string | null;
  segments: string[];
  source: string | null;
  language: string | null;
  description: string | null;
  mood: 'delighted' | 'pleased' | 'neutral' | 'unhappy' | 'angry' | null;
  keywords: string | null;
  nameKey: string | null;
  taxCountry: string | null;
  taxKind: string | null;
  taxNumber: string | null;
  mergedInto: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
  firstName: string | null;
  middleName: string | null;
  lastName: string | null;
  birthday: string | null;
  company: string | null;
  position: string | null;
}

export interface ContactsChannelRow {
  id: string;
  party: string;
  kind: 'phone' | 'mobile' | 'fax' | 'email' | 'site' | 'telegram' | 'whatsapp' | 'messenger' | 'postalAddress' | 'visitAddress';
  value: string;
  extension: string | null;
  label: string | null;
  normalized: string | null;
  isPrimary: boolean;
  isShared: boolean;
  consent: 'unknown' | 'granted' | 'denied';
  consentAt: string | null;
  consentSource: string | null;
  position: number;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ContactsEmploymentRow {
  id: string;
  person: string;
  company: string;
  position: string | null;
  department: string | null;
  from: string | null;
  until: string | null;
  isMain: boolean;
  influence: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ContactsRelationRow {
  id: string;
  from: string;
  kind: string | null;
  to: string;
  since: string | null;
  until: string | null;
  note: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ContactsImpressionRow {
  id: string;
  party: string;
  about: string | null;
  author: string | null;
  at: string;
  mood: 'delighted' | 'pleased' | 'neutral' | 'unhappy' | 'angry';
  text: string;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface DuplicatesKeyRow {
  id: string;
  party: string;
  key: string;
}

export interface DuplicatesPairRow {
  id: string;
  first: string;
  second: string;
  score: number;
  reasons: unknown;
  state: 'open' | 'different';
  foundAt: string;
  decidedAt: string | null;
  decidedBy: string | null;
}

export interface DuplicatesPassRow {
  id: string;
  until: string | null;
  last: string | null;
  checked: number;
  finishedAt: string | null;
}

export interface ActivitiesTaskRow {
  id: string;
  title: string;
  kind: 'task' | 'call' | 'meeting' | 'letter';
  assignee: string | null;
  dueOn: string | null;
  dueAt: string | null;
  priority: 'low' | 'normal' | 'high';
  party: string | null;
  deal: string | null;
  description: string | null;
  state: 'open' | 'done' | 'cancelled';
  doneAt: string | null;
  doneBy: string | null;
  result: string | null;
  stageTask: string | null;
  stage: string | null;
  isRequired: boolean;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ActivitiesNoteRow {
  id: string;
  text: string;
  author: string | null;
  at: string;
  party: string | null;
  deal: string | null;
  isPinned: boolean;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ActivitiesCallRow {
  id: string;
  party: string;
  person: string | null;
  deal: string | null;
  author: string | null;
  direction: 'outgoing' | 'incoming';
  outcome: 'talked' | 'noAnswer' | 'busy' | 'callBack' | 'wrongNumber';
  at: string;
  duration: number | null;
  number: string | null;
  result: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ActivitiesMeetingRow {
  id: string;
  title: string;
  kind: 'meeting' | 'visit';
  party: string | null;
  person: string | null;
  deal: string | null;
  organiser: string | null;
  startsAt: string;
  endsAt: string;
  timeZone: string | null;
  place: string | null;
  agenda: string | null;
  state: 'planned' | 'held' | 'cancelled';
  result: string | null;
  series: string | null;
  occursOn: string | null;
  isException: boolean;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ActivitiesParticipantRow {
  id: string;
  meeting: string;
  user: string | null;
  person: string | null;
  name: string | null;
  email: string | null;
  answer: 'waiting' | 'accepted' | 'declined';
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ActivitiesSeriesRow {
  id: string;
  title: string;
  kind: 'meeting' | 'visit';
  party: string | null;
  person: string | null;
  deal: string | null;
  organiser: string | null;
  place: string | null;
  agenda: string | null;
  rule: string;
  startsOn: string;
  startTime: string;
  minutes: number;
  timeZone: string;
  until: string | null;
  times: number | null;
  exceptDays: unknown;
  madeUntil: string | null;
  continues: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ActivitiesSeriesGuestRow {
  id: string;
  series: string;
  user: string | null;
  person: string | null;
  name: string | null;
  email: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ActivitiesLetterRow {
  id: string;
  subject: string;
  party: string;
  person: string | null;
  deal: string | null;
  author: string | null;
  direction: 'outgoing' | 'incoming';
  channel: 'email' | 'post' | 'messenger';
  at: string;
  text: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ActivitiesWorkHoursRow {
  id: string;
  key: string;
  user: string | null;
  days: unknown | null;
  from: string | null;
  until: string | null;
  secondZone: string | null;
}

export interface ProductsProductRow {
  id: string;
  name: string;
  code: string | null;
  series: string | null;
  kind: 'goods' | 'service';
  unit: string | null;
  price: Money | null;
  vatRate: string | null;
  description: string | null;
  isRetired: boolean;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ProcessesProcessRow {
  id: string;
  name: string;
  entity: string;
  description: string | null;
  position: number;
  isRetired: boolean;
  current: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ProcessesVersionRow {
  id: string;
  process: string;
  number: number;
  state: 'draft' | 'published' | 'retired';
  publishedAt: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ProcessesStageRow {
  id: string;
  processVersion: string;
  key: string;
  name: string;
  kind: 'open' | 'won' | 'lost';
  position: number;
  color: string | null;
  department: string | null;
  responsible: string | null;
  probability: number | null;
  deadlineDays: number | null;
  requiredFields: string[];
  entryCondition: unknown | null;
  exitCondition: unknown | null;
  category: 'pipeline' | 'bestCase' | 'commit' | 'omitted' | null;
  responsibleFunction: string | null;
  deadlineUnit: 'day' | 'workday' | 'workhour';
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ProcessesStageTaskRow {
  id: string;
  stage: string;
  title: string;
  kind: 'task' | 'call' | 'meeting' | 'letter';
  dueDays: number;
  isRequired: boolean;
  assignee: string | null;
  position: number;
  dueUnit: 'day' | 'workday' | 'workhour';
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ProcessesBranchRow {
  id: string;
  from: string;
  to: string;
  condition: unknown | null;
  position: number;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface DealsDealRow {
  id: string;
  name: string;
  party: string | null;
  contact: string | null;
  owner: string | null;
  process: string | null;
  processVersion: string | null;
  stage: string | null;
  outcome: 'open' | 'won' | 'lost';
  lossReason: string | null;
  lossNote: string | null;
  openedOn: string | null;
  expectedOn: string | null;
  closedOn: string | null;
  stageSince: string | null;
  amount: Money | null;
  amountSource: 'lines' | 'entered' | 'estimated' | null;
  product: string | null;
  source: string | null;
  description: string | null;
  number: string | null;
  tags: string[];
  category: 'pipeline' | 'bestCase' | 'commit' | 'closed' | 'omitted' | null;
  isCategoryChosen: boolean;
  stageDueAt: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface DealsLineRow {
  id: string;
  deal: string;
  product: string | null;
  name: string;
  quantity: string;
  price: Money | null;
  discount: string;
  vatRate: string | null;
  total: Money | null;
  position: number;
  isEstimated: boolean;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface DealsMigrationRow {
  id: string;
  name: string;
  process: string;
  target: string;
  actor: string | null;
  state: 'running' | 'done' | 'stopped' | 'failed' | 'undoing' | 'undone';
  plan: unknown;
  total: number;
  moved: number;
  kept: number;
  returned: number;
  last: string | null;
  run: string;
  finishedAt: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface PlansPolicyRow {
  id: string;
  name: string;
  condition: unknown | null;
  party: string | null;
  stage: string | null;
  every: number;
  unit: 'day' | 'week' | 'month' | 'year';
  kind: 'any' | 'call' | 'meeting' | 'visit' | 'letter';
  topic: string | null;
  function: string | null;
  seasonFrom: number | null;
  seasonUntil: number | null;
  startsOn: string | null;
  endsOn: string | null;
  graceDays: number;
  priority: number;
  isActive: boolean;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface PlansContactRow {
  id: string;
  party: string;
  policy: string | null;
  kind: 'any' | 'call' | 'meeting' | 'visit' | 'letter';
  topic: string | null;
  dueOn: string;
  assignee: string | null;
  state: 'planned' | 'done' | 'missed' | 'cancelled';
  policyDueOn: string | null;
  basisAt: string | null;
  doneOn: string | null;
  lateDays: number | null;
  activity: AnyRef | null;
  note: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface PlansDayOffRow {
  id: string;
  date: string;
  name: string;
  isWorked: boolean;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface CalendarPassRow {
  id: string;
  user: string;
  kind: 'feed' | 'phone';
  name: string;
  hash: string;
  createdAt: string;
  lastUsedAt: string | null;
  isRevoked: boolean;
}

export interface CalendarNameRow {
  id: string;
  record: string;
  uid: string;
  user: string;
  name: string;
}

export interface CalendarPersonalRow {
  id: string;
  record: string;
  user: string;
  parts: unknown;
}

export interface CalendarSyncRow {
  id: string;
  user: string;
  collection: 'meetings' | 'tasks';
  token: string;
  state: unknown;
  createdAt: string;
}

export interface CalendarInvitationRow {
  id: string;
  meeting: string | null;
  series: string | null;
  uid: string | null;
  email: string;
  name: string | null;
  sequence: number;
  state: 'invited' | 'cancelled' | 'ended';
  at: string;
}

export interface QuotasQuotaRow {
  id: string;
  user: string | null;
  department: string | null;
  product: string | null;
  month: string;
  metric: 'won' | 'wonCount' | 'contacts';
  amount: Money | null;
  number: number | null;
  responsible: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ForecastAdjustmentRow {
  id: string;
  user: string | null;
  department: string | null;
  month: string;
  category: 'pipeline' | 'bestCase' | 'commit';
  amount: Money;
  note: string | null;
  responsible: string | null;
  author: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ForecastWeekRow {
  id: string;
  week: string;
  takenAt: string;
  deals: number;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ForecastSnapshotRow {
  id: string;
  week: string;
  deal: string;
  name: string;
  owner: string | null;
  stage: string | null;
  category: 'pipeline' | 'bestCase' | 'commit' | 'closed' | 'omitted' | null;
  amount: string | null;
  expectedOn: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ControlFindingRow {
  id: string;
  deal: string;
  kind: 'stuck' | 'silent' | 'slipped' | 'jumped';
  since: string;
  usual: number;
  isOwnUsual: boolean;
  times: number | null;
  days: number | null;
  stageFrom: string | null;
  stageTo: string | null;
  every: number | null;
  unit: 'day' | 'week' | 'month' | 'year' | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ControlNormRow {
  id: string;
  kind: 'stage' | 'silence' | 'moves' | 'jump' | 'winRate';
  key: string | null;
  name: string | null;
  usual: number;
  deals: number;
  isDefault: boolean;
  won: number | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ControlReactionRow {
  id: string;
  deal: string;
  openedOn: string;
  at: string;
  hours: string;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface RemindersNotificationRow {
  id: string;
  user: string;
  key: string;
  kind: string;
  entity: string | null;
  record: string | null;
  params: unknown;
  at: string;
  readAt: string | null;
  digest: string | null;
  letter: 'wanted' | 'taken' | null;
}

export interface RemindersSettingsRow {
  id: string;
  user: string;
  off: unknown;
  morning: string;
  quietFrom: string | null;
  quietUntil: string | null;
  isDigest: boolean;
  isByLetter: boolean;
  isPushDetailed: boolean;
}

export interface RemindersPushKeysRow {
  id: string;
  slot: string;
  publicKey: string;
  privateKey: string;
}

export interface RemindersPushSubscriptionRow {
  id: string;
  user: string;
  session: string;
  hash: string;
  sealed: string;
  agent: string | null;
  createdAt: string;
  lastUsedAt: string | null;
}

export interface RemindersPushMessageRow {
  id: string;
  notification: string;
  subscription: string;
  state: 'queued' | 'sending' | 'sent' | 'uncertain' | 'failed' | 'dropped';
  attempts: number;
  error: string | null;
  createdAt: string;
}

export interface CommentsCommentRow {
  id: string;
  text: string;
  plain: string | null;
  record: AnyRef;
  party: string | null;
  author: string | null;
  editedAt: string | null;
  replyTo: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface CommentsFollowingRow {
  id: string;
  user: string;
  record: AnyRef;
  isFollowing: boolean;
}

export interface AutomationRuleRow {
  id: string;
  name: string;
  entity: string;
  trigger: unknown;
  condition: unknown | null;
  actions: unknown;
  isOn: boolean;
  switchedOnBy: string | null;
  switchedOnAt: string | null;
  isLooping: boolean;
  stage: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface AutomationRunRow {
  id: string;
  rule: string;
  record: AnyRef;
  at: string;
  key: string;
  trigger: unknown;
  outcome: 'done' | 'skipped' | 'failed' | 'stopped';
  reason: string | null;
  results: unknown;
  depth: number;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface AutomationWebhookRow {
  id: string;
  name: string;
  url: string;
  secret: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface AutomationDeliveryRow {
  id: string;
  run: string;
  webhook: string;
  body: string;
  state: 'queued' | 'delivered' | 'failed';
  attempts: unknown;
  createdAt: string;
}

export interface AutomationMatchRow {
  id: string;
  rule: string;
  record: string;
}

export interface AutomationPassRow {
  id: string;
  rule: string;
  at: string;
}

export interface ReportsReportRow {
  id: string;
  name: string;
  entity: string | null;
  form: string | null;
  description: string | null;
  owner: string | null;
  isShared: boolean;
  question: unknown;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ReportsDashboardRow {
  id: string;
  name: string;
  owner: string | null;
  isShared: boolean;
  tiles: unknown;
  period: unknown | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ReportsStartRow {
  id: string;
  user: string;
  dashboard: string;
}

export interface ReportsDeliveryRow {
  id: string;
  report: string;
  owner: string | null;
  to: unknown;
  every: 'day' | 'week' | 'month';
  weekday: number | null;
  monthDay: number | null;
  hour: number;
  format: 'pdf' | 'xlsx';
  isPaused: boolean;
  since: string | null;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  updatedBy: string | null;
  version: number;
  deletedAt: string | null;
  custom: unknown;
  incomplete: unknown | null;
  batch: string | null;
}

export interface ReportsSentRow {
  id: string;
  delivery: string;
  user: string;
  moment: string;
  at: string;
  way: 'letter' | 'centre' | 'refused';
  problem: string | null;
  name: string | null;
  format: 'pdf' | 'xlsx' | null;
  sealed: string | null;
}
