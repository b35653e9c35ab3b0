ALTER TABLE upstream_links DROP COLUMN filled;
UPDATE schema_version SET version = 31;
