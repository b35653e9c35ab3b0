DROP TABLE phones;
UPDATE schema_version SET version = 26;
