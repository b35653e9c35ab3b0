//! The durable tables, in the types that both backends share: Text, `BigInt` (milliseconds, counters) and Bool.

diesel::table! {
    /// Data keys, sealed by the master key: `purpose` is hash, refresh, cookie, seal or canary.
    data_keys (id) { id -> Text, purpose -> Text, sealed -> Text, created_at -> BigInt }
}
diesel::table! {
    users (id) {
        id -> Text,
        email -> Text,
        email_key -> Text,
        email_verified -> Bool,
        username -> Nullable<Text>,
        username_key -> Nullable<Text>,
        external_id -> Nullable<Text>,
        /// active or disabled
        status -> Text,
        epoch -> BigInt,
        /// The standard claims beside those above, as one JSON object.
        claims -> Text,
        created_at -> BigInt,
        updated_at -> BigInt,
        last_sign_in_at -> Nullable<BigInt>,
        version -> BigInt,
        /// What lists look for parts in: address, user name and claims, without cases and marks.
        search -> Text,
        /// What lists sort by, compared byte by byte; its first byte is the version of the rule that made it.
        sort_key -> Binary,
        /// Links of mails that were sent before then say nothing any more.
        links_void_at -> Nullable<BigInt>,
    }
}
diesel::table! {
    /// Identifiers that were given once and never are again: `kind` is user or client. `revision` is the part's at which
    /// a client went, so that replicas drop it.
    retired_ids (kind, id) { kind -> Text, id -> Text, retired_at -> BigInt, revision -> BigInt }
}
diesel::table! {
    groups (id) {
        id -> Text, name -> Text, name_key -> Text, external_id -> Nullable<Text>,
        created_at -> BigInt, updated_at -> BigInt, version -> BigInt, requires_second_factor -> Bool,
        /// What its members may use codes by e-mail for at most: never, second, first or both.
        email_codes -> Text,
        /// What lists sort by, as for users.
        sort_key -> Binary,
        /// What lists look for parts in.
        search -> Text,
    }
}
diesel::table! {
    memberships (group_id, user_id) { group_id -> Text, user_id -> Text, until -> Nullable<BigInt>, created_at -> BigInt }
}
diesel::table! {
    /// A right: who (`user_id`), what (`role`), where (`place`: `*` is everywhere), until when.
    assignments (id) {
        id -> Text, user_id -> Text, role -> Text, place -> Text, until -> Nullable<BigInt>,
        created_at -> BigInt, version -> BigInt,
    }
}
diesel::table! {
    /// Every factor of every kind; `sealed` holds what belongs to the kind.
    credentials (id) {
        id -> Text, user_id -> Text, kind -> Text, name -> Text, sealed -> Text,
        created_at -> BigInt, last_used_at -> Nullable<BigInt>, version -> BigInt,
    }
}
diesel::table! {
    /// Passwords that people had before; `sealed` holds the hash.
    former_passwords (id) {
        id -> Text, user_id -> Text, sealed -> Text, replaced_at -> BigInt,
    }
}
diesel::table! {
    /// Addresses that people had until lately, each with its place among them, the oldest first. Who reads the mails of one puts it back
    /// until `until`; links that were void when it was left stay so.
    former_addresses (id) {
        id -> Text, user_id -> Text, position -> BigInt, email -> Text, email_key -> Text, email_verified -> Bool,
        links_void_at -> Nullable<BigInt>, until -> BigInt,
    }
}
diesel::table! {
    /// The phone of a person, which they proved by a code: `number` is E.164. Several people may have one.
    phones (user_id) { user_id -> Text, number -> Text, added_at -> BigInt }
}
diesel::table! {
    /// People who said that their second factor is lost, one row each; and for a week those who got in without it. It counts while the person has
    /// this `epoch` and the address of this hash. `due_at`: none where an admin must help. `next_at`: when something is to be done of itself.
    factor_losses (id) {
        id -> Text, user_id -> Text, epoch -> BigInt, address -> Text, origin_address -> Nullable<Text>, origin_agent -> Nullable<Text>,
        asked_at -> BigInt, due_at -> Nullable<BigInt>, warned_at -> Nullable<BigInt>, ready_at -> Nullable<BigInt>,
        confirmed_by -> Nullable<Text>, regained_at -> Nullable<BigInt>, regained_before -> Nullable<BigInt>, next_at -> BigInt,
    }
}
diesel::table! {
    /// Browsers in which a person is not asked for a second factor, while they have this `epoch`: `secret_hash` is of the cookie's secret.
    remembered_browsers (id) {
        id -> Text, user_id -> Text, epoch -> BigInt, secret_hash -> Text, address -> Nullable<Text>, user_agent -> Nullable<Text>,
        created_at -> BigInt, last_used_at -> Nullable<BigInt>, until -> BigInt,
    }
}
diesel::table! {
    /// When something last happened to a person that makes their mailbox alone a poor proof, by its kind.
    cautions (user_id, kind) { user_id -> Text, kind -> Text, noted_at -> BigInt }
}
diesel::table! {
    /// Other providers whose accounts people sign in with; `sealed` holds the client secret.
    upstreams (id) {
        id -> Text, name -> Text, title -> Text, preset -> Text, issuer -> Text, client_id -> Text, sealed -> Nullable<Text>,
        scopes -> Text, accounts -> Text, account_domains -> Text, trusted_domains -> Text, enabled -> Bool,
        created_at -> BigInt, updated_at -> BigInt, version -> BigInt, details -> Text,
    }
}
diesel::table! {
    /// Whose account at which of them signs in whom: `id` is that of the credential.
    upstream_links (id) {
        id -> Text, user_id -> Text, upstream_id -> Text, issuer -> Text, subject -> Text, given -> Text, filled -> Text,
    }
}
diesel::table! {
    clients (id) {
        id -> Text,
        name -> Text,
        /// web, spa, native or service
        kind -> Text,
        /// The registration metadata, kept whole (RFC 7591 §2).
        metadata -> Text,
        /// What an admin decides about the client and no registration can.
        settings -> Text,
        /// active or disabled
        status -> Text,
        /// admin, command, file, dynamic or metadata_document
        provenance -> Text,
        provenance_by -> Nullable<Text>,
        approved_by -> Nullable<Text>,
        created_at -> BigInt,
        updated_at -> BigInt,
        version -> BigInt,
        changed_revision -> BigInt,
        /// How often it was switched off.
        switched_off -> BigInt,
    }
}
diesel::table! {
    client_secrets (id) {
        id -> Text, client_id -> Text, key_id -> Text, hash -> Text, created_at -> BigInt, expires_at -> Nullable<BigInt>,
    }
}
diesel::table! {
    resources (identifier) {
        identifier -> Text, name -> Text, scopes -> Text, signing_alg -> Nullable<Text>, lifetime -> Nullable<BigInt>,
        clients -> Text, created_at -> BigInt, updated_at -> BigInt, version -> BigInt, changed_revision -> BigInt,
    }
}
diesel::table! {
    consents (id) {
        id -> Text, user_id -> Text, client_id -> Text, scopes -> Text, claims -> Text, resources -> Text, details -> Text, left_out -> Text,
        created_at -> BigInt, updated_at -> BigInt, expires_at -> Nullable<BigInt>, version -> BigInt,
    }
}
diesel::table! {
    /// How often a person took back what they allowed a client.
    consent_withdrawals (user_id, client_id) { user_id -> Text, client_id -> Text, count -> BigInt }
}
diesel::table! {
    grants (id) {
        id -> Text,
        issuer -> Text,
        user_id -> Text,
        client_id -> Text,
        sid -> Text,
        epoch -> BigInt,
        scopes -> Text,
        left_out -> Text,
        resources -> Text,
        claims -> Text,
        details -> Text,
        auth_time -> BigInt,
        acr -> Text,
        amr -> Text,
        sender_key -> Nullable<Text>,
        code_hash -> Text,
        code_challenge -> Nullable<Text>,
        offline -> Bool,
        rotates -> Bool,
        generation -> BigInt,
        advanced_at -> BigInt,
        created_at -> BigInt,
        expires_at -> BigInt,
        revoked_at -> Nullable<BigInt>,
        remembered_browser -> Nullable<Text>,
    }
}
diesel::table! {
    signing_keys (id) {
        id -> Text, issuer -> Text, alg -> Text,
        /// next, active, retired or revoked
        state -> Text,
        sealed -> Text, public_jwk -> Text,
        created_at -> BigInt, activated_at -> Nullable<BigInt>, retired_at -> Nullable<BigInt>, version -> BigInt,
    }
}
diesel::table! {
    /// `kind` is token (`jti`), grant (`gid`) or session (`sid`).
    revocations (kind, key) { kind -> Text, key -> Text, until -> BigInt, revision -> BigInt }
}
diesel::table! {
    /// One counter per part of the snapshot: clients, resources, keys, attributes, revocations.
    revisions (part) { part -> Text, revision -> BigInt }
}
diesel::table! {
    leases (name) { name -> Text, holder -> Text, until -> BigInt }
}
diesel::table! {
    /// One row, made with the schema: the first-run link is a MAC over its nonce.
    setup (id) { id -> Text, nonce -> Text, completed_at -> Nullable<BigInt> }
}
diesel::table! {
    audit_events (id) {
        id -> Text,
        at -> BigInt,
        event -> Text,
        /// done or refused
        outcome -> Text,
        /// user, client, command, system or anonymous
        actor_kind -> Text,
        actor_id -> Nullable<Text>,
        subject_kind -> Nullable<Text>,
        subject_id -> Nullable<Text>,
        /// whom it concerns
        user_id -> Nullable<Text>,
        client_id -> Nullable<Text>,
        group_id -> Nullable<Text>,
        request_id -> Nullable<Text>,
        details -> Text,
        address -> Nullable<Text>,
        user_agent -> Nullable<Text>,
    }
}
diesel::table! {
    /// The outbox. `due_at` is when a message is tried next, none when it is over; `sealed` is what it says, none once it was sent.
    messages (id) {
        id -> Text,
        channel -> Text,
        kind -> Text,
        user_id -> Nullable<Text>,
        recipient -> Text,
        language -> Text,
        sealed -> Nullable<Text>,
        created_at -> BigInt,
        due_at -> Nullable<BigInt>,
        tries -> BigInt,
        expires_at -> BigInt,
        sent_at -> Nullable<BigInt>,
        failed_at -> Nullable<BigInt>,
        fault -> Nullable<Text>,
        claimed_until -> Nullable<BigInt>,
    }
}
diesel::table! {
    /// Invitations. `groups` is a JSON array of the groups that are given, each with its id and its name then; `link_hash` is of the newest link's
    /// token; `over_at` is when it ends, or ended.
    invitations (id) {
        id -> Text,
        email -> Text,
        email_key -> Text,
        name -> Text,
        groups -> Text,
        groups_until -> Nullable<BigInt>,
        owner -> Bool,
        language -> Text,
        /// who invited, or sent it last; none is the command line
        invited_by -> Nullable<Text>,
        link_hash -> Text,
        message_id -> Text,
        created_at -> BigInt,
        sent_at -> BigInt,
        expires_at -> BigInt,
        accepted_at -> Nullable<BigInt>,
        accepted_by -> Nullable<Text>,
        withdrawn_at -> Nullable<BigInt>,
        over_at -> BigInt,
        version -> BigInt,
        /// What lists look for parts in, as for users.
        search -> Text,
        /// What lists sort by, as for users.
        sort_key -> Binary,
    }
}
diesel::table! {
    /// Claims of people that an admin declared; `definition` is JSON.
    attributes (name) {
        name -> Text, definition -> Text, position -> BigInt, created_at -> BigInt, updated_at -> BigInt, version -> BigInt,
    }
}
diesel::table! {
    /// Who must use what: `place` is deployment, group or app, `target` which group or app; `definition` is JSON.
    rules (place, target) {
        place -> Text, target -> Text, definition -> Text, created_at -> BigInt, updated_at -> BigInt, version -> BigInt,
    }
}
diesel::table! {
    /// Versions of the terms; `texts` is a JSON array of the texts in each language.
    terms_versions (version) { version -> Text, texts -> Text, since -> BigInt, again -> Bool, created_at -> BigInt }
}
diesel::table! {
    /// Which versions of the terms a person accepted.
    terms_accepted (user_id, version) { user_id -> Text, version -> Text, accepted_at -> BigInt }
}
diesel::table! {
    schema_version (id) { id -> Text, version -> BigInt, oldest_binary -> BigInt }
}

diesel::joinable!(memberships -> groups (group_id));
diesel::joinable!(memberships -> users (user_id));
diesel::joinable!(assignments -> users (user_id));
diesel::joinable!(upstream_links -> upstreams (upstream_id));
diesel::joinable!(upstream_links -> credentials (id));
diesel::joinable!(client_secrets -> clients (client_id));
diesel::allow_tables_to_appear_in_same_query!(
    memberships,
    groups,
    users,
    assignments,
    upstream_links,
    upstreams,
    credentials,
    factor_losses,
    grants,
    clients,
    client_secrets,
    consents
);
