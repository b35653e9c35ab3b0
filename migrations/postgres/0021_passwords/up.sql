CREATE TABLE former_passwords (
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    sealed TEXT NOT NULL,
    replaced_at BIGINT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX former_passwords_by_user_id ON former_passwords (user_id, replaced_at);
UPDATE schema_version SET version = 21;
