ALTER TABLE groups ADD COLUMN email_codes TEXT NOT NULL DEFAULT 'both';
UPDATE schema_version SET version = 23;
