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

alter table "party" add column "merged_into_id" uuid;

alter table "party" add foreign key ("merged_into_id") references "party" on delete cascade;

create index "party_merged_into_id_idx" on "party" using btree ("merged_into_id");

alter table "record_merge" add foreign key ("undone_by_id") references "app_user" on delete restrict;

alter table "record_merge" add foreign key ("created_by_id") references "app_user" on delete restrict;

alter table "record_merge" add foreign key ("updated_by_id") references "app_user" on delete restrict;

alter table "duplicate_key" add foreign key ("party_id") references "party" on delete cascade;

alter table "duplicate_pair" add foreign key ("first_id") references "party" on delete cascade;

alter table "duplicate_pair" add foreign key ("second_id") references "party" on delete cascade;

alter table "duplicate_pair" add foreign key ("decided_by_id") references "app_user" on delete set null;

create index "record_merge_survivor_id_idx" on "record_merge" using btree ("survivor_id");

create index "record_merge_other_id_idx" on "record_merge" using btree ("other_id");

create index "record_merge_batch_id_idx" on "record_merge" using btree ("batch_id");

create index "record_merge_bin_idx" on "record_merge" using btree ("deleted_at") where deleted_at is not null;

create index "record_merge_undone_by_id_idx" on "record_merge" using btree ("undone_by_id");

create index "duplicate_key_key_party_id_idx" on "duplicate_key" using btree ("key", "party_id");

create index "duplicate_key_party_id_idx" on "duplicate_key" using btree ("party_id");

create unique index "duplicate_pair_two_key" on "duplicate_pair" using btree ("first_id", "second_id");

create index "duplicate_pair_state_score_id_idx" on "duplicate_pair" using btree ("state", "score" desc nulls last, "id");

create index "duplicate_pair_second_id_idx" on "duplicate_pair" using btree ("second_id");

create index "duplicate_pair_decided_by_id_idx" on "duplicate_pair" using btree ("decided_by_id");

create index "duplicate_pass_last_id_idx" on "duplicate_pass" using btree ("last_id");

-- Customers are found by their tax numbers from now on; where some role does not see these, with the next change of each.
update search_document d set text = left(d.text || ' ' || lower(p.tax_number), 20000) from party p
where d.record_id = p.id and d.class = '' and p.tax_number is not null
  and not exists (select 1 from role r where r.permissions #>> '{fields,contacts.party,taxNumber}' = 'hidden');
