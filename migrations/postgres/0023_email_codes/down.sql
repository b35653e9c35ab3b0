ALTER TABLE groups DROP COLUMN email_codes;
UPDATE schema_version SET version = 22;
