DROP TABLE former_addresses;
UPDATE schema_version SET version = 21;
