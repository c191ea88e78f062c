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

create index "territory_parent_id_idx" on "territory" using btree ("parent_id");

create index "territory_head_id_idx" on "territory" using btree ("head_id");

create index "territory_bin_idx" on "territory" using btree ("deleted_at") where deleted_at is not null;

create index "territory_batch_id_idx" on "territory" using btree ("batch_id");

create index "territory_member_user_id_territory_id_idx" on "territory_member" using btree ("user_id", "territory_id");

create index "territory_member_territory_id_user_id_idx" on "territory_member" using btree ("territory_id", "user_id");

create index "territory_member_bin_idx" on "territory_member" using btree ("deleted_at") where deleted_at is not null;

create index "territory_member_function_id_idx" on "territory_member" using btree ("function_id");

create index "territory_member_batch_id_idx" on "territory_member" using btree ("batch_id");
