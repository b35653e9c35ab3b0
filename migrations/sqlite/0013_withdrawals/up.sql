CREATE TABLE consent_withdrawals (
    user_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (user_id, client_id),
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
ALTER TABLE clients ADD COLUMN switched_off BIGINT NOT NULL DEFAULT 0;
UPDATE schema_version SET version = 13;
