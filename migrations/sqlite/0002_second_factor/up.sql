ALTER TABLE groups ADD COLUMN requires_second_factor BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE schema_version SET version = 2;
