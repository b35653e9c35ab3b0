CREATE TABLE terms_accepted (
    user_id TEXT NOT NULL,
    version TEXT NOT NULL,
    accepted_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, version),
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
UPDATE schema_version SET version = 17;
