ALTER TABLE audit_events ADD COLUMN user_id TEXT;
ALTER TABLE audit_events ADD COLUMN group_id TEXT;
CREATE INDEX audit_events_by_user_id_at ON audit_events (user_id, at) WHERE user_id IS NOT NULL;
CREATE INDEX audit_events_by_group_id_at ON audit_events (group_id, at) WHERE group_id IS NOT NULL;
UPDATE schema_version SET version = 14;
