//! Which versions of the terms a person accepted.

use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::store::schema::terms_accepted;
use crate::store::{Connection, StoreError, Writing};

/// Whether a person accepted this version.
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
    if are_accepted(conn, user_id, version)? {
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
