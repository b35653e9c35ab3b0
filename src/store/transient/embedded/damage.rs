//! A file that is damaged. It holds nothing that is not made anew by signing in again, so its owner sets it aside and
//! goes on with an empty one; nobody else touches it.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::super::Unavailable;
use super::tables;

/// What readers and the writer tell each other.
#[derive(Default)]
pub(super) struct Damage {
    met: AtomicBool,
    /// This process serves: the file is its own.
    owned: AtomicBool,
}

impl Damage {
    /// Looks at an error of the file.
    pub(super) fn note(&self, error: &diesel::result::Error) {
        if tables::is_damage(&error.to_string()) {
            self.met.store(true, Ordering::Relaxed);
        }
    }

    /// Whether damage was met since the last call, in a file that this process may replace.
    pub(super) fn take_to_mend(&self) -> bool {
        self.owned.load(Ordering::Relaxed) && self.met.swap(false, Ordering::Relaxed)
    }

    pub(super) fn own(&self) {
        self.owned.store(true, Ordering::Relaxed);
    }
}

/// What is said of a damaged file.
pub(super) fn told(path: &Path, why: &str) -> String {
    format!(
        "{} is damaged ({why}). It holds sign-ins and sessions alone and may be removed while no server runs, with its -wal and \
         -shm: people sign in again, and nothing else is lost",
        path.display()
    )
}

/// The error of a file that could not be opened, which says so where it is damaged.
pub(super) fn explained(path: &Path, error: Unavailable) -> Unavailable {
    if tables::is_damage(&error.0) { Unavailable(told(path, &error.0)) } else { error }
}

/// The right to replace the file, while no `serve` holds its folder.
pub(super) fn nobody_serves(path: &Path) -> Option<File> {
    let lock = OpenOptions::new().create(true).truncate(false).write(true).open(path.with_file_name("serve.lock")).ok()?;
    lock.try_lock().is_ok().then_some(lock)
}

/// Gives the file and those that SQLite keeps beside it another name. No connection of this process may be open: the last
/// one that closes removes its log by name, and would remove that of the new file.
pub(super) fn set_aside(path: &Path) -> Result<PathBuf, Unavailable> {
    let beside = |name: &Path, suffix: &str| {
        let mut name = name.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    };
    let aside = beside(path, ".damaged");
    for suffix in ["-wal", "-shm", ""] {
        match std::fs::rename(beside(path, suffix), beside(&aside, suffix)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Unavailable(format!("{} could not be set aside: {error}", path.display())));
            }
            _ => {}
        }
    }
    Ok(aside)
}
