//! The file is made of a public list.

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::{BEGINNINGS, HASHES, MAGIC, checksum_of, parted};

/// What is wrong with a public list.
#[derive(Debug)]
pub enum UnfitSource {
    /// It cannot be read, or the new file cannot be written.
    Failed(io::Error),
    /// A line is no hash with its number.
    Line {
        /// In which file.
        file: PathBuf,
        /// Which, from 1.
        line: u64,
    },
    /// The lines are not ordered by hash.
    Unordered {
        /// In which file.
        file: PathBuf,
        /// The first that is not, from 1.
        line: u64,
    },
    /// The hashes are those of Windows.
    Ntlm,
    /// There is nothing in it.
    Empty,
    /// There are more than can be counted.
    TooMany,
}

impl fmt::Display for UnfitSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(error) => error.fmt(f),
            Self::Line { file, line } => {
                write!(
                    f,
                    "{}, line {line}: expected the SHA-1 hash of a password in hexadecimal digits, a colon and a number",
                    file.display()
                )
            }
            Self::Unordered { file, line } => write!(f, "{}, line {line}: the file is not ordered by hash", file.display()),
            Self::Ntlm => f.write_str("this is a list of NTLM hashes: download the list of SHA-1 hashes"),
            Self::Empty => f.write_str("there are no hashes: expected files such as 00000.txt to FFFFF.txt, or one file ordered by hash"),
            Self::TooMany => f.write_str("there are more than 4,294,967,295 hashes"),
        }
    }
}

impl std::error::Error for UnfitSource {}

impl From<io::Error> for UnfitSource {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

/// Makes a file of the hashes in `source`, a public list, that were seen `at_least` so often, and says how many they are. The file is there once it is
/// whole; one that was there before is replaced then. `told` is told how far it is, in thousandths.
///
/// # Errors
/// Where the list cannot be read, or the file not be written.
pub fn build(source: &Path, at_least: u64, target: &Path, told: &mut dyn FnMut(usize)) -> Result<u64, UnfitSource> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = target.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::IsADirectory))?;
    let unfinished = folder.join(format!(".{}.unfinished", name.display()));
    let made = (|| {
        let mut builder = Builder::begin(File::create(&unfinished)?, at_least)?;
        if source.is_dir() {
            for beginning in 0..BEGINNINGS {
                let file = source.join(format!("{beginning:05X}.txt"));
                match File::open(&file) {
                    Ok(opened) => builder.read(&file, opened, &format!("{beginning:05X}"), told)?,
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    Err(error) => return Err(error.into()),
                }
            }
        } else {
            builder.read(source, File::open(source)?, "", told)?;
        }
        builder.end()
    })();
    match made {
        Ok(count) => {
            std::fs::rename(&unfinished, target)?;
            Ok(count)
        }
        Err(error) => {
            // It may never have been there.
            let _ = std::fs::remove_file(&unfinished);
            Err(error)
        }
    }
}

/// A file that is being made.
struct Builder {
    file: BufWriter<File>,
    at_least: u64,
    /// For each beginning the number of hashes up to and with it, as far as it was come.
    index: Vec<u8>,
    count: u32,
    /// The last hash, of whose order the next is.
    last: Vec<u8>,
    beginning: usize,
}

impl Builder {
    fn begin(file: File, at_least: u64) -> Result<Self, UnfitSource> {
        let mut file = BufWriter::with_capacity(1 << 20, file);
        file.seek(SeekFrom::Start(HASHES as u64))?;
        Ok(Self { file, at_least, index: Vec::with_capacity(BEGINNINGS * 4), count: 0, last: Vec::new(), beginning: 0 })
    }

    /// Reads a file whose lines lack `before`, the beginning of each hash in it.
    fn read(&mut self, path: &Path, file: File, before: &str, told: &mut dyn FnMut(usize)) -> Result<(), UnfitSource> {
        let mut lines = BufReader::with_capacity(1 << 20, file);
        let (mut text, mut line) = (String::new(), 0);
        loop {
            text.clear();
            line += 1;
            // A line of a public list has some dozens of bytes.
            if (&mut lines).take(256).read_line(&mut text)? == 0 {
                return Ok(());
            }
            let read = text.trim_start_matches('\u{feff}').trim_end();
            if read.is_empty() {
                continue;
            }
            let unfit = || UnfitSource::Line { file: path.to_owned(), line };
            let (hash, seen) = read.split_once(':').ok_or_else(unfit)?;
            if before.is_empty() && hash.len() == 32 {
                return Err(UnfitSource::Ntlm);
            }
            let hash = hashed(before, hash).ok_or_else(unfit)?;
            if hash.as_slice() < self.last.as_slice() {
                return Err(UnfitSource::Unordered { file: path.to_owned(), line });
            }
            let seen: u64 = seen.trim().parse().map_err(|_| unfit())?;
            self.last.clear();
            self.last.extend_from_slice(&hash);
            // A range file is filled up with hashes that were never seen.
            if seen >= self.at_least.max(1) {
                self.keep(&hash, told)?;
            }
        }
    }

    fn keep(&mut self, hash: &[u8], told: &mut dyn FnMut(usize)) -> Result<(), UnfitSource> {
        let Some((beginning, kept)) = parted(hash) else { return Ok(()) };
        if beginning > self.beginning {
            told(beginning / (BEGINNINGS / 1000));
        }
        self.come_to(beginning);
        self.file.write_all(&kept)?;
        self.count = self.count.checked_add(1).ok_or(UnfitSource::TooMany)?;
        Ok(())
    }

    /// Every beginning before this one has all its hashes.
    fn come_to(&mut self, beginning: usize) {
        while self.beginning < beginning {
            self.index.extend(self.count.to_be_bytes());
            self.beginning += 1;
        }
    }

    fn end(mut self) -> Result<u64, UnfitSource> {
        self.come_to(BEGINNINGS);
        if self.count == 0 {
            return Err(UnfitSource::Empty);
        }
        let count = u64::from(self.count).to_be_bytes();
        self.file.seek(SeekFrom::Start(0))?;
        for part in [MAGIC.as_slice(), &count, &checksum_of(count, &self.index), &self.index] {
            self.file.write_all(part)?;
        }
        let file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        Ok(u64::from(self.count))
    }
}

/// The 20 bytes of a hash in hexadecimal digits, whose beginning may stand elsewhere.
fn hashed(before: &str, rest: &str) -> Option<[u8; 20]> {
    if before.len() + rest.len() != 40 {
        return None;
    }
    let mut digits =
        before.bytes().chain(rest.bytes()).map(|digit| char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok()));
    let mut hash = [0; 20];
    for byte in &mut hash {
        *byte = digits.next()?? << 4 | digits.next()??;
    }
    Some(hash)
}
