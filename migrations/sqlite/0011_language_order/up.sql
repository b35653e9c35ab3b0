ALTER TABLE users ADD COLUMN sort_key BLOB NOT NULL DEFAULT x'';
CREATE INDEX users_by_sort ON users (sort_key);
DROP INDEX users_without_search;
ALTER TABLE groups ADD COLUMN sort_key BLOB NOT NULL DEFAULT x'';
ALTER TABLE groups ADD COLUMN search TEXT NOT NULL DEFAULT '';
CREATE INDEX groups_by_sort ON groups (sort_key);
UPDATE schema_version SET version = 11;
