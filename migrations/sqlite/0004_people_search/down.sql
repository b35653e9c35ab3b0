DROP INDEX users_without_search;
ALTER TABLE users DROP COLUMN search;
UPDATE schema_version SET version = 3;
