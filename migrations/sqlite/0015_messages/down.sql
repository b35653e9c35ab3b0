DROP TABLE messages;
UPDATE schema_version SET version = 14;
