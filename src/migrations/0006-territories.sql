create table "territory" (
  "id" uuid not null primary key,
  "name" text not null,
  "parent_id" uuid,
  "position" integer not null default 0,
  "condition" jsonb,
  "description" text,
  "head_id" uuid,
  "is_active" boolean not null default true,
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

create table "territory_member" (
  "id" uuid not null primary key,
  "territory_id" uuid not null,
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

create table "assignment_rule" (
  "id" uuid not null primary key,
  "name" text not null,
  "entity" text not null,
  "position" integer not null default 0,
  "condition" jsonb,
  "gives" jsonb not null default '{"to":"turns","people":[]}',
  "fallback_id" uuid,
  "applies_to" text not null default 'programs',
  "most_open" integer,
  "most_a_day" integer,
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

create table "assignment_entry" (
  "id" uuid not null primary key,
  "rule_id" uuid not null,
  "record_id" uuid not null,
  "record_entity" text not null,
  "at" timestamptz not null,
  "person_id" uuid,
  "why" text not null,
  "passed_over" jsonb not null default '[]',
  "is_by_hand" boolean not null default false,
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

create table "assignment_turn" (
  "id" uuid not null primary key,
  "rule_id" uuid not null,
  "ahead" jsonb not null default '{}'
);

alter table "party" add column "territory_id" uuid;

alter table "party" add foreign key ("territory_id") references "territory" on delete set null;

alter table "party" add column "is_territory_pinned" boolean not null default false;

alter table "party" add column "territory_reason" text;

create index "party_territory_id_created_at_id_idx" on "party" using btree ("territory_id", "created_at", "id");

alter table "territory" add foreign key ("parent_id") references "territory" on delete restrict;

alter table "territory" add foreign key ("head_id") references "app_user" on delete set null;

alter table "territory" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "territory" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "territory_member" add foreign key ("territory_id") references "territory" on delete cascade;

alter table "territory_member" add foreign key ("user_id") references "app_user" on delete cascade;

alter table "territory_member" add foreign key ("function_id") references "choice" on delete restrict;

alter table "territory_member" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "territory_member" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "assignment_rule" add foreign key ("fallback_id") references "app_user" on delete set null;

alter table "assignment_rule" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "assignment_rule" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "assignment_entry" add foreign key ("rule_id") references "assignment_rule" on delete cascade;

alter table "assignment_entry" add foreign key ("person_id") references "app_user" on delete set null;

alter table "assignment_entry" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "assignment_entry" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "assignment_turn" add foreign key ("rule_id") references "assignment_rule" on delete cascade;

create index "territory_parent_id_idx" on "territory" using btree ("parent_id");

create index "territory_head_id_idx" on "territory" using btree ("head_id");

create index "territory_bin_idx" on "territory" using btree ("deleted_at") where deleted_at is not null;

create index "territory_batch_id_idx" on "territory" using btree ("batch_id");

create index "territory_member_user_id_territory_id_idx" on "territory_member" using btree ("user_id", "territory_id");

create index "territory_member_territory_id_user_id_idx" on "territory_member" using btree ("territory_id", "user_id");

create index "territory_member_bin_idx" on "territory_member" using btree ("deleted_at") where deleted_at is not null;

create index "territory_member_function_id_idx" on "territory_member" using btree ("function_id");

create index "territory_member_batch_id_idx" on "territory_member" using btree ("batch_id");

create index "assignment_rule_bin_idx" on "assignment_rule" using btree ("deleted_at") where deleted_at is not null;

create index "assignment_rule_fallback_id_idx" on "assignment_rule" using btree ("fallback_id");

create index "assignment_rule_batch_id_idx" on "assignment_rule" using btree ("batch_id");

create index "assignment_entry_rule_id_at_idx" on "assignment_entry" using btree ("rule_id", "at" desc nulls last);

create index "assignment_entry_rule_id_person_id_at_idx" on "assignment_entry" using btree ("rule_id", "person_id", "at");

create index "assignment_entry_record_id_idx" on "assignment_entry" using btree ("record_id");

create index "assignment_entry_at_idx" on "assignment_entry" using btree ("at" desc nulls last);

create index "assignment_entry_bin_idx" on "assignment_entry" using btree ("deleted_at") where deleted_at is not null;

create index "assignment_entry_person_id_idx" on "assignment_entry" using btree ("person_id");

create index "assignment_entry_batch_id_idx" on "assignment_entry" using btree ("batch_id");

create unique index "assignment_turn_rule_key" on "assignment_turn" using btree ("rule_id");
