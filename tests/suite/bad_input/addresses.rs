//! Every address that the server mounts, and what it takes, from the tables of its rooms. A new one is tried like all others.

use latchkey::http::addresses::Answers;
use latchkey::people::rights::Right;
use latchkey::server;

use crate::scenario::sources::text_of_sources;

pub struct Address {
    pub path: &'static str,
    pub answers: Answers,
    /// The right that opens it.
    pub right: Option<Right>,
    /// As its `Allow` says.
    pub allow: &'static str,
    /// The parameters of its query.
    pub query: Vec<&'static str>,
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
            .replace("/invitations/{id}/{act}", "/invitations/nothing/withdraw")
            .replace("{token}", "nothing")
            .replace("{name}", "nothing")
            .replace("{id}", "nothing")
    }
}

/// What requests may hold that means nothing here.
const BESIDE: [&str; 1] = ["claims_locales"];

pub fn addresses() -> Vec<Address> {
    let mounted = server::addresses().into_iter().chain(server::page_addresses());
    let tried = mounted.map(|mounted| {
        let beside = if mounted.path == "/authorize" { &BESIDE[..] } else { &[] };
        Address {
            path: mounted.path,
            answers: mounted.answers,
            right: mounted.right,
            allow: mounted.allow(),
            query: mounted.query.iter().chain(beside).copied().collect(),
            needed: mounted.needed,
            optional: mounted.optional,
        }
    });
    tried.collect()
}

/// The management listener, and what belongs to the host and not to the issuer, are mounted by the server itself.
#[test]
fn every_other_address_stands_in_a_table() {
    let source = |folder: &str| text_of_sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder));
    for room in ["account", "admin", "endpoints"] {
        assert!(!source(room).contains("web::resource") && !source(room).contains("ServiceConfig"), "{room} mounts something by itself");
    }
    assert!(addresses().len() > 70);
}

/// Whether whoever is answered at `pattern` is also asked at `path`: a segment in braces is any.
fn takes(pattern: &str, path: &str) -> bool {
    let (pattern, path): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), path.split('/').collect());
    pattern.len() == path.len() && pattern.iter().zip(&path).all(|(one, other)| one == other || one.starts_with('{'))
}

#[test]
fn no_address_stands_twice_and_none_is_hidden_by_an_earlier_one() {
    let all = addresses();
    for (place, address) in all.iter().enumerate() {
        let earlier = all.iter().take(place).find(|earlier| takes(earlier.path, address.path));
        assert!(earlier.is_none(), "{} answers in place of {}", earlier.unwrap().path, address.path);
    }
}
