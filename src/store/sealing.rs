//! Envelope encryption at rest: the master key seals a few data keys and nothing else; data keys hash, authenticate and
//! seal everything that is kept.
//!
//! Each stored hash, MAC and ciphertext names its data key's id. Changing the master key rewraps these few rows at the
//! next start. A canary row tells at every start whether the master key at hand is this database's; one that is not
//! stops the start with the remedy, and no new key is ever made over existing data.

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use diesel::prelude::*;
use zeroize::Zeroizing;

use super::database::{Connection, Database, StoreError};
use super::schema::{clients, credentials, data_keys, grants, signing_keys, users};
use crate::clock::{Random, Timestamp};
use crate::secrets::{DataKey, Secret, sha256};

const CANARY: &str = "canary";
const CANARY_TEXT: &[u8] = b"latchkey canary";

/// The keys that seal the data keys: the first seals, all open. Held outside the database.
#[derive(Clone, Debug)]
pub struct MasterKeys {
    first: DataKey,
    others: Vec<DataKey>,
}

impl MasterKeys {
    /// From the setting: 32 bytes in base64 (either alphabet, with or without padding), several separated by commas.
    pub fn parse(setting: &Secret) -> Result<Self, MasterKeyError> {
        let mut keys = setting.expose().split(',').map(|text| decode(text.trim()).map(master));
        let first = keys.next().ok_or(MasterKeyError)??;
        Ok(Self { first, others: keys.collect::<Result<_, _>>()? })
    }

    /// A new master key and the text to keep for it. Only where [`may_make_master_key`] allows it.
    pub fn make(random: &Random) -> (Self, Secret) {
        let bytes: Zeroizing<[u8; 32]> = Zeroizing::new(random.bytes());
        let text = Secret::new(base64::engine::general_purpose::STANDARD.encode(bytes.as_slice()));
        (Self { first: master(bytes), others: Vec::new() }, text)
    }

    /// The id of the key that seals: a hash, so that it says which key is needed and nothing of it.
    pub fn id(&self) -> &str {
        self.first.id()
    }

    fn open(&self, place: &str, sealed: &str) -> Option<Zeroizing<Vec<u8>>> {
        std::iter::once(&self.first).chain(&self.others).find_map(|key| key.open(place, sealed).ok())
    }
}

fn decode(text: &str) -> Result<Zeroizing<[u8; 32]>, MasterKeyError> {
    let config = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let alphabet = if text.contains(['-', '_']) { URL_SAFE } else { STANDARD };
    let bytes = Zeroizing::new(GeneralPurpose::new(&alphabet, config).decode(text).map_err(|_| MasterKeyError)?);
    Ok(Zeroizing::new(<[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| MasterKeyError)?))
}

fn master(bytes: Zeroizing<[u8; 32]>) -> DataKey {
    let mut labelled = Zeroizing::new(b"latchkey master key ".to_vec());
    labelled.extend_from_slice(bytes.as_slice());
    let mut id = sha256(&labelled);
    id.truncate(12);
    DataKey::new(id, *bytes)
}

/// The setting holds no master key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MasterKeyError;

impl fmt::Display for MasterKeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a master key is 32 random bytes in base64 (make one with `openssl rand -base64 32`), several separated by commas")
    }
}

impl std::error::Error for MasterKeyError {}

/// Whether a master key may be made: only where the database holds nothing that another may have sealed.
pub fn may_make_master_key(conn: &mut Connection) -> Result<bool, StoreError> {
    let mut rows: i64 = data_keys::table.count().get_result(conn)?;
    rows += users::table.count().get_result::<i64>(conn)?;
    rows += clients::table.count().get_result::<i64>(conn)?;
    rows += credentials::table.count().get_result::<i64>(conn)?;
    rows += signing_keys::table.count().get_result::<i64>(conn)?;
    rows += grants::table.count().get_result::<i64>(conn)?;
    Ok(rows == 0)
}

/// What a data key is for. One key serves one purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPurpose {
    /// Keyed hashes of random secrets (client secrets, one-time links).
    Hash,
    /// The MAC of refresh tokens.
    Refresh,
    /// Cookies and CSRF tokens.
    Cookie,
    /// Sealing of rows and records.
    Seal,
}

impl KeyPurpose {
    const ALL: [Self; 4] = [Self::Hash, Self::Refresh, Self::Cookie, Self::Seal];

    /// As `data_keys.purpose` keeps it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hash => "hash",
            Self::Refresh => "refresh",
            Self::Cookie => "cookie",
            Self::Seal => "seal",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == text)
    }

    /// The id of the purpose's first key. It is the same for every process, so that of two that start at once one makes
    /// the key and the other meets it. Tokens carry it: it is short and holds no `.`.
    fn first_id(self) -> &'static str {
        match self {
            Self::Hash => "h1",
            Self::Refresh => "r1",
            Self::Cookie => "c1",
            Self::Seal => "s1",
        }
    }
}

/// The data keys, opened. Clones share them.
#[derive(Clone, Debug)]
pub struct KeyRing(Arc<Keys>);

#[derive(Debug)]
struct Keys {
    hash: Vec<DataKey>,
    refresh: Vec<DataKey>,
    cookie: Vec<DataKey>,
    seal: Vec<DataKey>,
    current: [DataKey; 4],
}

impl KeyRing {
    /// Opens the data keys, makes those that are missing (all of them in an empty database) and rewraps what another
    /// than the first master key sealed.
    pub async fn load(database: &Database, masters: &MasterKeys, random: &Random, now: Timestamp) -> Result<Self, KeyRingError> {
        // Each step may meet another replica that takes it at the same time: then the rows are read again.
        for _ in 0..4 {
            let rows = database.read(all).await?;
            if rows.is_empty() {
                let (masters, random) = (masters.clone(), random.clone());
                met(database.write(move |conn| begin(conn, &masters, &random, now)).await)?;
                continue;
            }
            let opened = open_all(&rows, masters)?;
            let missing: Vec<KeyPurpose> =
                KeyPurpose::ALL.into_iter().filter(|purpose| !opened.iter().any(|(of, _)| of == purpose)).collect();
            if !missing.is_empty() {
                let (masters, random) = (masters.clone(), random.clone());
                met(database.write(move |conn| missing.iter().try_for_each(|p| make(conn, *p, &masters, &random, now))).await)?;
                continue;
            }
            if rows.iter().any(|row| !row.is_sealed_by(masters.id())) {
                let (masters, random) = (masters.clone(), random.clone());
                database.write(move |conn| rewrap(conn, &masters, &random)).await?;
            }
            return Self::assemble(opened).ok_or(KeyRingError::Damaged("a purpose has no data key"));
        }
        Err(KeyRingError::Damaged("the data keys change while they are read"))
    }

    /// Opens the data keys for what only reads: nothing is made or rewrapped. In place of a key that is not there yet stands one
    /// that nobody keeps, since nothing can have been made with it.
    pub async fn read(database: &Database, masters: &MasterKeys, random: &Random) -> Result<Self, KeyRingError> {
        let rows = database.read(all).await?;
        let mut opened = if rows.is_empty() { Vec::new() } else { open_all(&rows, masters)? };
        for purpose in KeyPurpose::ALL {
            if !opened.iter().any(|(of, _)| *of == purpose) {
                opened.push((purpose, DataKey::new(purpose.first_id(), random.bytes())));
            }
        }
        Self::assemble(opened).ok_or(KeyRingError::Damaged("a purpose has no data key"))
    }

    fn assemble(opened: Vec<(KeyPurpose, DataKey)>) -> Option<Self> {
        let of = |purpose| opened.iter().filter(|(of, _)| *of == purpose).map(|(_, key)| key.clone()).collect::<Vec<_>>();
        let (hash, refresh, cookie, seal) = (of(KeyPurpose::Hash), of(KeyPurpose::Refresh), of(KeyPurpose::Cookie), of(KeyPurpose::Seal));
        // The rows come oldest first: the newest of a purpose is its current key.
        let current = [hash.last()?.clone(), refresh.last()?.clone(), cookie.last()?.clone(), seal.last()?.clone()];
        Some(Self(Arc::new(Keys { hash, refresh, cookie, seal, current })))
    }

    /// The current key for hashing random secrets.
    pub fn hash(&self) -> &DataKey {
        let [hash, _, _, _] = &self.0.current;
        hash
    }

    /// The current key for the MAC of refresh tokens.
    pub fn refresh(&self) -> &DataKey {
        let [_, refresh, _, _] = &self.0.current;
        refresh
    }

    /// The current key for cookies and CSRF tokens.
    pub fn cookie(&self) -> &DataKey {
        let [_, _, cookie, _] = &self.0.current;
        cookie
    }

    /// The current key for sealing rows and records.
    pub fn seal(&self) -> &DataKey {
        let [_, _, _, seal] = &self.0.current;
        seal
    }

    /// The key of `purpose` that a stored value names.
    pub fn by_id(&self, purpose: KeyPurpose, id: &str) -> Option<&DataKey> {
        let keys = match purpose {
            KeyPurpose::Hash => &self.0.hash,
            KeyPurpose::Refresh => &self.0.refresh,
            KeyPurpose::Cookie => &self.0.cookie,
            KeyPurpose::Seal => &self.0.seal,
        };
        keys.iter().find(|key| key.id() == id)
    }

    /// Opens what `seal().seal(random, place, ..)` made, whichever key of the ring sealed it.
    pub fn open(&self, place: &str, sealed: &str) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        let id = sealed.split('.').next().unwrap_or_default();
        Ok(self.by_id(KeyPurpose::Seal, id).ok_or(StoreError::Sealing)?.open(place, sealed)?)
    }

    /// A ring of random keys that no database holds, for tests of rooms that need one.
    #[cfg(test)]
    pub(crate) fn scratch(random: &Random) -> Self {
        let opened = KeyPurpose::ALL.into_iter().map(|purpose| (purpose, DataKey::new(purpose.first_id(), random.bytes()))).collect();
        Self::assemble(opened).unwrap()
    }
}

#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = data_keys)]
struct Row {
    id: String,
    purpose: String,
    sealed: String,
    created_at: i64,
}

impl Row {
    fn sealed(id: &str, purpose: &str, plain: &[u8], masters: &MasterKeys, random: &Random, now: Timestamp) -> Result<Self, StoreError> {
        let sealed = masters.first.seal(random, &place(id), plain)?;
        Ok(Self { id: id.into(), purpose: purpose.into(), sealed, created_at: now.as_millis() })
    }

    fn is_sealed_by(&self, master: &str) -> bool {
        self.sealed.split('.').next() == Some(master)
    }
}

fn place(id: &str) -> String {
    format!("data_keys.sealed.{id}")
}

fn all(conn: &mut Connection) -> Result<Vec<Row>, StoreError> {
    Ok(data_keys::table.order((data_keys::created_at, data_keys::id)).select(Row::as_select()).load(conn)?)
}

/// The first start: the canary and one key for each purpose.
fn begin(conn: &mut Connection, masters: &MasterKeys, random: &Random, now: Timestamp) -> Result<(), KeyRingError> {
    // The canary goes first: of two replicas the second waits here, and fails when the first has committed.
    diesel::insert_into(data_keys::table)
        .values(Row::sealed(CANARY, CANARY, CANARY_TEXT, masters, random, now)?)
        .execute(conn)
        .map_err(StoreError::from)?;
    let rows: i64 = data_keys::table.count().get_result(conn).map_err(StoreError::from)?;
    let others: i64 = users::table.count().get_result::<i64>(conn).map_err(StoreError::from)?
        + credentials::table.count().get_result::<i64>(conn).map_err(StoreError::from)?
        + signing_keys::table.count().get_result::<i64>(conn).map_err(StoreError::from)?;
    if rows != 1 || others != 0 {
        return Err(KeyRingError::Damaged("the data keys are gone while other rows are left: restore the table data_keys from a backup"));
    }
    KeyPurpose::ALL.into_iter().try_for_each(|purpose| make(conn, purpose, masters, random, now))
}

fn make(conn: &mut Connection, purpose: KeyPurpose, masters: &MasterKeys, random: &Random, now: Timestamp) -> Result<(), KeyRingError> {
    let bytes = Zeroizing::new(random.bytes::<32>());
    let row = Row::sealed(purpose.first_id(), purpose.as_str(), bytes.as_slice(), masters, random, now)?;
    diesel::insert_into(data_keys::table).values(row).execute(conn).map_err(StoreError::from)?;
    Ok(())
}

fn open_all(rows: &[Row], masters: &MasterKeys) -> Result<Vec<(KeyPurpose, DataKey)>, KeyRingError> {
    let canary = rows.iter().find(|row| row.purpose == CANARY).ok_or(KeyRingError::Damaged("the canary row is gone"))?;
    if masters.open(&place(&canary.id), &canary.sealed).is_none_or(|text| text.as_slice() != CANARY_TEXT) {
        let needed = canary.sealed.split('.').next().unwrap_or_default().into();
        return Err(KeyRingError::WrongMasterKey { needed, given: masters.id().into() });
    }
    let mut opened = Vec::with_capacity(rows.len());
    for row in rows.iter().filter(|row| row.purpose != CANARY) {
        // A purpose of a later release is not ours to judge.
        let Some(purpose) = KeyPurpose::parse(&row.purpose) else { continue };
        let bytes = masters.open(&place(&row.id), &row.sealed).ok_or(KeyRingError::Damaged("a data key does not open"))?;
        let bytes = <[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| KeyRingError::Damaged("a data key has a wrong length"))?;
        opened.push((purpose, DataKey::new(row.id.clone(), bytes)));
    }
    Ok(opened)
}

/// Seals under the first master key what another sealed. Runs beside replicas that do the same: a row that changed in
/// between is left to them.
fn rewrap(conn: &mut Connection, masters: &MasterKeys, random: &Random) -> Result<(), KeyRingError> {
    for row in all(conn)? {
        if row.is_sealed_by(masters.id()) {
            continue;
        }
        let plain = masters.open(&place(&row.id), &row.sealed).ok_or(KeyRingError::Damaged("a data key does not open"))?;
        let sealed = masters.first.seal(random, &place(&row.id), &plain).map_err(StoreError::from)?;
        diesel::update(data_keys::table.find(&row.id).filter(data_keys::sealed.eq(&row.sealed)))
            .set(data_keys::sealed.eq(sealed))
            .execute(conn)
            .map_err(StoreError::from)?;
    }
    Ok(())
}

/// A key that another replica made first is no error.
fn met(done: Result<(), KeyRingError>) -> Result<(), KeyRingError> {
    match done {
        Err(KeyRingError::Store(error)) if error.is_unique_violation() => Ok(()),
        other => other,
    }
}

/// Why the data keys cannot be used: the start ends here, and nothing was changed.
#[derive(Debug)]
#[non_exhaustive]
pub enum KeyRingError {
    /// None of the master keys at hand is this database's.
    WrongMasterKey {
        /// The id of the key that sealed it.
        needed: String,
        /// The id of the first key at hand.
        given: String,
    },
    /// The rows contradict themselves.
    Damaged(&'static str),
    /// The database failed.
    Store(StoreError),
}

impl From<StoreError> for KeyRingError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl fmt::Display for KeyRingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongMasterKey { needed, given } => write!(
                f,
                "the master key at hand ({given}) is not the one this database was sealed with ({needed}): give that one back in \
                 LATCHKEY_MASTER_KEY or the data folder's key file; to change it, give both, the new one first: NEW,OLD. \
                 Nothing was changed"
            ),
            Self::Damaged(what) => write!(f, "the data keys cannot be used: {what}"),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for KeyRingError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Store(error) => Some(error),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::database::scratch::Scratch;

    const NOW: Timestamp = Timestamp::from_seconds(1_000);

    #[test]
    fn a_master_key_is_32_bytes_in_either_alphabet() {
        for text in ["-_-_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxw", "+/+/AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxw="] {
            assert_eq!(MasterKeys::parse(&Secret::new(text)).unwrap().id().len(), 12);
        }
        for refused in
            ["", "AAEC", "not base64!", "-_-_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxw,", "-_-_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwAAAA"]
        {
            assert!(MasterKeys::parse(&Secret::new(refused)).is_err(), "{refused}");
        }
    }

    #[tokio::test]
    async fn replicas_that_start_at_once_get_the_same_keys() {
        let random = Random::default();
        for Scratch { database, folder: _folder, .. } in Scratch::each().await {
            assert!(database.read(may_make_master_key).await.unwrap());
            let (masters, text) = MasterKeys::make(&random);
            let again = MasterKeys::parse(&text).unwrap();
            let (a, b) = tokio::join!(KeyRing::load(&database, &masters, &random, NOW), KeyRing::load(&database, &again, &random, NOW));
            let (a, b) = (a.unwrap(), b.unwrap());
            assert_eq!(a.hash().bytes(), b.hash().bytes());
            assert_ne!(a.hash().bytes(), a.cookie().bytes());
            let sealed = a.seal().seal(&random, "t.c.1", b"plain").unwrap();
            assert_eq!(b.open("t.c.1", &sealed).unwrap().as_slice(), b"plain");
            assert!(matches!(b.open("t.c.2", &sealed), Err(StoreError::Sealing)));
            assert!(!database.read(may_make_master_key).await.unwrap());
        }
    }

    #[tokio::test]
    async fn another_master_key_stops_the_start_and_changes_nothing() {
        let random = Random::default();
        let Scratch { database, folder: _folder, .. } = Scratch::sqlite().await;
        let (masters, _) = MasterKeys::make(&random);
        KeyRing::load(&database, &masters, &random, NOW).await.unwrap();
        let before = database.read(all).await.unwrap();
        let (other, _) = MasterKeys::make(&random);
        let error = KeyRing::load(&database, &other, &random, NOW).await.unwrap_err();
        assert!(matches!(&error, KeyRingError::WrongMasterKey { needed, .. } if needed == masters.id()));
        let after = database.read(all).await.unwrap();
        assert!(before.iter().zip(&after).all(|(a, b)| a.sealed == b.sealed));
    }

    #[tokio::test]
    async fn a_new_first_master_key_rewraps_every_row_and_the_old_one_may_go() {
        let random = Random::default();
        for Scratch { database, folder: _folder, .. } in Scratch::each().await {
            let (old, old_text) = MasterKeys::make(&random);
            let ring = KeyRing::load(&database, &old, &random, NOW).await.unwrap();
            let (new, new_text) = MasterKeys::make(&random);
            let both = MasterKeys::parse(&Secret::new(format!("{},{}", new_text.expose(), old_text.expose()))).unwrap();
            KeyRing::load(&database, &both, &random, NOW).await.unwrap();
            let alone = KeyRing::load(&database, &new, &random, NOW).await.unwrap();
            assert_eq!(ring.refresh().bytes(), alone.refresh().bytes());
            assert!(KeyRing::load(&database, &old, &random, NOW).await.is_err());
        }
    }

    #[tokio::test]
    async fn lost_data_keys_are_never_replaced_over_what_they_sealed() {
        let random = Random::default();
        let Scratch { database, folder: _folder, .. } = Scratch::sqlite().await;
        database
            .write::<_, StoreError>(|conn| {
                let key = (
                    signing_keys::id.eq("k"),
                    signing_keys::issuer.eq("i"),
                    signing_keys::alg.eq("ES256"),
                    signing_keys::state.eq("active"),
                    signing_keys::sealed.eq("s1.a.b"),
                    signing_keys::public_jwk.eq("{}"),
                    signing_keys::created_at.eq(0),
                    signing_keys::version.eq(1),
                );
                diesel::insert_into(signing_keys::table).values(key).execute(conn.rows())?;
                Ok(())
            })
            .await
            .unwrap();
        let (masters, _) = MasterKeys::make(&random);
        assert!(matches!(KeyRing::load(&database, &masters, &random, NOW).await, Err(KeyRingError::Damaged(_))));
    }
}
