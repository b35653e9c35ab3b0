DROP INDEX groups_by_sort;
ALTER TABLE groups DROP COLUMN search;
ALTER TABLE groups DROP COLUMN sort_key;
CREATE INDEX users_without_search ON users (id) WHERE search = '';
DROP INDEX users_by_sort;
ALTER TABLE users DROP COLUMN sort_key;
UPDATE schema_version SET version = 7;
