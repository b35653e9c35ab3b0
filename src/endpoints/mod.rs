//! One thin file per endpoint of the protocol, and the pages of the journey. Floor 7.
//!
//! An endpoint reads, asks `protocol`, writes through `acts`, and answers; it decides nothing that a specification decides.

/// The rooms of this floor, from the top down, each with those below it that it may use: `tests/suite/floors.rs` holds every file against
/// this list. `authorize` begins and drives a sign-in; its pages use neither.
pub const ROOMS: &[(&str, &[&str])] = &[
    ("authorize", &["page_answers", "posted", "sign_in::beginning", "sign_in::driving", "visitor", "way_back"]),
    ("setup", &["first_run", "kept", "notices", "page_answers", "refused", "sign_in::driving", "sign_in::pages", "visitor"]),
    ("welcome", &["followed_link", "page_answers", "refused", "sign_in::driving", "sign_in::known", "sign_in::pages", "visitor"]),
    ("invitation", &["followed_link", "page_answers", "refused", "sign_in::driving", "sign_in::pages", "visitor"]),
    ("not_me", &["followed_link", "page_answers", "visitor"]),
    ("upstream_logout", &["visitor"]),
    ("lost_factors", &["followed_link", "page_answers", "visitor"]),
    ("logout", &["kept", "page_answers", "posted", "sign_in::elsewhere", "sign_in::endings", "sign_in::known", "visitor"]),
    ("preferences", &["page_answers", "visitor"]),
    ("once", &["kept", "refused", "visitor"]),
    ("form_size", &["visitor"]),
    ("sign_in::trial", &["sign_in::beginning", "sign_in::driving", "sign_in::tried", "visitor"]),
    ("sign_in::recent", &["sign_in::driving", "visitor"]),
    (
        "sign_in::driving",
        &[
            "page_answers",
            "sign_in::adoption",
            "sign_in::beginning",
            "sign_in::elsewhere",
            "sign_in::emailed",
            "sign_in::endings",
            "sign_in::finishing",
            "sign_in::known",
            "sign_in::mailed",
            "sign_in::pages",
            "sign_in::recovering",
            "sign_in::signing_up",
            "sign_in::step",
            "sign_in::tries",
            "visitor",
        ],
    ),
    (
        "sign_in::pages",
        &[
            "attributes",
            "from_elsewhere",
            "page_answers",
            "sign_in::adoption",
            "sign_in::elsewhere",
            "sign_in::emailed",
            "sign_in::endings",
            "sign_in::known",
            "sign_in::mailed",
            "sign_in::recovering",
            "sign_in::signing_up",
            "sign_in::step",
            "visitor",
        ],
    ),
    ("sign_in::beginning", &["sign_in::known", "sign_in::refusing", "visitor", "way_back"]),
    (
        "sign_in::finishing",
        &[
            "kept",
            "page_answers",
            "respond",
            "sign_in::adoption",
            "sign_in::refusing",
            "sign_in::step",
            "sign_in::tried",
            "token",
            "token_signing",
            "visitor",
        ],
    ),
    ("sign_in::refusing", &["page_answers", "respond", "visitor"]),
    ("sign_in::step", &["page_answers", "refused", "visitor"]),
    ("sign_in::tried", &["kept", "visitor"]),
    ("sign_in::tries", &["kept", "sign_in::elsewhere", "visitor"]),
    ("sign_in::emailed", &["sign_in::mailed", "sign_in::recovering"]),
    ("sign_in::recovering", &["sign_in::known", "sign_in::mailed"]),
    ("sign_in::signing_up", &["sign_in::mailed", "visitor"]),
    ("sign_in::mailed", &["kept", "visitor"]),
    ("sign_in::elsewhere", &["from_elsewhere", "kept", "refused", "visitor"]),
    ("sign_in::adoption", &["sign_in::endings", "visitor"]),
    ("sign_in::endings", &["visitor"]),
    ("introspect", &["client_authentication", "token", "token_signing", "visitor"]),
    ("revoke", &["client_authentication", "visitor"]),
    ("token", &["client_authentication", "from_elsewhere", "sign_in::known", "token_signing", "visitor"]),
    ("client_authentication", &["visitor"]),
    ("sign_in::known", &["visitor"]),
    ("from_elsewhere", &["visitor"]),
    ("userinfo", &["token_signing"]),
    ("discovery", &[]),
    ("jwks", &[]),
    ("related_origins", &[]),
    ("assets", &[]),
    ("respond", &["page_answers", "token_signing", "visitor"]),
    ("token_signing", &["visitor"]),
    ("followed_link", &["kept", "page_answers", "visitor"]),
    ("refused", &["kept", "visitor"]),
    ("posted", &["kept", "visitor"]),
    ("notices", &["kept", "visitor"]),
    ("kept", &["visitor"]),
    ("page_answers", &["visitor", "way_back"]),
    ("visitor", &["way_back"]),
    ("attributes", &[]),
    ("way_back", &[]),
    ("first_run", &[]),
];

pub mod assets;
pub(crate) mod attributes;
pub mod authorize;
mod client_authentication;
pub mod discovery;
pub(crate) mod first_run;
pub(crate) mod followed_link;
pub mod form_size;
mod from_elsewhere;
pub mod introspect;
pub mod invitation;
pub mod jwks;
pub(crate) mod kept;
pub mod logout;
pub mod lost_factors;
pub mod not_me;
pub mod notices;
pub mod once;
pub mod page_answers;
mod posted;
pub mod preferences;
pub mod refused;
pub mod related_origins;
mod respond;
pub mod revoke;
pub mod setup;
pub mod sign_in;
pub mod token;
mod token_signing;
pub mod upstream_logout;
pub mod userinfo;
pub mod visitor;
pub(crate) mod way_back;
pub mod welcome;

pub use first_run::link as first_run_link;
