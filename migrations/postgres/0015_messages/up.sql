CREATE TABLE messages (
    id TEXT NOT NULL,
    channel TEXT NOT NULL,
    kind TEXT NOT NULL,
    user_id TEXT,
    recipient TEXT NOT NULL,
    language TEXT NOT NULL,
    sealed TEXT,
    created_at BIGINT NOT NULL,
    due_at BIGINT,
    tries BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    sent_at BIGINT,
    failed_at BIGINT,
    fault TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX messages_by_due_at ON messages (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX messages_by_created_at ON messages (created_at, id);
CREATE INDEX messages_queued ON messages (created_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX messages_failed ON messages (created_at, id) WHERE failed_at IS NOT NULL;
CREATE INDEX messages_by_user_id ON messages (user_id, created_at);
UPDATE schema_version SET version = 15;
