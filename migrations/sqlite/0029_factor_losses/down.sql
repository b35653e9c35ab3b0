DROP TABLE cautions;
DROP TABLE factor_losses;
UPDATE schema_version SET version = 28;
