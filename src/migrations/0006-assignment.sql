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

alter table "assignment_rule" add foreign key ("fallback_id") references "app_user" on delete set null;

alter table "assignment_rule" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "assignment_rule" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "assignment_entry" add foreign key ("rule_id") references "assignment_rule" on delete cascade;

alter table "assignment_entry" add foreign key ("person_id") references "app_user" on delete set null;

alter table "assignment_entry" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "assignment_entry" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "assignment_turn" add foreign key ("rule_id") references "assignment_rule" on delete cascade;

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
