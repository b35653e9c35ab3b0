CREATE TABLE data_keys (
    id TEXT NOT NULL,
    purpose TEXT NOT NULL,
    sealed TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE users (
    id TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    email_verified BOOLEAN NOT NULL,
    username TEXT,
    username_key TEXT,
    external_id TEXT,
    status TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    claims TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    last_sign_in_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (email_key),
    UNIQUE (username_key)
);
CREATE INDEX users_by_external_id ON users (external_id);
CREATE TABLE retired_ids (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    retired_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    PRIMARY KEY (kind, id)
);
CREATE INDEX retired_ids_by_kind_revision ON retired_ids (kind, revision);
CREATE TABLE groups (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    external_id TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name_key)
);
CREATE TABLE memberships (
    group_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    until BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (group_id, user_id),
    FOREIGN KEY (group_id) REFERENCES groups (id) ON DELETE CASCADE,
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX memberships_by_user_id ON memberships (user_id);
CREATE TABLE assignments (
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    role TEXT NOT NULL,
    place TEXT NOT NULL,
    until BIGINT,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX assignments_by_user_id ON assignments (user_id);
CREATE TABLE credentials (
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    sealed TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX credentials_by_user_id_kind ON credentials (user_id, kind);
CREATE TABLE clients (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    metadata TEXT NOT NULL,
    settings TEXT NOT NULL,
    status TEXT NOT NULL,
    provenance TEXT NOT NULL,
    provenance_by TEXT,
    approved_by TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    changed_revision BIGINT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX clients_by_changed_revision ON clients (changed_revision);
CREATE TABLE client_secrets (
    id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    key_id TEXT NOT NULL,
    hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    PRIMARY KEY (id),
    FOREIGN KEY (client_id) REFERENCES clients (id) ON DELETE CASCADE
);
CREATE INDEX client_secrets_by_client_id ON client_secrets (client_id);
CREATE TABLE resources (
    identifier TEXT NOT NULL,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    signing_alg TEXT,
    lifetime BIGINT,
    clients TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    changed_revision BIGINT NOT NULL,
    PRIMARY KEY (identifier)
);
CREATE TABLE consents (
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    scopes TEXT NOT NULL,
    claims TEXT NOT NULL,
    resources TEXT NOT NULL,
    details TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    expires_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (user_id, client_id),
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
    FOREIGN KEY (client_id) REFERENCES clients (id) ON DELETE CASCADE
);
CREATE INDEX consents_by_client_id ON consents (client_id);
CREATE TABLE grants (
    id TEXT NOT NULL,
    issuer TEXT NOT NULL,
    user_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    sid TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    scopes TEXT NOT NULL,
    resources TEXT NOT NULL,
    claims TEXT NOT NULL,
    details TEXT NOT NULL,
    auth_time BIGINT NOT NULL,
    acr TEXT NOT NULL,
    amr TEXT NOT NULL,
    sender_key TEXT,
    code_hash TEXT NOT NULL,
    code_challenge TEXT,
    offline BOOLEAN NOT NULL,
    rotates BOOLEAN NOT NULL,
    generation BIGINT NOT NULL,
    advanced_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT,
    PRIMARY KEY (id)
);
CREATE INDEX grants_by_user_id_client_id ON grants (user_id, client_id);
CREATE INDEX grants_by_sid ON grants (sid);
CREATE INDEX grants_by_client_id ON grants (client_id);
CREATE INDEX grants_by_expires_at ON grants (expires_at);
CREATE TABLE signing_keys (
    id TEXT NOT NULL,
    issuer TEXT NOT NULL,
    alg TEXT NOT NULL,
    state TEXT NOT NULL,
    sealed TEXT NOT NULL,
    public_jwk TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    activated_at BIGINT,
    retired_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE revocations (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    until BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    PRIMARY KEY (kind, key)
);
CREATE INDEX revocations_by_revision ON revocations (revision);
CREATE INDEX revocations_by_until ON revocations (until);
CREATE TABLE revisions (
    part TEXT NOT NULL,
    revision BIGINT NOT NULL,
    PRIMARY KEY (part)
);
CREATE TABLE leases (
    name TEXT NOT NULL,
    holder TEXT NOT NULL,
    until BIGINT NOT NULL,
    PRIMARY KEY (name)
);
CREATE TABLE setup (
    id TEXT NOT NULL,
    nonce TEXT NOT NULL,
    completed_at BIGINT,
    PRIMARY KEY (id)
);
CREATE TABLE audit_events (
    id TEXT NOT NULL,
    at BIGINT NOT NULL,
    event TEXT NOT NULL,
    outcome TEXT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id TEXT,
    subject_kind TEXT,
    subject_id TEXT,
    client_id TEXT,
    request_id TEXT,
    details TEXT NOT NULL,
    address TEXT,
    user_agent TEXT,
    PRIMARY KEY (id)
);
CREATE INDEX audit_events_by_at ON audit_events (at);
CREATE INDEX audit_events_by_subject_id_at ON audit_events (subject_id, at);
CREATE INDEX audit_events_by_client_id_at ON audit_events (client_id, at);
CREATE TABLE schema_version (
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    oldest_binary BIGINT NOT NULL,
    PRIMARY KEY (id)
);
INSERT INTO revisions (part, revision) VALUES ('clients', 0), ('resources', 0), ('keys', 0), ('revocations', 0);
INSERT INTO schema_version (id, version, oldest_binary) VALUES ('schema', 1, 1);
