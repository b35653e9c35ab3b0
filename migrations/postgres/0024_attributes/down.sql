DROP TABLE attributes;
DELETE FROM revisions WHERE part = 'attributes';
UPDATE schema_version SET version = 23;
