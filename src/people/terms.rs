//! The terms that people accept: versions, each in force from a moment on, and which of them a person accepted. They are few, so that a
//! snapshot reads them all where the revision of [`part::TERMS`] moved.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::clock::{Rfc3339, Timestamp};
use crate::store::revisions::{self, part};
use crate::store::schema::{terms_accepted, terms_versions};
use crate::store::{Connection, StoreError, Writing};

/// The terms as people of one language read them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermsText {
    /// The tag of the language.
    pub language: String,
    /// What they are called.
    pub title: String,
    /// Where they are read.
    pub url: String,
}

/// A version of the terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// What it is called: one word.
    pub version: String,
    /// One for each language that there is one for; never empty.
    pub texts: Vec<TermsText>,
    /// From when on it is in force.
    pub since: Timestamp,
    /// Whether everybody accepts it, also those who accepted one before.
    pub again: bool,
    /// When it was published.
    pub created_at: Timestamp,
}

impl Terms {
    /// The text for whoever reads `language`: else the English one, else the first.
    pub fn text_in(&self, language: &str) -> Option<&TermsText> {
        let of = |tag: &str| self.texts.iter().find(|text| text.language == tag);
        of(language).or_else(|| of("en")).or_else(|| self.texts.first())
    }
}

/// A version of the terms as the outside sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TermsRepresentation {
    /// What it is called.
    pub version: String,
    /// The texts, each with its language, title and address.
    pub texts: Vec<TermsText>,
    /// From when on it is in force.
    pub since: Rfc3339,
    /// Whether everybody accepts it, also those who accepted one before.
    pub again: bool,
    /// When it was published.
    pub created_at: Rfc3339,
}

impl From<&Terms> for TermsRepresentation {
    fn from(terms: &Terms) -> Self {
        Self {
            version: terms.version.clone(),
            texts: terms.texts.clone(),
            since: Rfc3339(terms.since),
            again: terms.again,
            created_at: Rfc3339(terms.created_at),
        }
    }
}

/// Every version, the oldest first.
#[derive(Clone, Debug, Default)]
pub struct AllTerms(Vec<Terms>);

impl AllTerms {
    /// Each of them, the oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Terms> {
        self.0.iter()
    }

    /// The one that is in force at `now`.
    pub fn in_force(&self, now: Timestamp) -> Option<&Terms> {
        self.until(now).last()
    }

    /// The versions one of which a person must have accepted at `now`: the last that everybody accepts, and what came after it.
    pub fn accepted_by_all(&self, now: Timestamp) -> Vec<String> {
        let until = self.until(now);
        let from = until.iter().rposition(|terms| terms.again).unwrap_or(0);
        until.iter().skip(from).map(|terms| terms.version.clone()).collect()
    }

    fn until(&self, now: Timestamp) -> &[Terms] {
        let are = self.0.iter().take_while(|terms| terms.since <= now).count();
        self.0.get(..are).unwrap_or_default()
    }
}

#[derive(Queryable, Insertable)]
#[diesel(table_name = terms_versions)]
struct Row {
    version: String,
    texts: String,
    since: i64,
    again: bool,
    created_at: i64,
}

/// Every version.
///
/// # Errors
/// Where the store failed.
pub fn all(conn: &mut Connection) -> Result<AllTerms, StoreError> {
    let rows: Vec<Row> = terms_versions::table.order((terms_versions::since, terms_versions::version)).load(conn)?;
    let terms = rows.into_iter().map(|row| {
        let texts =
            serde_json::from_str(&row.texts).map_err(|_| StoreError::Corrupt(format!("terms_versions.texts of {}", row.version)))?;
        let (since, created_at) = (Timestamp::from_millis(row.since), Timestamp::from_millis(row.created_at));
        Ok(Terms { version: row.version, texts, since, again: row.again, created_at })
    });
    Ok(AllTerms(terms.collect::<Result<_, StoreError>>()?))
}

/// Keeps a version; false where there is one of this name.
///
/// # Errors
/// Where the store failed.
pub fn insert(conn: &mut Writing<'_>, terms: &Terms) -> Result<bool, StoreError> {
    revisions::bump(conn, part::TERMS)?;
    let row = Row {
        version: terms.version.clone(),
        texts: serde_json::to_string(&terms.texts).map_err(|_| StoreError::Corrupt("terms_versions.texts".to_owned()))?,
        since: terms.since.as_millis(),
        again: terms.again,
        created_at: terms.created_at.as_millis(),
    };
    match diesel::insert_into(terms_versions::table).values(row).execute(conn.rows()).map_err(StoreError::from) {
        Err(error) if error.is_unique_violation() => Ok(false),
        other => other.map(|_| true),
    }
}

/// Deletes a version.
///
/// # Errors
/// Where the store failed.
pub fn delete(conn: &mut Writing<'_>, version: &str) -> Result<(), StoreError> {
    revisions::bump(conn, part::TERMS)?;
    diesel::delete(terms_versions::table.find(version)).execute(conn.rows())?;
    Ok(())
}

/// How many people accepted each version.
///
/// # Errors
/// Where the store failed.
pub fn counts(conn: &mut Connection) -> Result<HashMap<String, i64>, StoreError> {
    let counted = terms_accepted::table.group_by(terms_accepted::version).select((terms_accepted::version, diesel::dsl::count_star()));
    Ok(counted.load::<(String, i64)>(conn)?.into_iter().collect())
}

/// Whether anybody accepted this version.
///
/// # Errors
/// Where the store failed.
pub fn is_accepted(conn: &mut Connection, version: &str) -> Result<bool, StoreError> {
    let by = terms_accepted::table.filter(terms_accepted::version.eq(version));
    Ok(by.select(terms_accepted::version).first::<String>(conn).optional()?.is_some())
}

/// Whether a person accepted one of these versions.
///
/// # Errors
/// Where the store failed.
pub fn is_one_accepted(conn: &mut Connection, user_id: &str, versions: &[String]) -> Result<bool, StoreError> {
    let theirs = terms_accepted::table.filter(terms_accepted::user_id.eq(user_id).and(terms_accepted::version.eq_any(versions)));
    Ok(theirs.count().get_result::<i64>(conn)? > 0)
}

/// What a person accepted, and when.
///
/// # Errors
/// Where the store failed.
pub fn accepted(conn: &mut Connection, user_id: &str) -> Result<BTreeMap<String, Timestamp>, StoreError> {
    Ok(accepted_of_each(conn, &[user_id])?.remove(user_id).unwrap_or_default())
}

/// The same of each of these people who accepted something.
///
/// # Errors
/// Where the store failed.
pub fn accepted_of_each(conn: &mut Connection, user_ids: &[&str]) -> Result<HashMap<String, BTreeMap<String, Timestamp>>, StoreError> {
    let rows: Vec<(String, String, i64)> = terms_accepted::table.filter(terms_accepted::user_id.eq_any(user_ids)).load(conn)?;
    let mut of_each: HashMap<String, BTreeMap<String, Timestamp>> = HashMap::new();
    for (user_id, version, at) in rows {
        of_each.entry(user_id).or_default().insert(version, Timestamp::from_millis(at));
    }
    Ok(of_each)
}

/// Notes that a person accepts this version; false where they had.
///
/// # Errors
/// Where the store failed.
pub fn accept(conn: &mut Writing<'_>, user_id: &str, version: &str, now: Timestamp) -> Result<bool, StoreError> {
    if is_one_accepted(conn, user_id, &[version.to_owned()])? {
        return Ok(false);
    }
    let row = (terms_accepted::user_id.eq(user_id), terms_accepted::version.eq(version), terms_accepted::accepted_at.eq(now.as_millis()));
    diesel::insert_into(terms_accepted::table).values(row).execute(conn.rows())?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_seconds(seconds)
    }

    fn terms(version: &str, since: i64, again: bool) -> Terms {
        let text = |language: &str| TermsText {
            language: language.into(),
            title: format!("T {language}"),
            url: format!("https://example.com/{language}"),
        };
        Terms { version: version.into(), texts: vec![text("de"), text("en")], since: at(since), again, created_at: at(0) }
    }

    #[test]
    fn the_newest_version_is_in_force_and_what_counts_begins_with_the_last_that_everybody_accepts() {
        let all = AllTerms(vec![terms("1", 10, false), terms("2", 20, true), terms("3", 30, false), terms("4", 40, true)]);
        for (now, in_force, counts) in
            [(9, None, &[][..]), (10, Some("1"), &["1"]), (20, Some("2"), &["2"]), (35, Some("3"), &["2", "3"]), (40, Some("4"), &["4"])]
        {
            assert_eq!(all.in_force(at(now)).map(|terms| terms.version.as_str()), in_force, "{now}");
            assert_eq!(all.accepted_by_all(at(now)), counts, "{now}");
        }
        let first = all.iter().next().unwrap();
        for (language, read) in [("de", "T de"), ("en", "T en"), ("fr", "T en")] {
            assert_eq!(first.text_in(language).unwrap().title, read);
        }
    }
}
