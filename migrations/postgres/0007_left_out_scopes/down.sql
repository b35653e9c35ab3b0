ALTER TABLE grants DROP COLUMN left_out;
UPDATE schema_version SET version = 4;
