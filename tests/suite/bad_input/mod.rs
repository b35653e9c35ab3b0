//! Every parameter of every address, wrong in every way: the answer is the error that its specification names or a page with
//! its reference, never a failure of ours, and nothing changes.

pub mod addresses;
mod forms;
mod http;
mod programs;

use std::collections::BTreeMap;

use diesel::sql_types::BigInt;
use diesel::{QueryableByName, RunQueryDsl as _};
use latchkey::store::{Connection, EitherConnection, StoreError};

use crate::scenario::{Page, Scenario};

/// How a parameter is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Missing,
    Empty,
    Doubled,
    Overlong,
    Encoding,
    Nul,
    InvalidUtf8,
    LineBreak,
}

impl Fault {
    /// Those that no parameter may have, needed or not.
    const ANYWHERE: [Self; 6] = [Self::Doubled, Self::Overlong, Self::Encoding, Self::Nul, Self::InvalidUtf8, Self::LineBreak];
    /// Those of a parameter that must be there.
    const ABSENT: [Self; 2] = [Self::Missing, Self::Empty];

    /// `fields` as a query or body in which `name` is wrong.
    fn in_place(self, fields: &[(String, String)], name: &str) -> String {
        let encode = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        let good = |(name, value): &(String, String)| format!("{}={}", encode(name), encode(value));
        let mut pairs: Vec<String> = fields.iter().filter(|(other, _)| other != name).map(good).collect();
        let value = fields.iter().find(|(other, _)| other == name).map_or_else(|| "x".to_owned(), |(_, value)| encode(value));
        match self {
            Self::Missing => {}
            Self::Empty => pairs.push(format!("{name}=")),
            Self::Doubled => pairs.extend([format!("{name}={value}"), format!("{name}={value}")]),
            // A token of another provider may hold much.
            Self::Overlong => pairs.push(format!("{name}={}", "x".repeat(if name == "subject_token" { 33_000 } else { 9000 }))),
            Self::Encoding => pairs.push(format!("{name}={value}%zz")),
            Self::Nul => pairs.push(format!("{name}={value}%00")),
            Self::InvalidUtf8 => pairs.push(format!("{name}={value}%ff%fe")),
            Self::LineBreak => pairs.push(format!("{name}={value}%0d%0aX-Evil:%201")),
        }
        pairs.join("&")
    }
}

/// What a page that people see must be, right or wrong.
fn is_a_page(page: &Page, what: &str) {
    assert!(page.status < 500, "{what}: {} {}", page.status, page.body);
    assert!(!page.headers.contains_key("x-evil"), "{what}");
    if page.left_to.is_some() {
        return;
    }
    assert!(!page.name().is_empty(), "{what}: {} {}", page.status, page.body);
    assert_eq!(page.body.matches("<h1").count(), 1, "{what}");
    if page.name() == "error" {
        assert!(page.status >= 400, "{what}: {}", page.status);
        assert!(page.body.contains(page.headers["x-request-id"].to_str().unwrap()), "{what}: no reference");
    }
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// What is kept of everything that a request could change: how many rows, and how often they were changed. The record of what
/// was refused is not part of it.
async fn state(given: &Scenario, person: &str) -> BTreeMap<String, i64> {
    const COUNTED: &[(&str, &str)] = &[
        ("users", "sum(version) + sum(epoch)"),
        ("credentials", "sum(version)"),
        ("groups", "sum(version)"),
        ("memberships", "count(*)"),
        ("assignments", "sum(version)"),
        ("clients", "sum(version)"),
        ("client_secrets", "count(*)"),
        ("resources", "count(*)"),
        ("rules", "sum(version)"),
        ("upstreams", "sum(version)"),
        ("upstream_links", "count(*)"),
        ("consents", "sum(updated_at)"),
        ("grants", "sum(generation) + count(revoked_at)"),
        ("signing_keys", "sum(version)"),
        ("revocations", "count(*)"),
        ("retired_ids", "count(*)"),
        ("setup", "count(completed_at)"),
        ("invitations", "sum(version)"),
    ];
    let job = |conn: &mut Connection| -> Result<BTreeMap<String, i64>, StoreError> {
        let mut state = BTreeMap::new();
        for (table, sum) in COUNTED {
            for (what, expression) in [("rows", "count(*)"), ("changes", *sum)] {
                let query = diesel::sql_query(format!("SELECT CAST(COALESCE({expression}, 0) AS BIGINT) AS n FROM {table}"));
                let number: Number = match conn.either() {
                    EitherConnection::Postgres(conn) => query.get_result(conn)?,
                    EitherConnection::Sqlite(conn) => query.get_result(conn)?,
                };
                state.insert(format!("{table} {what}"), number.n);
            }
        }
        Ok(state)
    };
    let mut state = given.provider.database.read(job).await.unwrap();
    for session in given.provider.sessions().of_user(person).await.unwrap() {
        state.insert(format!("session {}", session.sid), i64::try_from(session.clients.len()).unwrap());
    }
    state
}
