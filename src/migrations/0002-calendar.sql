create table "calendar_personal" (
  "id" uuid not null primary key,
  "record_id" uuid not null,
  "user_id" uuid not null,
  "parts" jsonb not null
);

alter table "calendar_invitation" alter column "meeting_id" drop not null;

alter table "calendar_invitation" add column "series_id" uuid;

alter table "calendar_invitation" add foreign key ("series_id") references "meeting_series" on delete cascade;

alter table "calendar_invitation" add column "uid" text;

create unique index "calendar_invitation_series_email_key" on "calendar_invitation" using btree ("series_id", "email");

create index "calendar_invitation_uid_email_idx" on "calendar_invitation" using btree ("uid", "email");

alter table "calendar_personal" add foreign key ("user_id") references "app_user" on delete cascade;

create unique index "calendar_personal_record_user_key" on "calendar_personal" using btree ("record_id", "user_id");

create index "calendar_personal_user_id_idx" on "calendar_personal" using btree ("user_id");

update "calendar_invitation" i set "uid" = coalesce((select n."uid" from "calendar_name" n where n."record_id" = i."meeting_id"), i."meeting_id"::text);
