ALTER TABLE messages ADD COLUMN claimed_until BIGINT;
CREATE INDEX grants_offline ON grants (created_at, id) WHERE offline AND revoked_at IS NULL;
UPDATE schema_version SET version = 16;
