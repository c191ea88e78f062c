create table "calendar_personal" (
  "id" uuid not null primary key,
  "record_id" uuid not null,
  "user_id" uuid not null,
  "parts" jsonb not null
);

alter table "calendar_personal" add foreign key ("user_id") references "app_user" on delete cascade;

create unique index "calendar_personal_record_user_key" on "calendar_personal" using btree ("record_id", "user_id");

create index "calendar_personal_user_id_idx" on "calendar_personal" using btree ("user_id");
