DROP TABLE invitations;
UPDATE schema_version SET version = 17;
