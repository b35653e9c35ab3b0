DROP TABLE terms_versions;
DELETE FROM revisions WHERE part = 'terms';
UPDATE schema_version SET version = 29;
