ALTER TABLE users DROP COLUMN links_void_at;
UPDATE schema_version SET version = 19;
