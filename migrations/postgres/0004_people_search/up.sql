ALTER TABLE users ADD COLUMN search TEXT NOT NULL DEFAULT '';
CREATE INDEX users_without_search ON users (id) WHERE search = '';
UPDATE schema_version SET version = 4;
