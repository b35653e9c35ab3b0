ALTER TABLE upstreams ADD COLUMN details TEXT NOT NULL DEFAULT '{}';
UPDATE schema_version SET version = 28;
