DROP TABLE terms_accepted;
UPDATE schema_version SET version = 16;
