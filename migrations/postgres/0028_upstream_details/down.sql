ALTER TABLE upstream_links DROP COLUMN given;
ALTER TABLE upstreams DROP COLUMN details;
UPDATE schema_version SET version = 27;
