CREATE TABLE terms_versions (
    version TEXT NOT NULL,
    texts TEXT NOT NULL,
    since BIGINT NOT NULL,
    again BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (version)
);
INSERT INTO revisions (part, revision) VALUES ('terms', 0);
UPDATE schema_version SET version = 30;
