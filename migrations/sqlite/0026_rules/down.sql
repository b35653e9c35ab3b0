DROP TABLE rules;
DELETE FROM revisions WHERE part = 'rules';
UPDATE schema_version SET version = 25;
