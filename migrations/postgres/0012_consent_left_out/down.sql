ALTER TABLE consents DROP COLUMN left_out;
UPDATE schema_version SET version = 11;
