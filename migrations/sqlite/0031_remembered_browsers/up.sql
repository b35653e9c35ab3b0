CREATE TABLE remembered_browsers (
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    secret_hash TEXT NOT NULL,
    address TEXT,
    user_agent TEXT,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT,
    until BIGINT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX remembered_browsers_by_user_id ON remembered_browsers (user_id);
CREATE INDEX remembered_browsers_by_until ON remembered_browsers (until);
ALTER TABLE grants ADD COLUMN remembered_browser TEXT;
UPDATE schema_version SET version = 31;
