//! URLs with a password that is changed while the server runs: what they say is read from their file again.

use std::fmt;
use std::io::{self, Read as _};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

use super::Secret;

/// Without the byte order mark that some editors put before the text of a file.
pub fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// What a file with one value says: neither a byte order mark nor the line's end is part of it.
pub fn value_of_file(content: &str) -> &str {
    without_mark(content).trim_end_matches(['\r', '\n'])
}

/// More than any address takes, in bytes.
const LONGEST: u64 = 64 * 1024;

/// A URL that may hold a password, and the file that it was read from, which may say another one by now.
#[derive(Clone, Debug)]
pub struct SecretUrl {
    text: Secret,
    file: Option<PathBuf>,
}

impl SecretUrl {
    /// What `file` said when it was read.
    pub fn of_file(text: impl Into<String>, file: Option<PathBuf>) -> Self {
        Self { text: Secret::new(text), file }
    }

    /// As it was when the settings were read.
    pub fn expose(&self) -> &str {
        self.text.expose()
    }

    /// As it is now.
    fn read(&self) -> io::Result<Secret> {
        let Some(file) = &self.file else { return Ok(self.text.clone()) };
        // A pipe would keep whoever opens it waiting, and gives what it holds once.
        if !std::fs::metadata(file)?.is_file() {
            return Err(io::Error::other("it is not a regular file"));
        }
        let mut content = Zeroizing::new(String::new());
        std::fs::File::open(file)?.take(LONGEST + 1).read_to_string(&mut content)?;
        if content.len() as u64 > LONGEST {
            return Err(io::Error::other("it is longer than any address"));
        }
        Ok(Secret::new(value_of_file(&content).trim()))
    }
}

impl From<&str> for SecretUrl {
    fn from(text: &str) -> Self {
        Self::of_file(text, None)
    }
}

impl From<&String> for SecretUrl {
    fn from(text: &String) -> Self {
        Self::of_file(text.as_str(), None)
    }
}

type Parse<T> = dyn Fn(&str) -> Result<T, String> + Send + Sync;

/// What a URL says, for whoever opens a connection: a user, password or host that was changed in its file counts from the next
/// connection on.
pub struct Renewed<T> {
    url: SecretUrl,
    parse: Box<Parse<T>>,
    known: Mutex<Known<T>>,
}

struct Known<T> {
    text: Secret,
    value: Arc<T>,
    /// What was wrong with the file when it was last read; told once.
    fault: Option<String>,
}

impl<T> Renewed<T> {
    /// `first` is what `url` said at the start; `parse` reads what its file says later, and its errors do not repeat it.
    pub fn new(url: SecretUrl, first: T, parse: impl Fn(&str) -> Result<T, String> + Send + Sync + 'static) -> Self {
        let known = Known { text: url.text.clone(), value: Arc::new(first), fault: None };
        Self { url, parse: Box::new(parse), known: Mutex::new(known) }
    }

    /// What it said when it was last asked; nothing is read.
    pub fn last(&self) -> Arc<T> {
        Arc::clone(&self.known().value)
    }

    /// What it says now; reads the file, so it blocks. A file that cannot be used leaves what was known, and its fault is logged
    /// once.
    pub fn now(&self) -> Arc<T> {
        let Some(file) = &self.url.file else { return self.last() };
        // Read first: whoever waits for a slow disk holds up nobody else.
        let read = self.url.read();
        let mut known = self.known();
        let renewed = match read {
            Ok(text) if text.equals(known.text.expose()) => Ok(None),
            Ok(text) => (self.parse)(text.expose()).map(|value| Some((text, value))),
            Err(error) => Err(error.to_string()),
        };
        match renewed {
            Ok(None) => known.fault = None,
            Ok(Some((text, value))) => {
                tracing::info!(file = %file.display(), "another address was read: new connections use it");
                *known = Known { text, value: Arc::new(value), fault: None };
            }
            Err(why) => {
                if known.fault.as_ref() != Some(&why) {
                    tracing::warn!(file = %file.display(), why, "the address in this file cannot be used, so the one before it stays");
                }
                known.fault = Some(why);
            }
        }
        Arc::clone(&known.value)
    }

    fn known(&self) -> MutexGuard<'_, Known<T>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> fmt::Debug for Renewed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Renewed").field("file", &self.url.file).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Result<u32, String> {
        text.parse().map_err(|_| "it is no number".to_owned())
    }

    #[test]
    fn what_a_file_says_now_counts_and_what_cannot_be_used_leaves_the_last() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("url");
        std::fs::write(&file, "1\n").unwrap();
        let renewed = Renewed::new(SecretUrl::of_file("1", Some(file.clone())), 1, number);
        let first = renewed.now();
        assert!(Arc::ptr_eq(&first, &renewed.now()), "the same text is the same value");
        std::fs::write(&file, "\u{feff}2\r\n").unwrap();
        assert_eq!((*renewed.last(), *renewed.now(), *renewed.last()), (1, 2, 2));
        for unusable in ["", "hunter2"] {
            std::fs::write(&file, unusable).unwrap();
            assert_eq!(*renewed.now(), 2);
        }
        std::fs::remove_file(&file).unwrap();
        assert_eq!(*renewed.now(), 2);
        std::fs::write(&file, " 3 ").unwrap();
        assert_eq!(*renewed.now(), 3);
    }

    #[test]
    fn a_pipe_or_an_endless_file_holds_up_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("url");
        let renewed = Renewed::new(SecretUrl::of_file("1", Some(file.clone())), 1, number);
        assert!(std::process::Command::new("mkfifo").arg(&file).status().unwrap().success());
        assert_eq!(*renewed.now(), 1);
        std::fs::remove_file(&file).unwrap();
        std::fs::write(&file, "1".repeat(70_000)).unwrap();
        assert_eq!(*renewed.now(), 1);
    }

    #[test]
    fn what_came_from_no_file_stays_and_is_shown_to_nobody() {
        let renewed = Renewed::new(SecretUrl::from("7"), 7, number);
        assert_eq!(*renewed.now(), 7);
        assert!(!format!("{:?} {renewed:?}", SecretUrl::from("hunter2")).contains("hunter2"));
    }
}
