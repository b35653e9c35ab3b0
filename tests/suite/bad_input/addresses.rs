//! Every address that the server mounts, and what it takes. A new one must be added here, and is tried like all others.

use std::collections::BTreeSet;

/// Who is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// Programs: JSON, or a file.
    Programs,
    /// People: pages.
    People,
}

pub struct Address {
    pub path: &'static str,
    pub answers: For,
    /// As its `Allow` says.
    pub allow: &'static str,
    /// The parameters of its query.
    pub query: &'static [&'static str],
    /// The parameters of its form that it cannot do without.
    pub needed: &'static [&'static str],
    /// The others.
    pub optional: &'static [&'static str],
}

impl Address {
    pub fn takes_a_form(&self) -> bool {
        self.allow.contains("POST")
    }

    /// The path with something that is not there in place of what stands in braces.
    pub fn concrete(&self) -> String {
        self.path
            .replace("/groups/{id}/{act}", "/groups/nothing/add-member")
            .replace("{token}", "nothing")
            .replace("{name}", "nothing")
            .replace("{id}", "nothing")
            .replace("{act}", "end-sessions")
    }
}

const fn document(path: &'static str) -> Address {
    Address { path, answers: For::Programs, allow: "GET, HEAD", query: &[], needed: &[], optional: &[] }
}

const fn page(path: &'static str, query: &'static [&'static str]) -> Address {
    Address { path, answers: For::People, allow: "GET, HEAD", query, needed: &[], optional: &[] }
}

const fn form(path: &'static str, allow: &'static str, needed: &'static [&'static str], optional: &'static [&'static str]) -> Address {
    Address { path, answers: For::People, allow, query: &[], needed, optional }
}

const AUTHORIZATION: &[&str] = &[
    "response_type",
    "client_id",
    "redirect_uri",
    "scope",
    "state",
    "nonce",
    "code_challenge",
    "code_challenge_method",
    "response_mode",
    "prompt",
    "max_age",
    "display",
    "login_hint",
    "id_token_hint",
    "ui_locales",
    "claims_locales",
    "acr_values",
    "claims",
    "resource",
    "request",
    "request_uri",
    "registration",
];
const SIGN_OUT: &[&str] = &["id_token_hint", "client_id", "post_logout_redirect_uri", "state", "ui_locales", "logout_hint"];
const DONE: &[&str] = &["done", "count", "app"];

pub const ADDRESSES: &[Address] = &[
    document("/.well-known/openid-configuration"),
    document("/.well-known/oauth-authorization-server"),
    page("/.well-known/change-password", &[]),
    document("/jwks"),
    document("/assets/{name}"),
    document("/favicon.ico"),
    Address { query: AUTHORIZATION, ..form("/authorize", "GET, POST", &[], &[]) },
    Address {
        answers: For::Programs,
        ..form(
            "/token",
            "POST",
            &["grant_type", "code", "redirect_uri", "code_verifier"],
            &["client_id", "client_secret", "scope", "refresh_token"],
        )
    },
    Address { answers: For::Programs, ..form("/userinfo", "GET, POST", &["access_token"], &[]) },
    Address { answers: For::Programs, ..form("/introspect", "POST", &["token"], &["token_type_hint", "client_id", "client_secret"]) },
    Address { answers: For::Programs, ..form("/revoke", "POST", &["token"], &["token_type_hint", "client_id", "client_secret"]) },
    Address { query: SIGN_OUT, ..form("/logout", "GET, POST", &["logout", "csrf"], &["accept", "deny"]) },
    Address {
        query: &["journey", "choose", "remove", "recovery", "refused"],
        ..form("/sign-in", "GET, POST", &["journey", "csrf", "username", "password"], &[])
    },
    form("/sign-in/account", "GET, POST", &["journey", "csrf"], &["account", "another", "remove"]),
    form("/sign-in/code", "GET, POST", &["journey", "csrf"], &["code"]),
    form("/sign-in/recovery-code", "GET, POST", &["journey", "csrf"], &["code"]),
    form("/sign-in/second-factor", "GET, POST", &["journey", "csrf"], &["code", "name"]),
    form("/sign-in/new-password", "GET, POST", &["journey", "csrf", "new_password"], &[]),
    Address { query: &["journey"], ..form("/consent", "GET, POST", &["journey", "csrf", "accept"], &["deny"]) },
    form("/setup", "GET, POST", &["csrf", "email", "password"], &["name", "username"]),
    page("/setup/{token}", &[]),
    form("/welcome", "GET, POST", &["csrf", "new_password"], &[]),
    page("/welcome/{token}", &[]),
    page("/language", &["language", "return_to"]),
    form("/theme", "POST", &[], &["theme", "return_to"]),
    page("/", DONE),
    page("/account", DONE),
    page("/account/sessions", DONE),
    form("/account/sessions/end", "POST", &["csrf", "session"], &[]),
    form("/account/sessions/end-others", "POST", &["csrf"], &[]),
    page("/account/apps", DONE),
    form("/account/apps/revoke", "POST", &["csrf", "app"], &[]),
    Address { query: DONE, ..form("/account/password", "GET, POST", &["csrf", "current_password", "new_password"], &["end_others"]) },
    page("/account/second-factor", &[]),
    page("/account/second-factor/app", &["factor"]),
    form("/account/second-factor/enrol", "GET, POST", &["csrf"], &["name", "code"]),
    form("/account/second-factor/rename", "POST", &["csrf", "factor"], &["name"]),
    form("/account/second-factor/remove", "POST", &["csrf", "factor"], &[]),
    form("/account/second-factor/recovery-codes", "POST", &["csrf"], &[]),
    page("/admin", DONE),
    page("/admin/apps", &["q", "after"]),
    page("/admin/check-address", &[]),
    Address { query: &["what", "address", "kept"], ..form("/admin/connect", "GET, POST", &["csrf"], &[]) },
    form("/admin/apps/{id}", "GET, POST", &["csrf"], &[]),
    form("/admin/apps/{id}/state", "POST", &["csrf"], &[]),
    form("/admin/apps/{id}/delete", "POST", &["csrf"], &[]),
    page("/admin/apps/{id}/errors", &[]),
    page("/admin/apps/{id}/set-up", &[]),
    Address { query: &["outcome"], ..form("/admin/apps/{id}/test", "GET, POST", &["csrf"], &["redirect_uri", "scope", "prompt"]) },
    form("/admin/apps/{id}/secrets", "GET, POST", &["csrf"], &[]),
    page("/admin/apis", &["q", "sort", "page"]),
    form("/admin/new-api", "GET, POST", &["csrf"], &["identifier", "name", "scopes", "lifetime", "clients"]),
    Address { query: &["identifier", "kept"], ..form("/admin/api", "GET, POST", &["csrf"], &[]) },
    form("/admin/api/delete", "POST", &["csrf"], &["identifier", "confirm"]),
    page("/admin/people", &["q", "status", "after", "before"]),
    form("/admin/new-person", "GET, POST", &["csrf"], &["email", "name", "username", "way", "email_verified"]),
    form("/admin/people/{id}", "GET, POST", &["csrf"], &["version", "email", "name", "username", "email_verified"]),
    form("/admin/people/{id}/{act}", "POST", &["csrf"], &["group", "confirm"]),
    Address { query: &["q", "after"], ..form("/admin/groups", "GET, POST", &["csrf"], &["name"]) },
    Address { query: &["after"], ..form("/admin/groups/{id}", "GET, POST", &["csrf"], &["version", "name", "requires_second_factor"]) },
    form("/admin/groups/{id}/{act}", "POST", &["csrf"], &["user", "confirm"]),
    page("/admin/sessions", &["user", "client", "from"]),
    form("/admin/sessions/end", "POST", &["csrf"], &["session"]),
    form("/admin/sessions/end-all", "POST", &["csrf"], &["user", "confirm"]),
    page("/admin/export/{list}", &["format", "q"]),
    page("/admin/keys", &[]),
    form("/admin/keys/rotate", "POST", &["csrf"], &["kid"]),
    Address { query: &["kid"], ..form("/admin/keys/revoke", "GET, POST", &["csrf"], &["kid", "confirm"]) },
    page("/admin/audit", &["older", "newer", "event", "user", "client", "since", "until"]),
    page("/admin/export/{list}", &["format", "q", "status", "factor", "role", "group", "sort", "person", "app", "kind", "state"]),
    page("/admin/search", &["for"]),
    page("/admin/audit/export", &["format", "event", "user", "client", "since", "until"]),
];

fn mounted(folder: &std::path::Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            mounted(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let literals = text.split("resource(").skip(1).filter_map(|rest| rest.trim_start().strip_prefix("\"/")?.split('"').next());
            found.extend(literals.map(|path| format!("/{path}")));
        }
    }
}

#[test]
fn every_address_that_the_server_mounts_stands_in_this_table() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeSet::new();
    for room in ["server.rs", "account", "admin"] {
        let path = root.join(room);
        if path.is_dir() {
            mounted(&path, &mut found);
        } else {
            let text = std::fs::read_to_string(&path).unwrap();
            let literals = text.split("resource(").skip(1).filter_map(|rest| rest.trim_start().strip_prefix("\"/")?.split('"').next());
            found.extend(literals.map(|path| format!("/{path}")));
        }
    }
    let here: BTreeSet<String> = ADDRESSES.iter().map(|address| address.path.to_owned()).collect();
    assert_eq!(found, here, "what the server mounts, and what is tried here");
}
