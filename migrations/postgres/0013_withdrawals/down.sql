ALTER TABLE clients DROP COLUMN switched_off;
DROP TABLE consent_withdrawals;
UPDATE schema_version SET version = 12;
