DROP INDEX audit_events_by_group_id_at;
DROP INDEX audit_events_by_user_id_at;
ALTER TABLE audit_events DROP COLUMN group_id;
ALTER TABLE audit_events DROP COLUMN user_id;
UPDATE schema_version SET version = 13;
