//! The file's tables and the statements on them.

use std::path::Path;

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::super::Unavailable;
use super::cache::Record;
use crate::clock::Timestamp;

diesel::table! {
    /// Values; times are milliseconds since the epoch.
    record (key) {
        key -> Text,
        value -> Binary,
        expires_at -> BigInt,
    }
}

diesel::table! {
    /// Members of sets.
    index_member (key, member) {
        key -> Text,
        member -> Text,
        expires_at -> BigInt,
    }
}

diesel::table! {
    /// How often each part was published.
    notice (part) {
        part -> Text,
        counter -> BigInt,
    }
}

/// The version of these tables, kept as `user_version`; 0 is a new file.
const VERSION: i64 = 1;

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS record (key TEXT PRIMARY KEY NOT NULL, value BLOB NOT NULL, expires_at BIGINT NOT NULL) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS record_expires_at ON record (expires_at);
    CREATE TABLE IF NOT EXISTS index_member (
        key TEXT NOT NULL, member TEXT NOT NULL, expires_at BIGINT NOT NULL, PRIMARY KEY (key, member)
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS index_member_expires_at ON index_member (expires_at);
    CREATE TABLE IF NOT EXISTS notice (part TEXT PRIMARY KEY NOT NULL, counter BIGINT NOT NULL) WITHOUT ROWID;
    PRAGMA user_version = 1;
";

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Whether SQLite's text says that the file is not (any more) what this program wrote. Its texts are in one language.
pub(super) fn is_damage(told: &str) -> bool {
    ["malformed", "file is not a database", "no such table", "file is encrypted"].iter().any(|words| told.contains(words))
}

/// Reads all of the file; what is wrong with it, if anything is.
pub(super) fn look_through(connection: &mut SqliteConnection) -> QueryResult<Option<String>> {
    let found: Found = diesel::sql_query("PRAGMA quick_check(1)").get_result(connection)?;
    Ok((found.quick_check != "ok").then_some(found.quick_check))
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Text)]
    quick_check: String,
}

/// A connection with the settings that every connection to this file has.
pub(super) fn connect(path: &Path) -> Result<SqliteConnection, Unavailable> {
    let text = path.to_str().ok_or_else(|| Unavailable(format!("{} is not UTF-8", path.display())))?;
    let failed = |error: &dyn std::fmt::Display| Unavailable(format!("{}: {error}", path.display()));
    let mut connection = SqliteConnection::establish(text).map_err(|error| failed(&error))?;
    connection
        .batch_execute(
            "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -512;
             PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864; PRAGMA temp_store = MEMORY;",
        )
        .map_err(|error| failed(&error))?;
    Ok(connection)
}

/// Makes the tables where the file is new.
pub(super) fn prepare(connection: &mut SqliteConnection, path: &Path) -> Result<(), Unavailable> {
    let failed = |error: diesel::result::Error| Unavailable(format!("{}: {error}", path.display()));
    let found = number(connection, "SELECT user_version AS number FROM pragma_user_version").map_err(failed)?;
    match found {
        VERSION => connection.batch_execute(IN_ORDER).map_err(failed),
        0 => connection
            .immediate_transaction(|connection| {
                connection.batch_execute(SCHEMA)?;
                connection.batch_execute(IN_ORDER)
            })
            .map_err(failed),
        newer => Err(other_version(path, newer)),
    }
}

/// Whether the file has these tables, for who may not make them.
pub(super) fn check_version(connection: &mut SqliteConnection, path: &Path) -> Result<(), Unavailable> {
    let found = number(connection, "SELECT user_version AS number FROM pragma_user_version");
    match found.map_err(|error| Unavailable(format!("{}: {error}", path.display())))? {
        VERSION => Ok(()),
        other => Err(other_version(path, other)),
    }
}

fn other_version(path: &Path, found: i64) -> Unavailable {
    Unavailable(format!("{}: it has version {found}; this program knows {VERSION}", path.display()))
}

/// Moves with every commit that another connection made, this process's or not.
pub(super) fn data_version(connection: &mut SqliteConnection) -> QueryResult<i64> {
    number(connection, "SELECT data_version AS number FROM pragma_data_version")
}

/// So that a page of a large set is read without the rest of it; made in files of older releases too.
const IN_ORDER: &str = "CREATE INDEX IF NOT EXISTS index_member_by_key ON index_member (key, expires_at, member);";

fn number(connection: &mut SqliteConnection, query: &str) -> QueryResult<i64> {
    diesel::sql_query(query).get_result::<Number>(connection).map(|row| row.number)
}

pub(super) fn find(connection: &mut SqliteConnection, key: &str) -> QueryResult<Option<Record>> {
    let row = record::table.find(key).select((record::value, record::expires_at)).get_result::<(Vec<u8>, i64)>(connection).optional()?;
    Ok(row.map(to_record))
}

/// What is there and has not expired at `now`.
pub(super) fn find_unexpired(connection: &mut SqliteConnection, key: &str, now: Timestamp) -> QueryResult<Option<Record>> {
    Ok(find(connection, key)?.filter(|record| record.expires_at > now))
}

pub(super) fn put(connection: &mut SqliteConnection, key: &str, value: &[u8], expires_at: Timestamp) -> QueryResult<()> {
    diesel::replace_into(record::table)
        .values((record::key.eq(key), record::value.eq(value), record::expires_at.eq(expires_at.as_millis())))
        .execute(connection)
        .map(drop)
}

pub(super) fn take(connection: &mut SqliteConnection, key: &str) -> QueryResult<Option<Record>> {
    let row = diesel::delete(record::table.find(key))
        .returning((record::value, record::expires_at))
        .get_result::<(Vec<u8>, i64)>(connection)
        .optional()?;
    Ok(row.map(to_record))
}

fn to_record((value, expires_at): (Vec<u8>, i64)) -> Record {
    Record { value, expires_at: Timestamp::from_millis(expires_at) }
}

/// Forgets the value and the set at `key`.
pub(super) fn delete(connection: &mut SqliteConnection, key: &str) -> QueryResult<()> {
    diesel::delete(record::table.find(key)).execute(connection)?;
    diesel::delete(index_member::table.filter(index_member::key.eq(key))).execute(connection).map(drop)
}

pub(super) fn index_add(connection: &mut SqliteConnection, key: &str, member: &str, expires_at: Timestamp) -> QueryResult<()> {
    diesel::replace_into(index_member::table)
        .values((index_member::key.eq(key), index_member::member.eq(member), index_member::expires_at.eq(expires_at.as_millis())))
        .execute(connection)
        .map(drop)
}

pub(super) fn index_remove(connection: &mut SqliteConnection, key: &str, member: &str) -> QueryResult<()> {
    diesel::delete(index_member::table.find((key, member))).execute(connection).map(drop)
}

/// The unexpired members, those that expire first in front.
pub(super) fn members(connection: &mut SqliteConnection, key: &str, now: Timestamp) -> QueryResult<Vec<String>> {
    index_member::table
        .filter(index_member::key.eq(key))
        .filter(index_member::expires_at.gt(now.as_millis()))
        .order((index_member::expires_at, index_member::member))
        .select(index_member::member)
        .load(connection)
}

/// How many members have not expired.
pub(super) fn count_members(connection: &mut SqliteConnection, key: &str, now: Timestamp) -> QueryResult<i64> {
    let live = index_member::table.filter(index_member::key.eq(key)).filter(index_member::expires_at.gt(now.as_millis()));
    live.count().get_result(connection)
}

/// At most `limit` unexpired members behind the first `skip`, those that expire last in front.
pub(super) fn members_page(
    connection: &mut SqliteConnection,
    key: &str,
    skip: i64,
    limit: i64,
    now: Timestamp,
) -> QueryResult<Vec<String>> {
    index_member::table
        .filter(index_member::key.eq(key))
        .filter(index_member::expires_at.gt(now.as_millis()))
        .order((index_member::expires_at.desc(), index_member::member.desc()))
        .offset(skip)
        .limit(limit)
        .select(index_member::member)
        .load(connection)
}

pub(super) fn publish(connection: &mut SqliteConnection, part: &str) -> QueryResult<()> {
    diesel::insert_into(notice::table)
        .values((notice::part.eq(part), notice::counter.eq(1)))
        .on_conflict(notice::part)
        .do_update()
        .set(notice::counter.eq(notice::counter + 1))
        .execute(connection)
        .map(drop)
}

pub(super) fn notices(connection: &mut SqliteConnection) -> QueryResult<Vec<(String, i64)>> {
    notice::table.load(connection)
}

/// Deletes at most `limit` records and as many members that had expired at `before`; says how many rows went.
pub(super) fn sweep(connection: &mut SqliteConnection, before: Timestamp, limit: i64) -> QueryResult<usize> {
    const RECORDS: &str = "DELETE FROM record WHERE key IN (SELECT key FROM record WHERE expires_at <= ? LIMIT ?)";
    const MEMBERS: &str = "DELETE FROM index_member WHERE (key, member) IN
        (SELECT key, member FROM index_member WHERE expires_at <= ? LIMIT ?)";
    let mut swept = 0;
    for statement in [RECORDS, MEMBERS] {
        swept += diesel::sql_query(statement).bind::<BigInt, _>(before.as_millis()).bind::<BigInt, _>(limit).execute(connection)?;
    }
    Ok(swept)
}
