ALTER TABLE upstreams ADD COLUMN details TEXT NOT NULL DEFAULT '{}';
ALTER TABLE upstream_links ADD COLUMN given TEXT NOT NULL DEFAULT '[]';
UPDATE schema_version SET version = 28;
