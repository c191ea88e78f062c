create index "mail_letter_state_idx" on "mail_letter" using btree ("state");

create index "task_done_at_idx" on "task" using btree ("done_at");

create index "meeting_ends_at_idx" on "meeting" using btree ("ends_at");

create index "deal_stage_due_at_idx" on "deal" using btree ("stage_due_at");

create index "deal_opened_on_idx" on "deal" using btree ("opened_on");

create index "deal_updated_at_idx" on "deal" using btree ("updated_at");

alter table "dashboard" add column "period" jsonb;
