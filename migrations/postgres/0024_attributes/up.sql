CREATE TABLE attributes (
    name TEXT NOT NULL,
    definition TEXT NOT NULL,
    position BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (name)
);
INSERT INTO revisions (part, revision) VALUES ('attributes', 0);
UPDATE schema_version SET version = 24;
