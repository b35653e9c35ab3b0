ALTER TABLE groups DROP COLUMN requires_second_factor;
UPDATE schema_version SET version = 1;
