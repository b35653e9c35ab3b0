ALTER TABLE users ADD COLUMN links_void_at BIGINT;
UPDATE schema_version SET version = 20;
