CREATE TABLE former_addresses (
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    email_verified BOOLEAN NOT NULL,
    links_void_at BIGINT,
    until BIGINT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX former_addresses_by_user_id ON former_addresses (user_id, position);
CREATE INDEX former_addresses_by_email ON former_addresses (email_key);
CREATE INDEX former_addresses_by_until ON former_addresses (until);
UPDATE schema_version SET version = 22;
