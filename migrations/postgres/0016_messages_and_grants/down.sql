DROP INDEX grants_offline;
ALTER TABLE messages DROP COLUMN claimed_until;
UPDATE schema_version SET version = 15;
