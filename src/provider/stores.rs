//! The stores and the master key before anything is opened: who may make them, and what is said where they are missing.

use std::io::Write as _;
use std::path::Path;

use super::StartError;
use crate::clock::{Clock, Random};
use crate::config::{DatabaseKind, Settings};
use crate::factors::breached::BreachedList;
use crate::fetch::Fetcher;
use crate::secrets::Secret;
use crate::store::Database;
use crate::store::database::{Alone, OpenError, Options};
use crate::store::private_file;
use crate::store::sealing::{self, MasterKeys};
use crate::store::transient::embedded::Embedded;
use crate::store::transient::redis::{RedisStore, Timeouts};
use crate::store::transient::{TransientStore, Unavailable};
use crate::upstreams::Talking;

/// The list of passwords that were stolen elsewhere.
pub(super) fn breached(file: &Path) -> Result<BreachedList, StartError> {
    BreachedList::open(file).map_err(|error| StartError::Breached(format!("{}: {error} (LATCHKEY_BREACHED_FILE)", file.display())))
}

/// How other providers are talked to, as the settings say.
pub fn open_talking(settings: &Settings, clock: &Clock) -> Result<Talking, StartError> {
    let unfit = |why: String| StartError::FetchCa(format!("LATCHKEY_FETCH_CA: {why}"));
    let read = |file: &std::path::PathBuf| std::fs::read(file).map_err(|error| unfit(format!("{}: {error}", file.display())));
    let authorities = settings.fetch_ca.as_ref().map(read).transpose()?;
    let fetcher = Fetcher::new(&settings.fetch_allow, authorities.as_deref()).map_err(|error| unfit(error.to_string()))?;
    Ok(Talking::new(fetcher, clock.clone()))
}

/// What the stores are opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OpenedFor {
    /// What serves, and `migrate`: a store, a schema and keys that are missing are made.
    Serving,
    /// A command that changes something: a new store in a mistyped place would look like success, so none is made.
    Changing,
    /// A command that only reads: nothing is written at all, so whoever holds the right to write holds it up no moment.
    Reading,
}

fn nothing_at(what: &str, path: &Path) -> StartError {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    StartError::Missing(format!(
        "there is no {what} at {}: use the server's settings (--config FILE, --data-dir FOLDER or its environment), or create \
         one with `latchkey serve` or `latchkey migrate`",
        path.display()
    ))
}

/// The files that a command works on.
///
/// # Errors
/// Which of them is not there.
pub(super) fn must_be_there(settings: &Settings) -> Result<(), StartError> {
    if let Some(file) = settings.sqlite_file()
        && !file.is_file()
    {
        return Err(nothing_at("database", &file));
    }
    if settings.redis_url.is_none() && !settings.transient_file().is_file() {
        return Err(nothing_at("transient store", &settings.transient_file()));
    }
    Ok(())
}

/// A database that holds nothing of ours was not meant.
///
/// # Errors
/// Where it has no schema of ours, and where it is away.
pub(super) async fn must_be_ours(settings: &Settings, database: &Database) -> Result<(), StartError> {
    if let Some(file) = settings.sqlite_file()
        && std::fs::metadata(&file).is_ok_and(|metadata| metadata.len() == 0)
    {
        return Err(nothing_at("database of Latchkey", &file));
    }
    if database.schema().await?.version.is_some() {
        return Ok(());
    }
    Err(settings.sqlite_file().map_or_else(
        || {
            StartError::Missing(
                "the PostgreSQL database in LATCHKEY_DATABASE_URL has no Latchkey schema: create it with `latchkey migrate`".to_owned(),
            )
        },
        |file| nothing_at("database of Latchkey", &file),
    ))
}

/// Makes what commands need beside the schema, where the database is this machine's: the master key and the transient store.
///
/// # Errors
/// Where one cannot be made, or the database holds data that another master key sealed.
pub async fn prepare(settings: &Settings, database: &Database, random: &Random) -> Result<(), StartError> {
    if settings.database() != DatabaseKind::Sqlite {
        return Ok(());
    }
    make_folder(&settings.data_dir)?;
    master_keys(settings, database, random, OpenedFor::Serving).await?;
    if settings.redis_url.is_none() {
        Embedded::open(&settings.transient_file())?;
    }
    Ok(())
}

/// Takes the right to be the only `serve`, where there may be no other over these stores.
///
/// # Errors
/// Where another one has it, or the stores are away.
pub async fn hold_alone(settings: &Settings) -> Result<Option<Alone>, StartError> {
    if !settings.must_be_alone() {
        return Ok(None);
    }
    make_folder(&settings.data_dir)?;
    Ok(Some(open_database(settings)?.hold_alone(&settings.data_dir).await?))
}

/// How the durable store behaves by the settings.
fn options(settings: &Settings) -> Options {
    let by_itself = Options::default();
    Options { connections: settings.database_connections.unwrap_or(by_itself.connections), unused: settings.database_idle, ..by_itself }
}

/// The durable store that the settings name, with the role that may change its schema.
///
/// # Errors
/// Where an address cannot be read.
pub fn open_database(settings: &Settings) -> Result<Database, OpenError> {
    let database = Database::open(settings.database_url.clone(), options(settings))?;
    match &settings.database_migrate_url {
        Some(address) => database.migrated_by(address.clone()),
        None => Ok(database),
    }
}

/// The transient store that the settings name; for a command that only reads, one that takes no writes.
///
/// # Errors
/// Where it cannot be opened.
pub(super) async fn open_transient(settings: &Settings, opened_for: OpenedFor) -> Result<TransientStore, Unavailable> {
    let file = settings.transient_file();
    Ok(match (&settings.redis_url, opened_for) {
        (Some(url), OpenedFor::Reading) => TransientStore::Redis(RedisStore::connect(url.clone(), Timeouts::default()).await?.to_read()),
        (Some(url), _) => TransientStore::Redis(RedisStore::connect(url.clone(), Timeouts::default()).await?),
        (None, OpenedFor::Reading) => TransientStore::Embedded(Embedded::open_to_read(&file)?),
        (None, _) => TransientStore::Embedded(Embedded::open(&file)?),
    })
}

/// Makes the data folder, for its owner alone.
///
/// # Errors
/// Where it cannot be made.
pub fn make_folder(folder: &Path) -> Result<(), StartError> {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|error| StartError::Folder(format!("the data folder {} cannot be created: {error} (LATCHKEY_DATA_DIR)", folder.display())))
}

/// The master keys: those that are set, else the one in the data folder, else, on the embedded default and an empty
/// database alone, a new one.
pub(super) async fn master_keys(
    settings: &Settings,
    database: &Database,
    random: &Random,
    opened_for: OpenedFor,
) -> Result<MasterKeys, StartError> {
    if let Some(keys) = &settings.master_key {
        return Ok(MasterKeys::parse(keys)?);
    }
    let file = settings.master_key_file();
    match std::fs::read_to_string(&file) {
        Ok(text) => return Ok(MasterKeys::parse(&Secret::new(text.trim()))?),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(StartError::MasterKey(format!("{} cannot be read: {error}", file.display()))),
    }
    if settings.database() == crate::config::DatabaseKind::Postgres {
        return Err(StartError::MasterKey(
            "LATCHKEY_MASTER_KEY is not set: with PostgreSQL, every replica needs the same one (create it with `openssl rand -base64 32`)"
                .into(),
        ));
    }
    if !database.read(sealing::may_make_master_key).await? {
        return Err(StartError::MasterKey(format!(
            "the database contains data, but its master key is missing: restore it as {} or set LATCHKEY_MASTER_KEY. A new key cannot open this data",
            file.display()
        )));
    }
    if opened_for != OpenedFor::Serving {
        return Err(nothing_at("master key", &file));
    }
    let (keys, text) = MasterKeys::make(random);
    match write_new(&file, &text) {
        Ok(()) => Ok(keys),
        // Another process was first: its key counts.
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            let text = std::fs::read_to_string(&file)
                .map_err(|error| StartError::MasterKey(format!("{} cannot be read: {error}", file.display())))?;
            Ok(MasterKeys::parse(&Secret::new(text.trim()))?)
        }
        Err(error) => Err(StartError::MasterKey(format!("{} cannot be written: {error}", file.display()))),
    }
}

/// Written whole under another name first, so that nobody reads half a key.
fn write_new(file: &Path, text: &Secret) -> std::io::Result<()> {
    let draft = file.with_extension(format!("key.{}", std::process::id()));
    let mut open = private_file::make(&draft)?;
    open.set_len(0)?;
    open.write_all(text.expose().as_bytes())?;
    open.sync_all()?;
    let linked = std::fs::hard_link(&draft, file);
    std::fs::remove_file(&draft)?;
    linked
}
