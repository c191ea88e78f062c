import { membershipInStep } from './access/membership.ts';
import {
  Delegation,
  Department,
  DepartmentMembership,
  Role,
  RoleAssignment,
} from './access/organisation.entity.ts';
import { AccountTeamMember, Share } from './access/sharing.entity.ts';
import { User } from './access/user.entity.ts';
import { Idempotency } from './api/idempotency.table.ts';
import { AuditEntry } from './audit/audit.table.ts';
import { ApiKey, OneTimeToken, RateLimit, RecoveryCode, Session, TwoFactor } from './auth/auth.tables.ts';
import { sendResetLink } from './auth/forgotten.ts';
import { sweepExpired } from './auth/sweep.ts';
import { CustomField } from './custom-fields/custom-field.entity.ts';
import { keepIndexes } from './custom-fields/indexes.ts';
import { customFieldKey, customFieldsAnew } from './custom-fields/keep.ts';
import { makePartitions } from './database/partitions.ts';
import { EventRow } from './events/event.table.ts';
import { StoredFile } from './files/file.entity.ts';
import { registerFiles } from './files/routes.ts';
import { sweepBytes } from './files/sweep.ts';
import { Choice } from './lists/choice.entity.ts';
import { deliverLetter } from './mail/deliver.ts';
import { Letter, MailServer } from './mail/mail.tables.ts';
import { registerMail } from './mail/routes.ts';
import { sweepLetters } from './mail/sweep.ts';
import { Merge } from './merging/merge.entity.ts';
import { sweepMerged } from './merging/sweep.ts';
import { undoMergeVerb } from './merging/verbs.ts';
import type { Job, Module } from './module.ts';
import { ExchangeRate } from './money/rate.entity.ts';
import { ratesChanged, revalueJob } from './money/revalue.ts';
import { registerOutgoing } from './net/allowed-hosts.ts';
import { OutgoingHost } from './net/outgoing-host.table.ts';
import { overlaysAnew, soundOverlay } from './overlays/keep.ts';
import { FieldOverlay } from './overlays/overlay.entity.ts';
import { emptyRecycleBin } from './records/recycle-bin.ts';
import { searchOwnFields } from './search/own-fields.ts';
import { SearchDocument, SearchSeparation } from './search/search.table.ts';
import { separateHiddenWords } from './search/separate.ts';
import { CompanyProfile } from './settings/company.entity.ts';
import { settingsAnew } from './settings/keep.ts';
import { Archive } from './transfer/archive/archive.entity.ts';
import { exportArchiveJob } from './transfer/archive/export.ts';
import { loadArchiveJob } from './transfer/archive/load.ts';
import { sweepArchivesJob } from './transfer/archive/receive.ts';
import { registerArchives } from './transfer/archive/routes.ts';
import { registerExports } from './transfer/export/routes.ts';
import { Import, ImportAlias, ImportRefusal } from './transfer/import/import.entity.ts';
import { registerImports } from './transfer/import/routes.ts';
import { runImportsJob } from './transfer/import/run.ts';
import { undoImportsJob } from './transfer/import/undo.ts';
import { SavedView } from './views/view.entity.ts';

/** What every other module stands on: the organisation, lists, settings, and the engine's own tables. */
export const platform: Module = {
  name: 'platform',
  entities: [
    CompanyProfile,
    User,
    Department,
    DepartmentMembership,
    Role,
    RoleAssignment,
    Delegation,
    AccountTeamMember,
    Share,
    Choice,
    ExchangeRate,
    CustomField,
    FieldOverlay,
    SavedView,
    Merge,
    Import,
    Archive,
    StoredFile,
    Session,
    ApiKey,
    OneTimeToken,
    RecoveryCode,
    TwoFactor,
    RateLimit,
    AuditEntry,
    EventRow,
    SearchDocument,
    SearchSeparation,
    Idempotency,
    ImportRefusal,
    ImportAlias,
    MailServer,
    Letter,
    OutgoingHost,
  ],
  preparations: [customFieldKey, soundOverlay],
  effects: [membershipInStep, customFieldsAnew, overlaysAnew, settingsAnew],
  subscribers: [separateHiddenWords, searchOwnFields, ratesChanged],
  merging: [
    {
      entity: 'access.accountTeamMember',
      twin: {
        party:
          's.user_id = o.user_id and s.function_id is not distinct from o.function_id and s.until is not distinct from o.until',
      },
    },
    {
      entity: 'access.share',
      twin: {
        record:
          's.user_id is not distinct from o.user_id and s.department_id is not distinct from o.department_id and s.level = o.level and s.until is not distinct from o.until',
      },
    },
  ],
  verbs: [undoMergeVerb],
  jobs: [
    runImportsJob,
    undoImportsJob,
    sweepExpired,
    sendResetLink,
    deliverLetter,
    sweepLetters,
    exportArchiveJob,
    loadArchiveJob,
    sweepArchivesJob,
    makePartitions,
    emptyRecycleBin,
    sweepMerged,
    sweepBytes,
    keepIndexes,
    revalueJob,
  ] as Job[],
  routes: (app, server) => {
    registerFiles(server);
    registerImports(server);
    registerExports(app, server);
    registerArchives(server);
    registerMail(server);
    registerOutgoing(server);
  },
};
