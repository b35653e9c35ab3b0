CREATE TABLE invitations (
    id TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    name TEXT NOT NULL,
    groups TEXT NOT NULL,
    groups_until BIGINT,
    owner BOOLEAN NOT NULL,
    language TEXT NOT NULL,
    invited_by TEXT,
    link_hash TEXT NOT NULL,
    message_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    accepted_at BIGINT,
    accepted_by TEXT,
    withdrawn_at BIGINT,
    over_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    search TEXT NOT NULL,
    sort_key BYTEA NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (accepted_by) REFERENCES users (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX invitations_by_link_hash ON invitations (link_hash);
CREATE INDEX invitations_by_address ON invitations (email_key);
CREATE INDEX invitations_by_invited_by ON invitations (invited_by, sent_at);
CREATE INDEX invitations_by_accepted_by ON invitations (accepted_by) WHERE accepted_by IS NOT NULL;
CREATE INDEX invitations_by_created_at ON invitations (created_at, id);
CREATE INDEX invitations_by_expires_at ON invitations (expires_at, id);
CREATE INDEX invitations_by_sort ON invitations (sort_key, id);
CREATE INDEX invitations_by_over_at ON invitations (over_at);
UPDATE schema_version SET version = 19;
