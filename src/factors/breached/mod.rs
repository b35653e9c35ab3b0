//! Passwords that were stolen elsewhere, by a file that the operator made: whoever guesses tries them first.
//!
//! The public lists ([Have I Been Pwned](https://haveibeenpwned.com/Passwords)) have the SHA-1 of each password in hexadecimal digits, as a file for each of
//! the 16^5 beginnings of five digits, or as one file ordered by hash. What is kept of a hash here is its beginning, by its place in the
//! file, and the three bytes behind that: 1 password of some thousands that are on no list is refused too, and the file has a tenth of
//! the size.
//!
//! The file: [`MAGIC`]; the number of hashes, 8 bytes; the SHA-256 of all that precedes the hashes, without itself; for each beginning the number of hashes
//! up to and with it, 4 bytes; the hashes, in order, 3 bytes each. Numbers are big-endian. Nothing of it is held in memory.

mod building;

pub use building::{UnfitSource, build};

use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read as _};
use std::os::unix::fs::FileExt as _;
use std::path::Path;

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest};

use crate::secrets::Secret;

const MAGIC: &[u8; 16] = b"latchkey breach1";
/// Beginnings of five hexadecimal digits.
const BEGINNINGS: usize = 1 << 20;
/// Bytes of what is kept of a hash.
const KEPT: usize = 3;
/// Where the numbers of hashes begin.
const INDEX: usize = MAGIC.len() + 8 + 32;
/// Where the hashes begin.
const HASHES: usize = INDEX + BEGINNINGS * 4;

/// A file of stolen passwords.
#[derive(Debug)]
pub struct BreachedList {
    file: File,
    count: u64,
}

/// Why a file is not used.
#[derive(Debug)]
pub enum UnfitList {
    /// It cannot be read.
    Unreadable(io::Error),
    /// It was not made by `latchkey breached build`, or by one of a later release.
    Foreign,
    /// It was cut off or changed.
    Damaged,
}

impl fmt::Display for UnfitList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => write!(f, "the list of breached passwords cannot be read: {error}"),
            Self::Foreign => {
                f.write_str("this is no list of breached passwords that this version can read: make it with `latchkey breached build`")
            }
            Self::Damaged => f.write_str("the list of breached passwords is damaged: make it again with `latchkey breached build`"),
        }
    }
}

impl std::error::Error for UnfitList {}

impl From<io::Error> for UnfitList {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Damaged,
            _ => Self::Unreadable(error),
        }
    }
}

impl BreachedList {
    /// Opens a file and looks whether it is whole, as far as its size and all but the hashes themselves tell.
    ///
    /// # Errors
    /// Where it cannot be used.
    pub fn open(path: &Path) -> Result<Self, UnfitList> {
        let file = File::open(path)?;
        let mut reader = BufReader::new(&file);
        let mut magic = [0; MAGIC.len()];
        match reader.read_exact(&mut magic) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Err(UnfitList::Foreign),
            read => read?,
        }
        if &magic != MAGIC {
            return Err(UnfitList::Foreign);
        }
        let (mut count, mut checksum, mut index) = ([0; 8], [0; 32], vec![0; BEGINNINGS * 4]);
        reader.read_exact(&mut count)?;
        reader.read_exact(&mut checksum)?;
        reader.read_exact(&mut index)?;
        let size = u64::from_be_bytes(count).checked_mul(KEPT as u64).and_then(|size| size.checked_add(HASHES as u64));
        if checksum_of(count, &index) != checksum || size != Some(file.metadata()?.len()) {
            return Err(UnfitList::Damaged);
        }
        Ok(Self { count: u64::from_be_bytes(count), file })
    }

    /// How many passwords it holds.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Whether it holds `password`.
    ///
    /// # Errors
    /// Where the file cannot be read any more.
    pub fn holds(&self, password: &Secret) -> io::Result<bool> {
        let Some((beginning, kept)) = sought(password.expose()) else { return Ok(false) };
        let until = |beginning: usize| {
            let mut number = [0; 4];
            self.file.read_exact_at(&mut number, (INDEX + beginning * 4) as u64)?;
            Ok::<_, io::Error>(u32::from_be_bytes(number) as usize)
        };
        let from = beginning.checked_sub(1).map_or(Ok(0), until)?;
        let count = until(beginning)?.saturating_sub(from);
        let mut hashes = vec![0; count * KEPT];
        self.file.read_exact_at(&mut hashes, (HASHES + from * KEPT) as u64)?;
        Ok(hashes.chunks_exact(KEPT).any(|hash| hash == kept))
    }
}

fn checksum_of(count: [u8; 8], index: &[u8]) -> [u8; 32] {
    let mut sum = [0; 32];
    sum.copy_from_slice(digest(&SHA256, &[MAGIC.as_slice(), &count, index].concat()).as_ref());
    sum
}

/// The beginning of a password's hash as a number, and what is kept of the rest.
fn sought(password: &str) -> Option<(usize, [u8; KEPT])> {
    parted(digest(&SHA1_FOR_LEGACY_USE_ONLY, password.as_bytes()).as_ref())
}

/// The first 20 bits, and the 24 behind them.
fn parted(hash: &[u8]) -> Option<(usize, [u8; KEPT])> {
    let [a, b, c, d, e, f] = *hash.first_chunk::<6>()?;
    let beginning = usize::from(a) << 12 | usize::from(b) << 4 | usize::from(c >> 4);
    Some((beginning, [c << 4 | d >> 4, d << 4 | e >> 4, e << 4 | f >> 4]))
}

#[cfg(test)]
mod tests;
