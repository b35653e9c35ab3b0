CREATE TABLE factor_losses (
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    address TEXT NOT NULL,
    origin_address TEXT,
    origin_agent TEXT,
    asked_at BIGINT NOT NULL,
    due_at BIGINT,
    warned_at BIGINT,
    ready_at BIGINT,
    confirmed_by TEXT,
    regained_at BIGINT,
    regained_before BIGINT,
    next_at BIGINT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX factor_losses_by_user_id ON factor_losses (user_id);
CREATE INDEX factor_losses_by_next_at ON factor_losses (next_at);
CREATE TABLE cautions (
    user_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    noted_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, kind),
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
UPDATE schema_version SET version = 29;
