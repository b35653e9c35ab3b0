CREATE TABLE upstreams (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    preset TEXT NOT NULL,
    issuer TEXT NOT NULL,
    client_id TEXT NOT NULL,
    sealed TEXT,
    scopes TEXT NOT NULL,
    accounts TEXT NOT NULL,
    account_domains TEXT NOT NULL,
    trusted_domains TEXT NOT NULL,
    enabled BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (id)
);
CREATE UNIQUE INDEX upstreams_by_name ON upstreams (name);
CREATE TABLE upstream_links (
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    upstream_id TEXT NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (id) REFERENCES credentials (id) ON DELETE CASCADE,
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
    FOREIGN KEY (upstream_id) REFERENCES upstreams (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX upstream_links_by_subject ON upstream_links (upstream_id, issuer, subject);
CREATE INDEX upstream_links_by_user_id ON upstream_links (user_id);
INSERT INTO revisions (part, revision) VALUES ('upstreams', 0);
UPDATE schema_version SET version = 25;
