CREATE TABLE rules (
    place TEXT NOT NULL,
    target TEXT NOT NULL,
    definition TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (place, target)
);
INSERT INTO revisions (part, revision) VALUES ('rules', 0);
UPDATE schema_version SET version = 26;
