//! Rules who must use what: rows that are few, so that a snapshot reads them all where the revision of [`part::RULES`] moved. What a rule
//! says is in `factors::rule`.

use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::factors::rule::Rule;
use crate::store::revisions::{self, part};
use crate::store::schema::rules;
use crate::store::{Connection, StoreError, Writing};

/// For whom a rule is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// Everybody.
    Deployment,
    /// The members of a group, by its id.
    Group(String),
    /// Whoever signs in to an app, by its `client_id`.
    App(String),
}

impl Place {
    /// As rows, addresses and the record name it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Deployment => "deployment",
            Self::Group(_) => "group",
            Self::App(_) => "app",
        }
    }

    /// Which group or app.
    pub fn target(&self) -> &str {
        match self {
            Self::Deployment => "",
            Self::Group(id) | Self::App(id) => id,
        }
    }

    /// The place of this kind; none where this release knows none.
    pub fn of(kind: &str, target: &str) -> Option<Self> {
        match kind {
            "deployment" => Some(Self::Deployment),
            "group" => Some(Self::Group(target.to_owned())),
            "app" => Some(Self::App(target.to_owned())),
            _ => None,
        }
    }

    /// As the record names it: `deployment`, `group:ID` or `app:ID`.
    pub fn reference(&self) -> String {
        match self {
            Self::Deployment => self.kind().to_owned(),
            Self::Group(_) | Self::App(_) => format!("{}:{}", self.kind(), self.target()),
        }
    }
}

/// A rule that was set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetRule {
    /// For whom.
    pub place: Place,
    /// What it says.
    pub rule: Rule,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Raised by every change.
    pub version: i64,
}

/// Every rule that was set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules(Vec<SetRule>);

impl Rules {
    /// What is set for this place.
    pub fn at(&self, place: &Place) -> Option<&SetRule> {
        self.0.iter().find(|set| set.place == *place)
    }

    /// Whether one lets browsers be remembered.
    pub fn remember_browsers(&self) -> bool {
        self.iter().any(|set| set.rule.remember.is_some_and(|days| days > 0))
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &SetRule> {
        self.0.iter()
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = rules)]
struct Row {
    place: String,
    target: String,
    definition: String,
    created_at: i64,
    updated_at: i64,
    version: i64,
}

/// None where a later release brought the place.
fn read(row: Row) -> Result<Option<SetRule>, StoreError> {
    let Some(place) = Place::of(&row.place, &row.target) else { return Ok(None) };
    let corrupt = |_| StoreError::Corrupt(format!("rules.definition of {} {}", row.place, row.target));
    let rule = serde_json::from_str(&row.definition).map_err(corrupt)?;
    Ok(Some(SetRule { place, rule, updated_at: Timestamp::from_millis(row.updated_at), version: row.version }))
}

/// Sets the rule of a place, over the one that was there.
///
/// # Errors
/// Where the database is away.
pub fn set(conn: &mut Writing<'_>, place: &Place, rule: &Rule, now: Timestamp) -> Result<(), StoreError> {
    revisions::bump(conn, part::RULES)?;
    let definition = serde_json::to_string(rule).map_err(|_| StoreError::Unwritable("a rule of sign-in".into()))?;
    let changed = diesel::update(rules::table.find((place.kind(), place.target())))
        .set((rules::definition.eq(&definition), rules::updated_at.eq(now.as_millis()), rules::version.eq(rules::version + 1)))
        .execute(conn.rows())?;
    if changed == 0 {
        let row = Row {
            place: place.kind().to_owned(),
            target: place.target().to_owned(),
            definition,
            created_at: now.as_millis(),
            updated_at: now.as_millis(),
            version: 1,
        };
        diesel::insert_into(rules::table).values(row).execute(conn.rows())?;
    }
    Ok(())
}

/// Takes the rule of a place away; false where there was none.
///
/// # Errors
/// Where the database is away.
pub fn remove(conn: &mut Writing<'_>, place: &Place) -> Result<bool, StoreError> {
    if diesel::delete(rules::table.find((place.kind(), place.target()))).execute(conn.rows())? == 0 {
        return Ok(false);
    }
    revisions::bump(conn, part::RULES)?;
    Ok(true)
}

/// What is set for this place.
///
/// # Errors
/// Where the database is away.
pub fn find(conn: &mut Connection, place: &Place) -> Result<Option<SetRule>, StoreError> {
    let row = rules::table.find((place.kind(), place.target())).select(Row::as_select()).get_result(conn).optional()?;
    row.map_or(Ok(None), read)
}

/// Every rule.
///
/// # Errors
/// Where the database is away.
pub fn all(conn: &mut Connection) -> Result<Rules, StoreError> {
    let rows = rules::table.order((rules::place, rules::target)).select(Row::as_select()).load(conn)?;
    let read: Result<Vec<_>, _> = rows.into_iter().map(read).collect();
    Ok(Rules(read?.into_iter().flatten().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factors::{Kind, Kinds};
    use crate::store::database::scratch::Scratch;

    const NOW: Timestamp = Timestamp::from_seconds(1_000);

    #[tokio::test]
    async fn a_place_has_one_rule_which_reads_back() {
        for Scratch { database, folder: _folder, .. } in Scratch::each().await {
            database
                .write::<_, StoreError>(|conn| {
                    let (group, app) = (Place::Group("g".into()), Place::App("g".into()));
                    let rule = Rule { one_of: Kinds::of(&[Kind::Passkey]), max_age: Some(600), ..Rule::two_factors() };
                    set(conn, &group, &Rule::two_factors(), NOW)?;
                    set(conn, &group, &rule, NOW)?;
                    set(conn, &Place::Deployment, &Rule::all_but(Kinds::of(&[Kind::Totp])), NOW)?;
                    let all = all(conn)?;
                    assert_eq!((all.iter().count(), all.at(&app)), (2, None));
                    assert_eq!(all.at(&group).map(|set| (&set.rule, set.version)), Some((&rule, 2)));
                    assert_eq!(find(conn, &group)?.map(|set| set.rule), Some(rule));
                    assert!(remove(conn, &group)? && !remove(conn, &group)? && !remove(conn, &app)?);
                    Ok(())
                })
                .await
                .unwrap();
        }
    }
}
