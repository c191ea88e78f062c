drop index "party_owner_id_created_at_idx";

create index "party_owner_id_created_at_id_idx" on "party" using btree ("owner_id", "created_at", "id");
