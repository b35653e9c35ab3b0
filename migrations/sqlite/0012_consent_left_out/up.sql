ALTER TABLE consents ADD COLUMN left_out TEXT NOT NULL DEFAULT '[]';
UPDATE schema_version SET version = 12;
