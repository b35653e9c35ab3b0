DROP TABLE former_passwords;
UPDATE schema_version SET version = 20;
