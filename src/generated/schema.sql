-- Made from the declarations by npm run generate.

create table "company_profile" (
  "id" uuid not null primary key,
  "name" text not null,
  "language" text not null,
  "country" text not null,
  "currency" text not null,
  "time_zone" text not null,
  "week_start" integer not null default 1,
  "recycle_bin_days" integer not null default 30,
  "onboarding" jsonb not null default '{}',
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "app_user" (
  "id" uuid not null primary key,
  "name" text not null,
  "email" text,
  "position" text,
  "phone" text,
  "department_id" uuid,
  "is_active" boolean not null default true,
  "has_sign_in" boolean not null default false,
  "locale" text,
  "time_zone" text,
  "last_seen_at" timestamptz,
  "password_hash" text,
  "has_two_factor" boolean not null default false,
  "hired_on" date,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "department" (
  "id" uuid not null primary key,
  "name" text not null,
  "parent_id" uuid,
  "head_id" uuid,
  "position" integer,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "department_membership" (
  "id" uuid not null primary key,
  "user_id" uuid not null,
  "department_id" uuid not null,
  "from" date not null,
  "until" date,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "role" (
  "id" uuid not null primary key,
  "name" text not null,
  "kind" text,
  "description" text,
  "permissions" jsonb not null default '{"entities":{},"fields":{},"rights":[]}',
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "role_assignment" (
  "id" uuid not null primary key,
  "user_id" uuid not null,
  "role_id" uuid not null,
  "from" date not null,
  "until" date,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "delegation" (
  "id" uuid not null primary key,
  "from_id" uuid not null,
  "to_id" uuid not null,
  "since" date not null,
  "until" date not null,
  "reason" text,
  "is_revoked" boolean not null default false,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "account_team_member" (
  "id" uuid not null primary key,
  "party_id" uuid not null,
  "user_id" uuid not null,
  "function_id" uuid,
  "from" date not null,
  "until" date,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "share" (
  "id" uuid not null primary key,
  "record_id" uuid not null,
  "record_entity" text not null,
  "user_id" uuid,
  "department_id" uuid,
  "level" text not null default 'read',
  "from" date not null,
  "until" date,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "choice" (
  "id" uuid not null primary key,
  "list" text not null,
  "name" text not null,
  "kind" text,
  "position" integer not null default 0,
  "color" text,
  "is_retired" boolean not null default false,
  "translations" jsonb,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "rate" (
  "id" uuid not null primary key,
  "currency" text not null,
  "date" date not null,
  "rate" numeric(20,10) not null,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "custom_field" (
  "id" uuid not null primary key,
  "entity" text not null,
  "key" text not null,
  "label" text not null,
  "type" text not null,
  "help" text,
  "is_expected" boolean not null default false,
  "is_searched" boolean not null default false,
  "is_indexed" boolean not null default false,
  "index_state" text,
  "index_problem" text,
  "position" integer not null default 0,
  "settings" jsonb not null default '{}',
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "field_overlay" (
  "id" uuid not null primary key,
  "entity" text not null,
  "field" text not null,
  "label" text,
  "help" text,
  "demand" text,
  "place" text,
  "options" jsonb,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "saved_view" (
  "id" uuid not null primary key,
  "entity" text not null,
  "name" text not null,
  "owner_id" uuid,
  "is_shared" boolean not null default false,
  "position" integer not null default 0,
  "definition" jsonb not null default '{}',
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "record_merge" (
  "id" uuid not null primary key,
  "survivor_id" uuid not null,
  "survivor_entity" text not null,
  "other_id" uuid not null,
  "other_name" text,
  "moved" integer not null default 0,
  "put_away" jsonb not null default '[]',
  "rows" jsonb not null default '{}',
  "undone_at" timestamptz,
  "undone_by_id" uuid,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "import" (
  "id" uuid not null primary key,
  "name" text not null,
  "owner_id" uuid,
  "state" text not null default 'planning',
  "file" text not null,
  "size" integer not null,
  "detected" jsonb not null,
  "profile" jsonb not null,
  "plan" jsonb not null,
  "fingerprint" text not null,
  "rows" integer not null default 0,
  "done_steps" integer not null default 0,
  "done_rows" integer not null default 0,
  "created" integer not null default 0,
  "updated" integer not null default 0,
  "skipped" integer not null default 0,
  "refused" integer not null default 0,
  "finished_at" timestamptz,
  "run_id" uuid,
  "failure" text,
  "phases" integer not null default 1,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "archive" (
  "id" uuid not null primary key,
  "name" text not null,
  "kind" text not null,
  "owner_id" uuid,
  "state" text not null,
  "size" numeric(20,0),
  "rows" integer,
  "done_rows" integer not null default 0,
  "summary" jsonb,
  "failure" text,
  "failure_of" text,
  "finished_at" timestamptz,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "file" (
  "id" uuid not null primary key,
  "name" text not null,
  "record_id" uuid not null,
  "record_entity" text not null,
  "party_id" uuid,
  "type" text not null,
  "size" integer not null,
  "hash" text not null,
  "note" text,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "session" (
  "id" uuid not null primary key,
  "hash" text not null,
  "user_id" uuid not null,
  "csrf" text not null,
  "created_at" timestamptz not null,
  "last_used_at" timestamptz not null,
  "expires_at" timestamptz not null,
  "agent" text,
  "address" text
);

create table "api_key" (
  "id" uuid not null primary key,
  "name" text not null,
  "user_id" uuid not null,
  "prefix" text not null,
  "hash" text not null,
  "scopes" text[] not null default '{}',
  "created_at" timestamptz not null,
  "expires_at" timestamptz,
  "last_used_at" timestamptz,
  "is_revoked" boolean not null default false
);

create table "one_time_token" (
  "id" uuid not null primary key,
  "hash" text not null,
  "purpose" text not null,
  "user_id" uuid,
  "expires_at" timestamptz not null,
  "used_at" timestamptz
);

create table "recovery_code" (
  "id" uuid not null primary key,
  "user_id" uuid not null,
  "hash" text not null,
  "used_at" timestamptz
);

create table "two_factor" (
  "id" uuid not null primary key,
  "user_id" uuid not null,
  "secret" text not null,
  "last_step" integer not null default 0,
  "created_at" timestamptz not null
);

create table "rate_limit" (
  "id" uuid not null primary key,
  "key" text not null,
  "points" integer not null,
  "expires_at" timestamptz not null
);

create table "audit_entry" (
  "id" uuid not null,
  "at" timestamptz not null,
  "user_id" uuid,
  "record_id" uuid not null,
  "record_entity" text not null,
  "version" integer not null,
  "verb" text not null,
  "changes" jsonb not null,
  "reason" text,
  "batch_id" uuid,
  "mode" text not null,
  primary key ("id", "at")
) partition by range ("at");

create table "audit_entry_default" partition of "audit_entry" default;

create table "event" (
  "id" uuid not null,
  "at" timestamptz not null,
  "user_id" uuid,
  "record_id" uuid,
  "record_entity" text,
  "verb" text not null,
  "party_id" uuid,
  "data" jsonb not null default '{}',
  "batch_id" uuid,
  "is_history" boolean not null default false,
  primary key ("id", "at")
) partition by range ("at");

create table "event_default" partition of "event" default;

create table "search_document" (
  "id" uuid not null primary key,
  "record_id" uuid not null,
  "record_entity" text not null,
  "class" text not null default '',
  "text" text not null,
  "title" text not null
);

create table "search_separation" (
  "id" uuid not null primary key,
  "entity" text not null,
  "fields" text[] not null default '{}'
);

create table "idempotency" (
  "id" uuid not null primary key,
  "key" text not null,
  "user_id" uuid not null,
  "print" text not null,
  "answer" text,
  "at" timestamptz not null
);

create table "import_refusal" (
  "id" uuid not null primary key,
  "import_id" uuid not null,
  "step" integer not null,
  "line" integer not null,
  "cells" jsonb not null,
  "problems" jsonb not null
);

create table "import_alias" (
  "id" uuid not null primary key,
  "own_id" uuid not null
);

create table "mail_server" (
  "id" uuid not null primary key,
  "host" text not null,
  "port" integer not null,
  "security" text not null,
  "username" text,
  "password" text,
  "from_name" text,
  "from_address" text not null,
  "address" text not null,
  "updated_at" timestamptz not null
);

create table "mail_letter" (
  "id" uuid not null primary key,
  "user_id" uuid,
  "recipient" text not null,
  "kind" text not null,
  "sealed" text,
  "state" text not null default 'queued',
  "attempts" integer not null default 0,
  "error" text,
  "created_at" timestamptz not null,
  "sent_at" timestamptz
);

create table "outgoing_host" (
  "id" uuid not null primary key,
  "host" text not null,
  "user_id" uuid,
  "added_at" timestamptz not null
);

create table "party" (
  "id" uuid not null primary key,
  "kind" text not null,
  "name" text not null,
  "owner_id" uuid,
  "phone" text,
  "email" text,
  "country" text,
  "region_id" uuid,
  "city" text,
  "segments" text[] not null default '{}',
  "source_id" uuid,
  "language" text,
  "description" text,
  "mood" text,
  "keywords" text,
  "name_key" text,
  "tax_country" text,
  "tax_kind" text,
  "tax_number" text,
  "merged_into_id" uuid,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid,
  "legal_name" text,
  "parent_id" uuid,
  "industry_id" uuid,
  "employees" integer,
  "revenue" numeric(20,4),
  "revenue_currency" text,
  "revenue_base" numeric(20,4),
  "founded_year" integer,
  "website" text,
  "first_name" text,
  "middle_name" text,
  "last_name" text,
  "birthday" date,
  "company_id" uuid,
  "position" text
);

create table "channel" (
  "id" uuid not null primary key,
  "party_id" uuid not null,
  "kind" text not null,
  "value" text not null,
  "extension" text,
  "label" text,
  "normalized" text,
  "is_primary" boolean not null default false,
  "is_shared" boolean not null default false,
  "consent" text not null default 'unknown',
  "consent_at" timestamptz,
  "consent_source" text,
  "position" integer not null default 0,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "employment" (
  "id" uuid not null primary key,
  "person_id" uuid not null,
  "company_id" uuid not null,
  "position" text,
  "department" text,
  "from" date,
  "until" date,
  "is_main" boolean not null default true,
  "influence_id" uuid,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "relation" (
  "id" uuid not null primary key,
  "from_id" uuid not null,
  "kind_id" uuid,
  "to_id" uuid not null,
  "since" date,
  "until" date,
  "note" text,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "impression" (
  "id" uuid not null primary key,
  "party_id" uuid not null,
  "about_id" uuid,
  "author_id" uuid,
  "at" timestamptz not null default now(),
  "mood" text not null,
  "text" text not null,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "duplicate_key" (
  "id" uuid not null primary key,
  "party_id" uuid not null,
  "key" text not null
);

create table "duplicate_pair" (
  "id" uuid not null primary key,
  "first_id" uuid not null,
  "second_id" uuid not null,
  "score" integer not null,
  "reasons" jsonb not null default '[]',
  "state" text not null default 'open',
  "found_at" timestamptz not null,
  "decided_at" timestamptz,
  "decided_by_id" uuid
);

create table "duplicate_pass" (
  "id" uuid not null primary key,
  "until" timestamptz,
  "last_id" uuid,
  "checked" integer not null default 0,
  "finished_at" timestamptz
);

create table "task" (
  "id" uuid not null primary key,
  "title" text not null,
  "kind" text not null default 'task',
  "assignee_id" uuid,
  "due_on" date,
  "due_at" timestamptz,
  "priority" text not null default 'normal',
  "party_id" uuid,
  "deal_id" uuid,
  "description" text,
  "state" text not null default 'open',
  "done_at" timestamptz,
  "done_by_id" uuid,
  "result" text,
  "stage_task_id" uuid,
  "stage_id" uuid,
  "is_required" boolean not null default false,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "note" (
  "id" uuid not null primary key,
  "text" text not null,
  "author_id" uuid,
  "at" timestamptz not null default now(),
  "party_id" uuid,
  "deal_id" uuid,
  "is_pinned" boolean not null default false,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "call" (
  "id" uuid not null primary key,
  "party_id" uuid not null,
  "person_id" uuid,
  "deal_id" uuid,
  "author_id" uuid,
  "direction" text not null default 'outgoing',
  "outcome" text not null default 'talked',
  "at" timestamptz not null default now(),
  "duration" integer,
  "number" text,
  "result" text,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "meeting" (
  "id" uuid not null primary key,
  "title" text not null,
  "kind" text not null default 'meeting',
  "party_id" uuid,
  "person_id" uuid,
  "deal_id" uuid,
  "organiser_id" uuid,
  "starts_at" timestamptz not null,
  "ends_at" timestamptz not null,
  "time_zone" text,
  "place" text,
  "agenda" text,
  "state" text not null default 'planned',
  "result" text,
  "series_id" uuid,
  "occurs_on" date,
  "is_exception" boolean not null default false,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "participant" (
  "id" uuid not null primary key,
  "meeting_id" uuid not null,
  "user_id" uuid,
  "person_id" uuid,
  "name" text,
  "email" text,
  "answer" text not null default 'waiting',
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "meeting_series" (
  "id" uuid not null primary key,
  "title" text not null,
  "kind" text not null default 'meeting',
  "party_id" uuid,
  "person_id" uuid,
  "deal_id" uuid,
  "organiser_id" uuid,
  "place" text,
  "agenda" text,
  "rule" text not null,
  "starts_on" date not null,
  "start_time" text not null,
  "minutes" integer not null default 60,
  "time_zone" text not null,
  "until" date,
  "times" integer,
  "except_days" jsonb not null default '[]',
  "made_until" date,
  "continues_id" uuid,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "meeting_series_guest" (
  "id" uuid not null primary key,
  "series_id" uuid not null,
  "user_id" uuid,
  "person_id" uuid,
  "name" text,
  "email" text,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "logged_letter" (
  "id" uuid not null primary key,
  "subject" text not null,
  "party_id" uuid not null,
  "person_id" uuid,
  "deal_id" uuid,
  "author_id" uuid,
  "direction" text not null default 'outgoing',
  "channel" text not null default 'email',
  "at" timestamptz not null default now(),
  "text" text,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "work_hours" (
  "id" uuid not null primary key,
  "key" text not null,
  "user_id" uuid,
  "days" jsonb,
  "from" text,
  "until" text,
  "second_zone" text
);

create table "product" (
  "id" uuid not null primary key,
  "name" text not null,
  "code" text,
  "series" text,
  "kind" text not null default 'goods',
  "unit" text,
  "price" numeric(20,4),
  "price_currency" text,
  "price_base" numeric(20,4),
  "vat_rate" numeric(20,2),
  "description" text,
  "is_retired" boolean not null default false,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "process" (
  "id" uuid not null primary key,
  "name" text not null,
  "entity" text not null default 'deals.deal',
  "description" text,
  "position" integer not null default 0,
  "is_retired" boolean not null default false,
  "current_id" uuid,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "process_version" (
  "id" uuid not null primary key,
  "process_id" uuid not null,
  "number" integer not null,
  "state" text not null default 'draft',
  "published_at" timestamptz,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "stage" (
  "id" uuid not null primary key,
  "process_version_id" uuid not null,
  "key" text not null,
  "name" text not null,
  "kind" text not null default 'open',
  "position" integer not null default 0,
  "color" text,
  "department_id" uuid,
  "responsible_id" uuid,
  "probability" integer,
  "deadline_days" integer,
  "required_fields" text[] not null default '{}',
  "entry_condition" jsonb,
  "exit_condition" jsonb,
  "category" text,
  "responsible_function_id" uuid,
  "deadline_unit" text not null default 'day',
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "stage_task" (
  "id" uuid not null primary key,
  "stage_id" uuid not null,
  "title" text not null,
  "kind" text not null default 'task',
  "due_days" integer not null default 1,
  "is_required" boolean not null default false,
  "assignee_id" uuid,
  "position" integer not null default 0,
  "due_unit" text not null default 'day',
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "stage_branch" (
  "id" uuid not null primary key,
  "from_id" uuid not null,
  "to_id" uuid not null,
  "condition" jsonb,
  "position" integer not null default 0,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "deal" (
  "id" uuid not null primary key,
  "name" text not null,
  "party_id" uuid,
  "contact_id" uuid,
  "owner_id" uuid,
  "process_id" uuid,
  "process_version_id" uuid,
  "stage_id" uuid,
  "outcome" text not null default 'open',
  "loss_reason_id" uuid,
  "loss_note" text,
  "opened_on" date,
  "expected_on" date,
  "closed_on" date,
  "stage_since" timestamptz,
  "amount" numeric(20,4),
  "amount_currency" text,
  "amount_base" numeric(20,4),
  "amount_source" text,
  "product_id" uuid,
  "source_id" uuid,
  "description" text,
  "number" text,
  "tags" text[] not null default '{}',
  "category" text,
  "is_category_chosen" boolean not null default false,
  "stage_due_at" timestamptz,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "deal_line" (
  "id" uuid not null primary key,
  "deal_id" uuid not null,
  "product_id" uuid,
  "name" text not null,
  "quantity" numeric(20,4) not null default '1',
  "price" numeric(20,4),
  "price_currency" text,
  "price_base" numeric(20,4),
  "discount" numeric(20,4) not null default '0',
  "vat_rate" numeric(20,2),
  "total" numeric(20,4),
  "total_currency" text,
  "total_base" numeric(20,4),
  "position" integer not null default 0,
  "is_estimated" boolean not null default false,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "deal_migration" (
  "id" uuid not null primary key,
  "name" text not null,
  "process_id" uuid not null,
  "target_id" uuid not null,
  "actor_id" uuid,
  "state" text not null default 'running',
  "plan" jsonb not null,
  "total" integer not null default 0,
  "moved" integer not null default 0,
  "kept" integer not null default 0,
  "returned" integer not null default 0,
  "last_id" uuid,
  "run_id" uuid not null,
  "finished_at" timestamptz,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "contact_policy" (
  "id" uuid not null primary key,
  "name" text not null,
  "condition" jsonb,
  "party_id" uuid,
  "stage_id" uuid,
  "every" integer not null default 1,
  "unit" text not null default 'month',
  "kind" text not null default 'any',
  "topic" text,
  "function_id" uuid,
  "season_from" integer,
  "season_until" integer,
  "starts_on" date,
  "ends_on" date,
  "grace_days" integer not null default 14,
  "priority" integer not null default 0,
  "is_active" boolean not null default false,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "planned_contact" (
  "id" uuid not null primary key,
  "party_id" uuid not null,
  "policy_id" uuid,
  "kind" text not null default 'any',
  "topic" text,
  "due_on" date not null,
  "assignee_id" uuid,
  "state" text not null default 'planned',
  "policy_due_on" date,
  "basis_at" timestamptz,
  "done_on" date,
  "late_days" integer,
  "activity_id" uuid,
  "activity_entity" text,
  "note" text,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "day_off" (
  "id" uuid not null primary key,
  "date" date not null,
  "name" text not null,
  "is_worked" boolean not null default false,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "calendar_pass" (
  "id" uuid not null primary key,
  "user_id" uuid not null,
  "kind" text not null,
  "name" text not null,
  "hash" text not null,
  "created_at" timestamptz not null,
  "last_used_at" timestamptz,
  "is_revoked" boolean not null default false
);

create table "calendar_name" (
  "id" uuid not null primary key,
  "record_id" uuid not null,
  "uid" text not null,
  "user_id" uuid not null,
  "name" text not null
);

create table "calendar_personal" (
  "id" uuid not null primary key,
  "record_id" uuid not null,
  "user_id" uuid not null,
  "parts" jsonb not null
);

create table "calendar_sync" (
  "id" uuid not null primary key,
  "user_id" uuid not null,
  "collection" text not null,
  "token" text not null,
  "state" jsonb not null,
  "created_at" timestamptz not null
);

create table "calendar_invitation" (
  "id" uuid not null primary key,
  "meeting_id" uuid,
  "series_id" uuid,
  "uid" text,
  "email" text not null,
  "name" text,
  "sequence" integer not null,
  "state" text not null,
  "at" timestamptz not null
);

create table "quota" (
  "id" uuid not null primary key,
  "user_id" uuid,
  "department_id" uuid,
  "product_id" uuid,
  "month" date not null,
  "metric" text not null default 'won',
  "amount" numeric(20,4),
  "amount_currency" text,
  "amount_base" numeric(20,4),
  "number" integer,
  "responsible_id" uuid,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "forecast_adjustment" (
  "id" uuid not null primary key,
  "user_id" uuid,
  "department_id" uuid,
  "month" date not null,
  "category" text not null default 'commit',
  "amount" numeric(20,4) not null,
  "amount_currency" text not null,
  "amount_base" numeric(20,4),
  "note" text,
  "responsible_id" uuid,
  "author_id" uuid,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "forecast_week" (
  "id" uuid not null primary key,
  "week" date not null,
  "taken_at" timestamptz not null,
  "deals" integer not null,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "forecast_snapshot" (
  "id" uuid not null primary key,
  "week" date not null,
  "deal_id" uuid not null,
  "name" text not null,
  "owner_id" uuid,
  "stage" text,
  "category" text,
  "amount" numeric(20,4),
  "expected_on" date,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "finding" (
  "id" uuid not null primary key,
  "deal_id" uuid not null,
  "kind" text not null,
  "since" date not null,
  "usual" integer not null,
  "is_own_usual" boolean not null default false,
  "times" integer,
  "days" integer,
  "stage_from" text,
  "stage_to" text,
  "every" integer,
  "unit" text,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "norm" (
  "id" uuid not null primary key,
  "kind" text not null,
  "key" text,
  "name" text,
  "usual" integer not null,
  "deals" integer not null,
  "is_default" boolean not null default false,
  "won" integer,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "reaction" (
  "id" uuid not null primary key,
  "deal_id" uuid not null,
  "opened_on" date not null,
  "at" timestamptz not null,
  "hours" numeric(20,1) not null,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "notification" (
  "id" uuid not null primary key,
  "user_id" uuid not null,
  "key" text not null,
  "kind" text not null,
  "entity" text,
  "record_id" uuid,
  "params" jsonb not null default '{}',
  "at" timestamptz not null,
  "read_at" timestamptz,
  "digest_id" uuid,
  "letter" text
);

create table "reminder_settings" (
  "id" uuid not null primary key,
  "user_id" uuid not null,
  "off" jsonb not null default '[]',
  "morning" text not null default '09:00',
  "quiet_from" text,
  "quiet_until" text,
  "is_digest" boolean not null default false,
  "is_by_letter" boolean not null default false,
  "is_push_detailed" boolean not null default false
);

create table "push_keys" (
  "id" uuid not null primary key,
  "slot" text not null default '1',
  "public_key" text not null,
  "private_key" text not null
);

create table "push_subscription" (
  "id" uuid not null primary key,
  "user_id" uuid not null,
  "session_id" uuid not null,
  "hash" text not null,
  "sealed" text not null,
  "agent" text,
  "created_at" timestamptz not null,
  "last_used_at" timestamptz
);

create table "push_message" (
  "id" uuid not null primary key,
  "notification_id" uuid not null,
  "subscription_id" uuid not null,
  "state" text not null,
  "attempts" integer not null default 0,
  "error" text,
  "created_at" timestamptz not null
);

create table "comment" (
  "id" uuid not null primary key,
  "text" text not null,
  "plain" text,
  "record_id" uuid not null,
  "record_entity" text not null,
  "party_id" uuid,
  "author_id" uuid,
  "edited_at" timestamptz,
  "reply_to_id" uuid,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "following" (
  "id" uuid not null primary key,
  "user_id" uuid not null,
  "record_id" uuid not null,
  "record_entity" text not null,
  "is_following" boolean not null default false
);

create table "automation_rule" (
  "id" uuid not null primary key,
  "name" text not null,
  "entity" text not null,
  "trigger" jsonb not null default '{"on":"event","verb":"created"}',
  "condition" jsonb,
  "actions" jsonb not null default '[]',
  "is_on" boolean not null default false,
  "switched_on_by_id" uuid,
  "switched_on_at" timestamptz,
  "is_looping" boolean not null default false,
  "stage_id" uuid,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "automation_run" (
  "id" uuid not null primary key,
  "rule_id" uuid not null,
  "record_id" uuid not null,
  "record_entity" text not null,
  "at" timestamptz not null,
  "key" text not null,
  "trigger" jsonb not null,
  "outcome" text not null,
  "reason" text,
  "results" jsonb not null default '[]',
  "depth" integer not null default 0,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "automation_webhook" (
  "id" uuid not null primary key,
  "name" text not null,
  "url" text not null,
  "secret" text,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "automation_delivery" (
  "id" uuid not null primary key,
  "run_id" uuid not null,
  "webhook_id" uuid not null,
  "body" text not null,
  "state" text not null default 'queued',
  "attempts" jsonb not null default '[]',
  "created_at" timestamptz not null
);

create table "automation_match" (
  "id" uuid not null primary key,
  "rule_id" uuid not null,
  "record_id" uuid not null
);

create table "automation_pass" (
  "id" uuid not null primary key,
  "rule_id" uuid not null,
  "at" timestamptz not null
);

create table "report" (
  "id" uuid not null primary key,
  "name" text not null,
  "entity" text,
  "form" text,
  "description" text,
  "owner_id" uuid,
  "is_shared" boolean not null default false,
  "question" jsonb not null,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "dashboard" (
  "id" uuid not null primary key,
  "name" text not null,
  "owner_id" uuid,
  "is_shared" boolean not null default false,
  "tiles" jsonb not null default '[]',
  "period" jsonb,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "start_board" (
  "id" uuid not null primary key,
  "user_id" uuid not null,
  "dashboard_id" uuid not null
);

create table "report_delivery" (
  "id" uuid not null primary key,
  "report_id" uuid not null,
  "owner_id" uuid,
  "to" jsonb not null default '[]',
  "every" text not null default 'week',
  "weekday" integer,
  "month_day" integer,
  "hour" integer not null default 9,
  "format" text not null default 'pdf',
  "is_paused" boolean not null default false,
  "since" timestamptz,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_by_id" uuid,
  "version" integer not null default 1,
  "deleted_at" timestamptz,
  "custom" jsonb not null default '{}',
  "incomplete" jsonb,
  "batch_id" uuid
);

create table "report_sent" (
  "id" uuid not null primary key,
  "delivery_id" uuid not null,
  "user_id" uuid not null,
  "moment" timestamptz not null,
  "at" timestamptz not null,
  "way" text not null,
  "problem" text,
  "name" text,
  "format" text,
  "sealed" text
);

alter table "company_profile" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "company_profile" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "app_user" add foreign key ("department_id") references "department" on delete set null;

alter table "app_user" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "app_user" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "department" add foreign key ("parent_id") references "department" on delete restrict;

alter table "department" add foreign key ("head_id") references "app_user" on delete set null;

alter table "department" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "department" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "department_membership" add foreign key ("user_id") references "app_user" on delete cascade;

alter table "department_membership" add foreign key ("department_id") references "department" on delete cascade;

alter table "department_membership" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "department_membership" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "role" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "role" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "role_assignment" add foreign key ("user_id") references "app_user" on delete cascade;

alter table "role_assignment" add foreign key ("role_id") references "role" on delete restrict;

alter table "role_assignment" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "role_assignment" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "delegation" add foreign key ("from_id") references "app_user" on delete cascade;

alter table "delegation" add foreign key ("to_id") references "app_user" on delete cascade;

alter table "delegation" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "delegation" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "account_team_member" add foreign key ("party_id") references "party" on delete cascade;

alter table "account_team_member" add foreign key ("user_id") references "app_user" on delete cascade;

alter table "account_team_member" add foreign key ("function_id") references "choice" on delete restrict;

alter table "account_team_member" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "account_team_member" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "share" add foreign key ("user_id") references "app_user" on delete cascade;

alter table "share" add foreign key ("department_id") references "department" on delete cascade;

alter table "share" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "share" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "choice" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "choice" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "rate" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "rate" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "custom_field" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "custom_field" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "field_overlay" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "field_overlay" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "saved_view" add foreign key ("owner_id") references "app_user" on delete cascade;

alter table "saved_view" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "saved_view" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "record_merge" add foreign key ("undone_by_id") references "app_user" on delete restrict;

alter table "record_merge" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "record_merge" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "import" add foreign key ("owner_id") references "app_user" on delete set null;

alter table "import" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "import" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "archive" add foreign key ("owner_id") references "app_user" on delete set null;

alter table "archive" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "archive" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "file" add foreign key ("party_id") references "party" on delete set null;

alter table "file" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "file" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "session" add foreign key ("user_id") references "app_user" on delete cascade;

alter table "api_key" add foreign key ("user_id") references "app_user" on delete cascade;

alter table "one_time_token" add foreign key ("user_id") references "app_user" on delete cascade;

alter table "recovery_code" add foreign key ("user_id") references "app_user" on delete cascade;

alter table "two_factor" add foreign key ("user_id") references "app_user" on delete cascade;

alter table "import_refusal" add foreign key ("import_id") references "import" on delete cascade;

alter table "mail_letter" add foreign key ("user_id") references "app_user" on delete cascade;

alter table "outgoing_host" add foreign key ("user_id") references "app_user" on delete set null;

alter table "party" add foreign key ("owner_id") references "app_user" on delete set null;

alter table "party" add foreign key ("region_id") references "choice" on delete restrict;

alter table "party" add foreign key ("source_id") references "choice" on delete restrict;

alter table "party" add foreign key ("merged_into_id") references "party" on delete cascade;

alter table "party" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "party" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "party" add foreign key ("parent_id") references "party" on delete set null;

alter table "party" add foreign key ("industry_id") references "choice" on delete restrict;

alter table "party" add foreign key ("company_id") references "party" on delete set null;

alter table "channel" add foreign key ("party_id") references "party" on delete cascade;

alter table "channel" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "channel" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "employment" add foreign key ("person_id") references "party" on delete cascade;

alter table "employment" add foreign key ("company_id") references "party" on delete cascade;

alter table "employment" add foreign key ("influence_id") references "choice" on delete restrict;

alter table "employment" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "employment" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "relation" add foreign key ("from_id") references "party" on delete cascade;

alter table "relation" add foreign key ("kind_id") references "choice" on delete restrict;

alter table "relation" add foreign key ("to_id") references "party" on delete cascade;

alter table "relation" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "relation" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "impression" add foreign key ("party_id") references "party" on delete cascade;

alter table "impression" add foreign key ("about_id") references "party" on delete set null;

alter table "impression" add foreign key ("author_id") references "app_user" on delete set null;

alter table "impression" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "impression" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "duplicate_key" add foreign key ("party_id") references "party" on delete cascade;

alter table "duplicate_pair" add foreign key ("first_id") references "party" on delete cascade;

alter table "duplicate_pair" add foreign key ("second_id") references "party" on delete cascade;

alter table "duplicate_pair" add foreign key ("decided_by_id") references "app_user" on delete set null;

alter table "task" add foreign key ("assignee_id") references "app_user" on delete set null;

alter table "task" add foreign key ("party_id") references "party" on delete set null;

alter table "task" add foreign key ("deal_id") references "deal" on delete set null;

alter table "task" add foreign key ("done_by_id") references "app_user" on delete set null;

alter table "task" add foreign key ("stage_task_id") references "stage_task" on delete set null;

alter table "task" add foreign key ("stage_id") references "stage" on delete set null;

alter table "task" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "task" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "note" add foreign key ("author_id") references "app_user" on delete set null;

alter table "note" add foreign key ("party_id") references "party" on delete set null;

alter table "note" add foreign key ("deal_id") references "deal" on delete set null;

alter table "note" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "note" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "call" add foreign key ("party_id") references "party" on delete cascade;

alter table "call" add foreign key ("person_id") references "party" on delete set null;

alter table "call" add foreign key ("deal_id") references "deal" on delete set null;

alter table "call" add foreign key ("author_id") references "app_user" on delete set null;

alter table "call" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "call" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "meeting" add foreign key ("party_id") references "party" on delete set null;

alter table "meeting" add foreign key ("person_id") references "party" on delete set null;

alter table "meeting" add foreign key ("deal_id") references "deal" on delete set null;

alter table "meeting" add foreign key ("organiser_id") references "app_user" on delete set null;

alter table "meeting" add foreign key ("series_id") references "meeting_series" on delete set null;

alter table "meeting" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "meeting" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "participant" add foreign key ("meeting_id") references "meeting" on delete cascade;

alter table "participant" add foreign key ("user_id") references "app_user" on delete set null;

alter table "participant" add foreign key ("person_id") references "party" on delete set null;

alter table "participant" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "participant" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "meeting_series" add foreign key ("party_id") references "party" on delete set null;

alter table "meeting_series" add foreign key ("person_id") references "party" on delete set null;

alter table "meeting_series" add foreign key ("deal_id") references "deal" on delete set null;

alter table "meeting_series" add foreign key ("organiser_id") references "app_user" on delete set null;

alter table "meeting_series" add foreign key ("continues_id") references "meeting_series" on delete set null;

alter table "meeting_series" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "meeting_series" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "meeting_series_guest" add foreign key ("series_id") references "meeting_series" on delete cascade;

alter table "meeting_series_guest" add foreign key ("user_id") references "app_user" on delete set null;

alter table "meeting_series_guest" add foreign key ("person_id") references "party" on delete set null;

alter table "meeting_series_guest" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "meeting_series_guest" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "logged_letter" add foreign key ("party_id") references "party" on delete cascade;

alter table "logged_letter" add foreign key ("person_id") references "party" on delete set null;

alter table "logged_letter" add foreign key ("deal_id") references "deal" on delete set null;

alter table "logged_letter" add foreign key ("author_id") references "app_user" on delete set null;

alter table "logged_letter" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "logged_letter" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "work_hours" add foreign key ("user_id") references "app_user" on delete cascade;

alter table "product" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "product" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "process" add foreign key ("current_id") references "process_version" on delete set null;

alter table "process" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "process" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "process_version" add foreign key ("process_id") references "process" on delete cascade;

alter table "process_version" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "process_version" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "stage" add foreign key ("process_version_id") references "process_version" on delete cascade;

alter table "stage" add foreign key ("department_id") references "department" on delete set null;

alter table "stage" add foreign key ("responsible_id") references "app_user" on delete set null;

alter table "stage" add foreign key ("responsible_function_id") references "choice" on delete restrict;

alter table "stage" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "stage" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "stage_task" add foreign key ("stage_id") references "stage" on delete cascade;

alter table "stage_task" add foreign key ("assignee_id") references "app_user" on delete set null;

alter table "stage_task" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "stage_task" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "stage_branch" add foreign key ("from_id") references "stage" on delete cascade;

alter table "stage_branch" add foreign key ("to_id") references "stage" on delete cascade;

alter table "stage_branch" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "stage_branch" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "deal" add foreign key ("party_id") references "party" on delete restrict;

alter table "deal" add foreign key ("contact_id") references "party" on delete set null;

alter table "deal" add foreign key ("owner_id") references "app_user" on delete set null;

alter table "deal" add foreign key ("process_id") references "process" on delete restrict;

alter table "deal" add foreign key ("process_version_id") references "process_version" on delete restrict;

alter table "deal" add foreign key ("stage_id") references "stage" on delete restrict;

alter table "deal" add foreign key ("loss_reason_id") references "choice" on delete restrict;

alter table "deal" add foreign key ("product_id") references "product" on delete restrict;

alter table "deal" add foreign key ("source_id") references "choice" on delete restrict;

alter table "deal" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "deal" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "deal_line" add foreign key ("deal_id") references "deal" on delete cascade;

alter table "deal_line" add foreign key ("product_id") references "product" on delete restrict;

alter table "deal_line" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "deal_line" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "deal_migration" add foreign key ("process_id") references "process" on delete cascade;

alter table "deal_migration" add foreign key ("target_id") references "process_version" on delete cascade;

alter table "deal_migration" add foreign key ("actor_id") references "app_user" on delete set null;

alter table "deal_migration" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "deal_migration" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "contact_policy" add foreign key ("party_id") references "party" on delete cascade;

alter table "contact_policy" add foreign key ("stage_id") references "stage" on delete set null;

alter table "contact_policy" add foreign key ("function_id") references "choice" on delete restrict;

alter table "contact_policy" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "contact_policy" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "planned_contact" add foreign key ("party_id") references "party" on delete cascade;

alter table "planned_contact" add foreign key ("policy_id") references "contact_policy" on delete set null;

alter table "planned_contact" add foreign key ("assignee_id") references "app_user" on delete set null;

alter table "planned_contact" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "planned_contact" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "day_off" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "day_off" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "calendar_pass" add foreign key ("user_id") references "app_user" on delete cascade;

alter table "calendar_name" add foreign key ("user_id") references "app_user" on delete cascade;

alter table "calendar_personal" add foreign key ("user_id") references "app_user" on delete cascade;

alter table "calendar_sync" add foreign key ("user_id") references "app_user" on delete cascade;

alter table "calendar_invitation" add foreign key ("meeting_id") references "meeting" on delete cascade;

alter table "calendar_invitation" add foreign key ("series_id") references "meeting_series" on delete cascade;

alter table "quota" add foreign key ("user_id") references "app_user" on delete set null;

alter table "quota" add foreign key ("department_id") references "department" on delete cascade;

alter table "quota" add foreign key ("product_id") references "product" on delete cascade;

alter table "quota" add foreign key ("responsible_id") references "app_user" on delete set null;

alter table "quota" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "quota" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "forecast_adjustment" add foreign key ("user_id") references "app_user" on delete set null;

alter table "forecast_adjustment" add foreign key ("department_id") references "department" on delete cascade;

alter table "forecast_adjustment" add foreign key ("responsible_id") references "app_user" on delete set null;

alter table "forecast_adjustment" add foreign key ("author_id") references "app_user" on delete set null;

alter table "forecast_adjustment" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "forecast_adjustment" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "forecast_week" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "forecast_week" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "forecast_snapshot" add foreign key ("owner_id") references "app_user" on delete restrict;

alter table "forecast_snapshot" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "forecast_snapshot" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "finding" add foreign key ("deal_id") references "deal" on delete cascade;

alter table "finding" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "finding" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "norm" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "norm" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "reaction" add foreign key ("deal_id") references "deal" on delete cascade;

alter table "reaction" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "reaction" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "notification" add foreign key ("user_id") references "app_user" on delete cascade;

alter table "reminder_settings" add foreign key ("user_id") references "app_user" on delete cascade;

alter table "push_subscription" add foreign key ("user_id") references "app_user" on delete cascade;

alter table "push_subscription" add foreign key ("session_id") references "session" on delete cascade;

alter table "push_message" add foreign key ("notification_id") references "notification" on delete cascade;

alter table "push_message" add foreign key ("subscription_id") references "push_subscription" on delete cascade;

alter table "comment" add foreign key ("party_id") references "party" on delete set null;

alter table "comment" add foreign key ("author_id") references "app_user" on delete restrict;

alter table "comment" add foreign key ("reply_to_id") references "comment" on delete cascade;

alter table "comment" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "comment" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "following" add foreign key ("user_id") references "app_user" on delete cascade;

alter table "automation_rule" add foreign key ("switched_on_by_id") references "app_user" on delete set null;

alter table "automation_rule" add foreign key ("stage_id") references "stage" on delete cascade;

alter table "automation_rule" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "automation_rule" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "automation_run" add foreign key ("rule_id") references "automation_rule" on delete cascade;

alter table "automation_run" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "automation_run" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "automation_webhook" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "automation_webhook" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "automation_delivery" add foreign key ("run_id") references "automation_run" on delete cascade;

alter table "automation_delivery" add foreign key ("webhook_id") references "automation_webhook" on delete cascade;

alter table "automation_match" add foreign key ("rule_id") references "automation_rule" on delete cascade;

alter table "automation_pass" add foreign key ("rule_id") references "automation_rule" on delete cascade;

alter table "report" add foreign key ("owner_id") references "app_user" on delete set null;

alter table "report" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "report" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "dashboard" add foreign key ("owner_id") references "app_user" on delete set null;

alter table "dashboard" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "dashboard" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "start_board" add foreign key ("user_id") references "app_user" on delete cascade;

alter table "start_board" add foreign key ("dashboard_id") references "dashboard" on delete cascade;

alter table "report_delivery" add foreign key ("report_id") references "report" on delete cascade;

alter table "report_delivery" add foreign key ("owner_id") references "app_user" on delete set null;

alter table "report_delivery" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "report_delivery" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "report_sent" add foreign key ("delivery_id") references "report_delivery" on delete cascade;

alter table "report_sent" add foreign key ("user_id") references "app_user" on delete cascade;

create index "company_profile_bin_idx" on "company_profile" using btree ("deleted_at") where deleted_at is not null;

create index "company_profile_batch_id_idx" on "company_profile" using btree ("batch_id");

create unique index "app_user_email_key" on "app_user" using btree ("email");

create index "app_user_name_idx" on "app_user" using btree ("name");

create index "app_user_bin_idx" on "app_user" using btree ("deleted_at") where deleted_at is not null;

create index "app_user_department_id_idx" on "app_user" using btree ("department_id");

create index "app_user_batch_id_idx" on "app_user" using btree ("batch_id");

create index "department_bin_idx" on "department" using btree ("deleted_at") where deleted_at is not null;

create index "department_parent_id_idx" on "department" using btree ("parent_id");

create index "department_head_id_idx" on "department" using btree ("head_id");

create index "department_batch_id_idx" on "department" using btree ("batch_id");

create index "department_membership_bin_idx" on "department_membership" using btree ("deleted_at") where deleted_at is not null;

create index "department_membership_user_id_idx" on "department_membership" using btree ("user_id");

create index "department_membership_department_id_idx" on "department_membership" using btree ("department_id");

create index "department_membership_batch_id_idx" on "department_membership" using btree ("batch_id");

create unique index "role_name_key" on "role" using btree ("name");

create index "role_bin_idx" on "role" using btree ("deleted_at") where deleted_at is not null;

create index "role_batch_id_idx" on "role" using btree ("batch_id");

create index "role_assignment_bin_idx" on "role_assignment" using btree ("deleted_at") where deleted_at is not null;

create index "role_assignment_user_id_idx" on "role_assignment" using btree ("user_id");

create index "role_assignment_role_id_idx" on "role_assignment" using btree ("role_id");

create index "role_assignment_batch_id_idx" on "role_assignment" using btree ("batch_id");

create index "delegation_bin_idx" on "delegation" using btree ("deleted_at") where deleted_at is not null;

create index "delegation_from_id_idx" on "delegation" using btree ("from_id");

create index "delegation_to_id_idx" on "delegation" using btree ("to_id");

create index "delegation_batch_id_idx" on "delegation" using btree ("batch_id");

create index "account_team_member_user_id_party_id_idx" on "account_team_member" using btree ("user_id", "party_id");

create index "account_team_member_party_id_user_id_idx" on "account_team_member" using btree ("party_id", "user_id");

create index "account_team_member_bin_idx" on "account_team_member" using btree ("deleted_at") where deleted_at is not null;

create index "account_team_member_function_id_idx" on "account_team_member" using btree ("function_id");

create index "account_team_member_batch_id_idx" on "account_team_member" using btree ("batch_id");

create index "share_user_id_record_id_idx" on "share" using btree ("user_id", "record_id");

create index "share_department_id_record_id_idx" on "share" using btree ("department_id", "record_id");

create index "share_record_id_idx" on "share" using btree ("record_id");

create index "share_bin_idx" on "share" using btree ("deleted_at") where deleted_at is not null;

create index "share_batch_id_idx" on "share" using btree ("batch_id");

create unique index "choice_name_key" on "choice" using btree ("list", "name");

create index "choice_list_position_idx" on "choice" using btree ("list", "position");

create index "choice_bin_idx" on "choice" using btree ("deleted_at") where deleted_at is not null;

create index "choice_batch_id_idx" on "choice" using btree ("batch_id");

create unique index "rate_day_key" on "rate" using btree ("currency", "date");

create index "rate_bin_idx" on "rate" using btree ("deleted_at") where deleted_at is not null;

create index "rate_batch_id_idx" on "rate" using btree ("batch_id");

create unique index "custom_field_key_key" on "custom_field" using btree ("key");

create unique index "custom_field_label_key" on "custom_field" using btree ("entity", "label");

create index "custom_field_bin_idx" on "custom_field" using btree ("deleted_at") where deleted_at is not null;

create index "custom_field_batch_id_idx" on "custom_field" using btree ("batch_id");

create unique index "field_overlay_field_key" on "field_overlay" using btree ("entity", "field");

create index "field_overlay_bin_idx" on "field_overlay" using btree ("deleted_at") where deleted_at is not null;

create index "field_overlay_batch_id_idx" on "field_overlay" using btree ("batch_id");

create index "saved_view_entity_owner_id_idx" on "saved_view" using btree ("entity", "owner_id");

create index "saved_view_bin_idx" on "saved_view" using btree ("deleted_at") where deleted_at is not null;

create index "saved_view_owner_id_idx" on "saved_view" using btree ("owner_id");

create index "saved_view_batch_id_idx" on "saved_view" using btree ("batch_id");

create index "record_merge_survivor_id_idx" on "record_merge" using btree ("survivor_id");

create index "record_merge_other_id_idx" on "record_merge" using btree ("other_id");

create index "record_merge_batch_id_idx" on "record_merge" using btree ("batch_id");

create index "record_merge_bin_idx" on "record_merge" using btree ("deleted_at") where deleted_at is not null;

create index "record_merge_undone_by_id_idx" on "record_merge" using btree ("undone_by_id");

create index "import_fingerprint_idx" on "import" using btree ("fingerprint");

create index "import_bin_idx" on "import" using btree ("deleted_at") where deleted_at is not null;

create index "import_owner_id_idx" on "import" using btree ("owner_id");

create index "import_run_id_idx" on "import" using btree ("run_id");

create index "import_batch_id_idx" on "import" using btree ("batch_id");

create index "archive_bin_idx" on "archive" using btree ("deleted_at") where deleted_at is not null;

create index "archive_owner_id_idx" on "archive" using btree ("owner_id");

create index "archive_batch_id_idx" on "archive" using btree ("batch_id");

create index "file_record_id_idx" on "file" using btree ("record_id");

create index "file_hash_idx" on "file" using btree ("hash");

create index "file_bin_idx" on "file" using btree ("deleted_at") where deleted_at is not null;

create index "file_party_id_idx" on "file" using btree ("party_id");

create index "file_batch_id_idx" on "file" using btree ("batch_id");

create unique index "session_hash_key" on "session" using btree ("hash");

create index "session_user_id_idx" on "session" using btree ("user_id");

create unique index "api_key_hash_key" on "api_key" using btree ("hash");

create index "api_key_user_id_idx" on "api_key" using btree ("user_id");

create unique index "one_time_token_hash_key" on "one_time_token" using btree ("hash");

create index "one_time_token_user_id_idx" on "one_time_token" using btree ("user_id");

create index "recovery_code_user_id_idx" on "recovery_code" using btree ("user_id");

create unique index "two_factor_user_key" on "two_factor" using btree ("user_id");

create unique index "rate_limit_key_key" on "rate_limit" using btree ("key");

create index "rate_limit_expires_at_idx" on "rate_limit" using btree ("expires_at");

create index "audit_entry_record_id_version_idx" on "audit_entry" using btree ("record_id", "version");

create index "audit_entry_batch_id_idx" on "audit_entry" using btree ("batch_id");

create index "audit_entry_at_idx" on "audit_entry" using btree ("at");

create index "audit_entry_user_id_idx" on "audit_entry" using btree ("user_id");

create index "event_party_id_at_idx" on "event" using btree ("party_id", "at");

create index "event_record_id_at_idx" on "event" using btree ("record_id", "at");

create index "event_user_id_idx" on "event" using btree ("user_id");

create index "event_batch_id_idx" on "event" using btree ("batch_id");

create unique index "search_document_record_key" on "search_document" using btree ("record_id", "class");

create index "search_document_text_trgm" on "search_document" using gin ("text" gin_trgm_ops);

create unique index "search_separation_entity_key" on "search_separation" using btree ("entity");

create unique index "idempotency_key_key" on "idempotency" using btree ("key", "user_id");

create index "idempotency_at_idx" on "idempotency" using btree ("at");

create index "idempotency_user_id_idx" on "idempotency" using btree ("user_id");

create index "import_refusal_import_id_line_idx" on "import_refusal" using btree ("import_id", "line");

create index "import_alias_own_id_idx" on "import_alias" using btree ("own_id");

create index "mail_letter_created_at_idx" on "mail_letter" using btree ("created_at");

create index "mail_letter_state_idx" on "mail_letter" using btree ("state");

create index "mail_letter_user_id_idx" on "mail_letter" using btree ("user_id");

create unique index "outgoing_host_host_key" on "outgoing_host" using btree ("host");

create index "outgoing_host_user_id_idx" on "outgoing_host" using btree ("user_id");

create unique index "party_tax number_key" on "party" using btree ("tax_country", "tax_kind", "tax_number");

create index "party_name_idx" on "party" using btree ("name");

create index "party_kind_name_idx" on "party" using btree ("kind", "name");

create index "party_owner_id_created_at_id_idx" on "party" using btree ("owner_id", "created_at", "id");

create index "party_created_at_idx" on "party" using btree ("created_at");

create index "party_updated_at_idx" on "party" using btree ("updated_at");

create index "party_segments_idx" on "party" using gin ("segments");

create index "party_name_key_idx" on "party" using btree ("name_key");

create index "party_merged_into_id_idx" on "party" using btree ("merged_into_id");

create index "party_bin_idx" on "party" using btree ("deleted_at") where deleted_at is not null;

create index "party_region_id_idx" on "party" using btree ("region_id");

create index "party_source_id_idx" on "party" using btree ("source_id");

create index "party_batch_id_idx" on "party" using btree ("batch_id");

create index "party_parent_id_idx" on "party" using btree ("parent_id");

create index "party_industry_id_idx" on "party" using btree ("industry_id");

create index "party_company_id_idx" on "party" using btree ("company_id");

create unique index "channel_personal email_key" on "channel" using btree ("normalized") where kind = 'email' and not is_shared;

create index "channel_normalized_idx" on "channel" using btree ("normalized");

create index "channel_bin_idx" on "channel" using btree ("deleted_at") where deleted_at is not null;

create index "channel_party_id_idx" on "channel" using btree ("party_id");

create index "channel_batch_id_idx" on "channel" using btree ("batch_id");

create index "employment_person_id_company_id_idx" on "employment" using btree ("person_id", "company_id");

create index "employment_company_id_person_id_idx" on "employment" using btree ("company_id", "person_id");

create index "employment_bin_idx" on "employment" using btree ("deleted_at") where deleted_at is not null;

create index "employment_influence_id_idx" on "employment" using btree ("influence_id");

create index "employment_batch_id_idx" on "employment" using btree ("batch_id");

create index "relation_bin_idx" on "relation" using btree ("deleted_at") where deleted_at is not null;

create index "relation_from_id_idx" on "relation" using btree ("from_id");

create index "relation_kind_id_idx" on "relation" using btree ("kind_id");

create index "relation_to_id_idx" on "relation" using btree ("to_id");

create index "relation_batch_id_idx" on "relation" using btree ("batch_id");

create index "impression_party_id_at_idx" on "impression" using btree ("party_id", "at" desc nulls last);

create index "impression_bin_idx" on "impression" using btree ("deleted_at") where deleted_at is not null;

create index "impression_about_id_idx" on "impression" using btree ("about_id");

create index "impression_author_id_idx" on "impression" using btree ("author_id");

create index "impression_batch_id_idx" on "impression" using btree ("batch_id");

create index "duplicate_key_key_party_id_idx" on "duplicate_key" using btree ("key", "party_id");

create index "duplicate_key_party_id_idx" on "duplicate_key" using btree ("party_id");

create unique index "duplicate_pair_two_key" on "duplicate_pair" using btree ("first_id", "second_id");

create index "duplicate_pair_state_score_id_idx" on "duplicate_pair" using btree ("state", "score" desc nulls last, "id");

create index "duplicate_pair_second_id_idx" on "duplicate_pair" using btree ("second_id");

create index "duplicate_pair_decided_by_id_idx" on "duplicate_pair" using btree ("decided_by_id");

create index "duplicate_pass_last_id_idx" on "duplicate_pass" using btree ("last_id");

create index "task_assignee_id_state_due_on_idx" on "task" using btree ("assignee_id", "state", "due_on");

create index "task_assignee_id_due_at_idx" on "task" using btree ("assignee_id", "due_at");

create index "task_deal_id_state_idx" on "task" using btree ("deal_id", "state");

create index "task_party_id_due_on_idx" on "task" using btree ("party_id", "due_on");

create index "task_due_on_idx" on "task" using btree ("due_on");

create index "task_due_at_idx" on "task" using btree ("due_at");

create index "task_done_at_idx" on "task" using btree ("done_at");

create index "task_bin_idx" on "task" using btree ("deleted_at") where deleted_at is not null;

create index "task_done_by_id_idx" on "task" using btree ("done_by_id");

create index "task_stage_task_id_idx" on "task" using btree ("stage_task_id");

create index "task_stage_id_idx" on "task" using btree ("stage_id");

create index "task_batch_id_idx" on "task" using btree ("batch_id");

create index "note_party_id_at_idx" on "note" using btree ("party_id", "at" desc nulls last);

create index "note_deal_id_at_idx" on "note" using btree ("deal_id", "at" desc nulls last);

create index "note_bin_idx" on "note" using btree ("deleted_at") where deleted_at is not null;

create index "note_author_id_idx" on "note" using btree ("author_id");

create index "note_batch_id_idx" on "note" using btree ("batch_id");

create index "call_party_id_at_idx" on "call" using btree ("party_id", "at" desc nulls last);

create index "call_author_id_at_idx" on "call" using btree ("author_id", "at" desc nulls last);

create index "call_deal_id_at_idx" on "call" using btree ("deal_id", "at" desc nulls last);

create index "call_bin_idx" on "call" using btree ("deleted_at") where deleted_at is not null;

create index "call_person_id_idx" on "call" using btree ("person_id");

create index "call_batch_id_idx" on "call" using btree ("batch_id");

create unique index "meeting_occurrence_key" on "meeting" using btree ("series_id", "occurs_on");

create index "meeting_party_id_starts_at_idx" on "meeting" using btree ("party_id", "starts_at" desc nulls last);

create index "meeting_organiser_id_starts_at_idx" on "meeting" using btree ("organiser_id", "starts_at");

create index "meeting_organiser_id_state_idx" on "meeting" using btree ("organiser_id", "state");

create index "meeting_deal_id_starts_at_idx" on "meeting" using btree ("deal_id", "starts_at" desc nulls last);

create index "meeting_starts_at_idx" on "meeting" using btree ("starts_at");

create index "meeting_ends_at_idx" on "meeting" using btree ("ends_at");

create index "meeting_bin_idx" on "meeting" using btree ("deleted_at") where deleted_at is not null;

create index "meeting_person_id_idx" on "meeting" using btree ("person_id");

create index "meeting_batch_id_idx" on "meeting" using btree ("batch_id");

create index "participant_meeting_id_idx" on "participant" using btree ("meeting_id");

create index "participant_user_id_meeting_id_idx" on "participant" using btree ("user_id", "meeting_id");

create index "participant_person_id_idx" on "participant" using btree ("person_id");

create index "participant_bin_idx" on "participant" using btree ("deleted_at") where deleted_at is not null;

create index "participant_batch_id_idx" on "participant" using btree ("batch_id");

create index "meeting_series_party_id_starts_on_idx" on "meeting_series" using btree ("party_id", "starts_on" desc nulls last);

create index "meeting_series_organiser_id_starts_on_idx" on "meeting_series" using btree ("organiser_id", "starts_on");

create index "meeting_series_deal_id_idx" on "meeting_series" using btree ("deal_id");

create index "meeting_series_continues_id_idx" on "meeting_series" using btree ("continues_id");

create index "meeting_series_made_until_idx" on "meeting_series" using btree ("made_until");

create index "meeting_series_bin_idx" on "meeting_series" using btree ("deleted_at") where deleted_at is not null;

create index "meeting_series_person_id_idx" on "meeting_series" using btree ("person_id");

create index "meeting_series_batch_id_idx" on "meeting_series" using btree ("batch_id");

create index "meeting_series_guest_series_id_idx" on "meeting_series_guest" using btree ("series_id");

create index "meeting_series_guest_user_id_idx" on "meeting_series_guest" using btree ("user_id");

create index "meeting_series_guest_person_id_idx" on "meeting_series_guest" using btree ("person_id");

create index "meeting_series_guest_bin_idx" on "meeting_series_guest" using btree ("deleted_at") where deleted_at is not null;

create index "meeting_series_guest_batch_id_idx" on "meeting_series_guest" using btree ("batch_id");

create index "logged_letter_party_id_at_idx" on "logged_letter" using btree ("party_id", "at" desc nulls last);

create index "logged_letter_author_id_at_idx" on "logged_letter" using btree ("author_id", "at" desc nulls last);

create index "logged_letter_deal_id_at_idx" on "logged_letter" using btree ("deal_id", "at" desc nulls last);

create index "logged_letter_bin_idx" on "logged_letter" using btree ("deleted_at") where deleted_at is not null;

create index "logged_letter_person_id_idx" on "logged_letter" using btree ("person_id");

create index "logged_letter_batch_id_idx" on "logged_letter" using btree ("batch_id");

create unique index "work_hours_key_key" on "work_hours" using btree ("key");

create index "work_hours_user_id_idx" on "work_hours" using btree ("user_id");

create unique index "product_code_key" on "product" using btree ("code");

create index "product_name_idx" on "product" using btree ("name");

create index "product_series_idx" on "product" using btree ("series");

create index "product_bin_idx" on "product" using btree ("deleted_at") where deleted_at is not null;

create index "product_batch_id_idx" on "product" using btree ("batch_id");

create index "process_bin_idx" on "process" using btree ("deleted_at") where deleted_at is not null;

create index "process_current_id_idx" on "process" using btree ("current_id");

create index "process_batch_id_idx" on "process" using btree ("batch_id");

create unique index "process_version_number_key" on "process_version" using btree ("process_id", "number");

create index "process_version_bin_idx" on "process_version" using btree ("deleted_at") where deleted_at is not null;

create index "process_version_batch_id_idx" on "process_version" using btree ("batch_id");

create index "stage_process_version_id_position_idx" on "stage" using btree ("process_version_id", "position");

create index "stage_bin_idx" on "stage" using btree ("deleted_at") where deleted_at is not null;

create index "stage_department_id_idx" on "stage" using btree ("department_id");

create index "stage_responsible_id_idx" on "stage" using btree ("responsible_id");

create index "stage_responsible_function_id_idx" on "stage" using btree ("responsible_function_id");

create index "stage_batch_id_idx" on "stage" using btree ("batch_id");

create index "stage_task_bin_idx" on "stage_task" using btree ("deleted_at") where deleted_at is not null;

create index "stage_task_stage_id_idx" on "stage_task" using btree ("stage_id");

create index "stage_task_assignee_id_idx" on "stage_task" using btree ("assignee_id");

create index "stage_task_batch_id_idx" on "stage_task" using btree ("batch_id");

create unique index "stage_branch_way_key" on "stage_branch" using btree ("from_id", "to_id") where deleted_at is null;

create index "stage_branch_bin_idx" on "stage_branch" using btree ("deleted_at") where deleted_at is not null;

create index "stage_branch_from_id_idx" on "stage_branch" using btree ("from_id");

create index "stage_branch_to_id_idx" on "stage_branch" using btree ("to_id");

create index "stage_branch_batch_id_idx" on "stage_branch" using btree ("batch_id");

create index "deal_owner_id_created_at_idx" on "deal" using btree ("owner_id", "created_at");

create index "deal_created_at_idx" on "deal" using btree ("created_at");

create index "deal_stage_id_created_at_idx" on "deal" using btree ("stage_id", "created_at");

create index "deal_outcome_closed_on_idx" on "deal" using btree ("outcome", "closed_on");

create index "deal_party_id_created_at_idx" on "deal" using btree ("party_id", "created_at");

create index "deal_closed_on_idx" on "deal" using btree ("closed_on");

create index "deal_expected_on_idx" on "deal" using btree ("expected_on");

create index "deal_stage_since_idx" on "deal" using btree ("stage_since");

create index "deal_stage_due_at_idx" on "deal" using btree ("stage_due_at");

create index "deal_opened_on_idx" on "deal" using btree ("opened_on");

create index "deal_updated_at_idx" on "deal" using btree ("updated_at");

create index "deal_amount_base_idx" on "deal" using btree ("amount_base" desc nulls last);

create index "deal_name_idx" on "deal" using btree ("name");

create index "deal_number_idx" on "deal" using btree ("number");

create index "deal_bin_idx" on "deal" using btree ("deleted_at") where deleted_at is not null;

create index "deal_contact_id_idx" on "deal" using btree ("contact_id");

create index "deal_process_id_idx" on "deal" using btree ("process_id");

create index "deal_process_version_id_idx" on "deal" using btree ("process_version_id");

create index "deal_loss_reason_id_idx" on "deal" using btree ("loss_reason_id");

create index "deal_product_id_idx" on "deal" using btree ("product_id");

create index "deal_source_id_idx" on "deal" using btree ("source_id");

create index "deal_batch_id_idx" on "deal" using btree ("batch_id");

create index "deal_line_bin_idx" on "deal_line" using btree ("deleted_at") where deleted_at is not null;

create index "deal_line_deal_id_idx" on "deal_line" using btree ("deal_id");

create index "deal_line_product_id_idx" on "deal_line" using btree ("product_id");

create index "deal_line_batch_id_idx" on "deal_line" using btree ("batch_id");

create unique index "deal_migration_under way_key" on "deal_migration" using btree ("process_id") where state in ('running', 'undoing');

create index "deal_migration_process_id_created_at_idx" on "deal_migration" using btree ("process_id", "created_at");

create index "deal_migration_bin_idx" on "deal_migration" using btree ("deleted_at") where deleted_at is not null;

create index "deal_migration_target_id_idx" on "deal_migration" using btree ("target_id");

create index "deal_migration_actor_id_idx" on "deal_migration" using btree ("actor_id");

create index "deal_migration_last_id_idx" on "deal_migration" using btree ("last_id");

create index "deal_migration_run_id_idx" on "deal_migration" using btree ("run_id");

create index "deal_migration_batch_id_idx" on "deal_migration" using btree ("batch_id");

create index "contact_policy_bin_idx" on "contact_policy" using btree ("deleted_at") where deleted_at is not null;

create index "contact_policy_party_id_idx" on "contact_policy" using btree ("party_id");

create index "contact_policy_stage_id_idx" on "contact_policy" using btree ("stage_id");

create index "contact_policy_function_id_idx" on "contact_policy" using btree ("function_id");

create index "contact_policy_batch_id_idx" on "contact_policy" using btree ("batch_id");

create unique index "planned_contact_open contact of a policy_key" on "planned_contact" using btree ("policy_id", "party_id") where state = 'planned';

create index "planned_contact_party_id_due_on_idx" on "planned_contact" using btree ("party_id", "due_on");

create index "planned_contact_policy_id_party_id_idx" on "planned_contact" using btree ("policy_id", "party_id");

create index "planned_contact_assignee_id_state_due_on_idx" on "planned_contact" using btree ("assignee_id", "state", "due_on");

create index "planned_contact_state_due_on_idx" on "planned_contact" using btree ("state", "due_on");

create index "planned_contact_bin_idx" on "planned_contact" using btree ("deleted_at") where deleted_at is not null;

create index "planned_contact_activity_id_idx" on "planned_contact" using btree ("activity_id");

create index "planned_contact_batch_id_idx" on "planned_contact" using btree ("batch_id");

create unique index "day_off_date_key" on "day_off" using btree ("date");

create index "day_off_bin_idx" on "day_off" using btree ("deleted_at") where deleted_at is not null;

create index "day_off_batch_id_idx" on "day_off" using btree ("batch_id");

create unique index "calendar_pass_hash_key" on "calendar_pass" using btree ("hash");

create index "calendar_pass_user_id_idx" on "calendar_pass" using btree ("user_id");

create unique index "calendar_name_record_key" on "calendar_name" using btree ("record_id");

create unique index "calendar_name_user_name_key" on "calendar_name" using btree ("user_id", "name");

create unique index "calendar_personal_record_user_key" on "calendar_personal" using btree ("record_id", "user_id");

create index "calendar_personal_user_id_idx" on "calendar_personal" using btree ("user_id");

create unique index "calendar_sync_token_key" on "calendar_sync" using btree ("user_id", "collection", "token");

create index "calendar_sync_user_id_collection_created_at_idx" on "calendar_sync" using btree ("user_id", "collection", "created_at" desc nulls last);

create unique index "calendar_invitation_meeting_email_key" on "calendar_invitation" using btree ("meeting_id", "email");

create unique index "calendar_invitation_series_email_key" on "calendar_invitation" using btree ("series_id", "email");

create index "calendar_invitation_uid_email_idx" on "calendar_invitation" using btree ("uid", "email");

create unique index "quota_of a user_key" on "quota" using btree ("user_id", "metric", "month") where product_id is null;

create unique index "quota_of a user with a product_key" on "quota" using btree ("user_id", "product_id", "metric", "month");

create unique index "quota_of a department_key" on "quota" using btree ("department_id", "metric", "month") where product_id is null;

create unique index "quota_of a department with a product_key" on "quota" using btree ("department_id", "product_id", "metric", "month");

create index "quota_responsible_id_month_idx" on "quota" using btree ("responsible_id", "month");

create index "quota_month_idx" on "quota" using btree ("month");

create index "quota_product_id_idx" on "quota" using btree ("product_id");

create index "quota_bin_idx" on "quota" using btree ("deleted_at") where deleted_at is not null;

create index "quota_batch_id_idx" on "quota" using btree ("batch_id");

create unique index "forecast_adjustment_of a user_key" on "forecast_adjustment" using btree ("user_id", "author_id", "category", "month");

create unique index "forecast_adjustment_of a department_key" on "forecast_adjustment" using btree ("department_id", "author_id", "category", "month");

create index "forecast_adjustment_responsible_id_month_idx" on "forecast_adjustment" using btree ("responsible_id", "month");

create index "forecast_adjustment_month_idx" on "forecast_adjustment" using btree ("month");

create index "forecast_adjustment_bin_idx" on "forecast_adjustment" using btree ("deleted_at") where deleted_at is not null;

create index "forecast_adjustment_author_id_idx" on "forecast_adjustment" using btree ("author_id");

create index "forecast_adjustment_batch_id_idx" on "forecast_adjustment" using btree ("batch_id");

create unique index "forecast_week_week_key" on "forecast_week" using btree ("week");

create index "forecast_week_bin_idx" on "forecast_week" using btree ("deleted_at") where deleted_at is not null;

create index "forecast_week_batch_id_idx" on "forecast_week" using btree ("batch_id");

create unique index "forecast_snapshot_deal_key" on "forecast_snapshot" using btree ("week", "deal_id");

create index "forecast_snapshot_owner_id_week_idx" on "forecast_snapshot" using btree ("owner_id", "week");

create index "forecast_snapshot_week_expected_on_idx" on "forecast_snapshot" using btree ("week", "expected_on");

create index "forecast_snapshot_week_amount_idx" on "forecast_snapshot" using btree ("week", "amount" desc nulls last);

create index "forecast_snapshot_bin_idx" on "forecast_snapshot" using btree ("deleted_at") where deleted_at is not null;

create index "forecast_snapshot_deal_id_idx" on "forecast_snapshot" using btree ("deal_id");

create index "forecast_snapshot_batch_id_idx" on "forecast_snapshot" using btree ("batch_id");

create unique index "finding_kind_key" on "finding" using btree ("deal_id", "kind");

create index "finding_kind_since_idx" on "finding" using btree ("kind", "since");

create index "finding_since_idx" on "finding" using btree ("since");

create index "finding_bin_idx" on "finding" using btree ("deleted_at") where deleted_at is not null;

create index "finding_batch_id_idx" on "finding" using btree ("batch_id");

create unique index "norm_kind_key" on "norm" using btree ("kind", "key");

create index "norm_bin_idx" on "norm" using btree ("deleted_at") where deleted_at is not null;

create index "norm_batch_id_idx" on "norm" using btree ("batch_id");

create unique index "reaction_deal_key" on "reaction" using btree ("deal_id");

create index "reaction_opened_on_idx" on "reaction" using btree ("opened_on");

create index "reaction_at_idx" on "reaction" using btree ("at" desc nulls last);

create index "reaction_bin_idx" on "reaction" using btree ("deleted_at") where deleted_at is not null;

create index "reaction_batch_id_idx" on "reaction" using btree ("batch_id");

create unique index "notification_key_key" on "notification" using btree ("user_id", "key");

create index "notification_user_id_digest_id_at_idx" on "notification" using btree ("user_id", "digest_id", "at" desc nulls last);

create index "notification_digest_id_idx" on "notification" using btree ("digest_id");

create index "notification_letter_idx" on "notification" using btree ("letter");

create index "notification_at_idx" on "notification" using btree ("at");

create index "notification_record_id_idx" on "notification" using btree ("record_id");

create unique index "reminder_settings_user_key" on "reminder_settings" using btree ("user_id");

create unique index "push_keys_slot_key" on "push_keys" using btree ("slot");

create unique index "push_subscription_hash_key" on "push_subscription" using btree ("hash");

create index "push_subscription_user_id_idx" on "push_subscription" using btree ("user_id");

create index "push_subscription_session_id_idx" on "push_subscription" using btree ("session_id");

create unique index "push_message_once_key" on "push_message" using btree ("notification_id", "subscription_id");

create index "push_message_subscription_id_idx" on "push_message" using btree ("subscription_id");

create index "comment_record_id_created_at_idx" on "comment" using btree ("record_id", "created_at");

create index "comment_reply_to_id_idx" on "comment" using btree ("reply_to_id");

create index "comment_author_id_record_id_idx" on "comment" using btree ("author_id", "record_id");

create index "comment_party_id_idx" on "comment" using btree ("party_id");

create index "comment_bin_idx" on "comment" using btree ("deleted_at") where deleted_at is not null;

create index "comment_batch_id_idx" on "comment" using btree ("batch_id");

create unique index "following_record_key" on "following" using btree ("user_id", "record_id");

create index "following_record_id_idx" on "following" using btree ("record_id");

create index "automation_rule_is_on_entity_idx" on "automation_rule" using btree ("is_on", "entity");

create index "automation_rule_bin_idx" on "automation_rule" using btree ("deleted_at") where deleted_at is not null;

create index "automation_rule_switched_on_by_id_idx" on "automation_rule" using btree ("switched_on_by_id");

create index "automation_rule_stage_id_idx" on "automation_rule" using btree ("stage_id");

create index "automation_rule_batch_id_idx" on "automation_rule" using btree ("batch_id");

create unique index "automation_run_key_key" on "automation_run" using btree ("rule_id", "key", "record_id");

create index "automation_run_rule_id_at_idx" on "automation_run" using btree ("rule_id", "at" desc nulls last);

create index "automation_run_record_id_at_idx" on "automation_run" using btree ("record_id", "at" desc nulls last);

create index "automation_run_at_idx" on "automation_run" using btree ("at" desc nulls last);

create index "automation_run_bin_idx" on "automation_run" using btree ("deleted_at") where deleted_at is not null;

create index "automation_run_batch_id_idx" on "automation_run" using btree ("batch_id");

create index "automation_webhook_bin_idx" on "automation_webhook" using btree ("deleted_at") where deleted_at is not null;

create index "automation_webhook_batch_id_idx" on "automation_webhook" using btree ("batch_id");

create index "automation_delivery_run_id_idx" on "automation_delivery" using btree ("run_id");

create index "automation_delivery_webhook_id_idx" on "automation_delivery" using btree ("webhook_id");

create unique index "automation_match_record_key" on "automation_match" using btree ("rule_id", "record_id");

create index "automation_match_record_id_idx" on "automation_match" using btree ("record_id");

create unique index "automation_pass_rule_key" on "automation_pass" using btree ("rule_id");

create index "report_name_idx" on "report" using btree ("name");

create index "report_owner_id_name_idx" on "report" using btree ("owner_id", "name");

create index "report_bin_idx" on "report" using btree ("deleted_at") where deleted_at is not null;

create index "report_batch_id_idx" on "report" using btree ("batch_id");

create index "dashboard_name_idx" on "dashboard" using btree ("name");

create index "dashboard_owner_id_name_idx" on "dashboard" using btree ("owner_id", "name");

create index "dashboard_bin_idx" on "dashboard" using btree ("deleted_at") where deleted_at is not null;

create index "dashboard_batch_id_idx" on "dashboard" using btree ("batch_id");

create unique index "start_board_user_key" on "start_board" using btree ("user_id");

create index "start_board_dashboard_id_idx" on "start_board" using btree ("dashboard_id");

create index "report_delivery_report_id_idx" on "report_delivery" using btree ("report_id");

create index "report_delivery_owner_id_created_at_idx" on "report_delivery" using btree ("owner_id", "created_at");

create index "report_delivery_bin_idx" on "report_delivery" using btree ("deleted_at") where deleted_at is not null;

create index "report_delivery_batch_id_idx" on "report_delivery" using btree ("batch_id");

create unique index "report_sent_once_key" on "report_sent" using btree ("delivery_id", "moment", "user_id");

create index "report_sent_user_id_at_idx" on "report_sent" using btree ("user_id", "at" desc nulls last);

create index "report_sent_at_idx" on "report_sent" using btree ("at");
