ALTER TABLE grants DROP COLUMN remembered_browser;
DROP TABLE remembered_browsers;
UPDATE schema_version SET version = 30;
