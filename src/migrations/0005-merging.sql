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

alter table "party" add column "merged_into_id" uuid;

alter table "party" add foreign key ("merged_into_id") references "party" on delete cascade;

create index "party_merged_into_id_idx" on "party" using btree ("merged_into_id");

alter table "record_merge" add foreign key ("undone_by_id") references "app_user" on delete restrict;

alter table "record_merge" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "record_merge" add foreign key ("updated_by_id") references "app_user" on delete restrict;

create index "record_merge_survivor_id_idx" on "record_merge" using btree ("survivor_id");

create index "record_merge_other_id_idx" on "record_merge" using btree ("other_id");

create index "record_merge_batch_id_idx" on "record_merge" using btree ("batch_id");

create index "record_merge_bin_idx" on "record_merge" using btree ("deleted_at") where deleted_at is not null;

create index "record_merge_undone_by_id_idx" on "record_merge" using btree ("undone_by_id");
