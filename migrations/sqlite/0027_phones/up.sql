CREATE TABLE phones (
    user_id TEXT NOT NULL,
    number TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (user_id),
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
UPDATE schema_version SET version = 27;
