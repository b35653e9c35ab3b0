ALTER TABLE upstream_links ADD COLUMN filled TEXT NOT NULL DEFAULT '{}';
UPDATE schema_version SET version = 33;
