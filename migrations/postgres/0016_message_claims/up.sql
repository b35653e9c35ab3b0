ALTER TABLE messages ADD COLUMN claimed_until BIGINT;
UPDATE schema_version SET version = 16;
