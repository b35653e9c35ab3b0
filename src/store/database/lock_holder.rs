//! Who holds the write lock of an SQLite file, as far as the operating system tells.

use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

/// The byte of the shared-memory file that a writer locks
/// ([WAL locks](https://www.sqlite.org/walformat.html#wal_locks)).
const WRITE_LOCK: u64 = 120;

/// That another process holds the write lock of the file at `path`, and which one where that is known.
pub(super) fn told(path: &Path) -> String {
    let who = holder(path).map_or_else(|| "another process".to_owned(), |(process, name)| format!("process {process} ({name})"));
    format!("{who} holds the write lock of the database file; it may be a backup, an SQL shell or another command")
}

/// The process and its program.
fn holder(path: &Path) -> Option<(u32, String)> {
    let mut shared = path.as_os_str().to_owned();
    shared.push("-shm");
    let inode = PathBuf::from(shared).metadata().ok()?.ino();
    let process = of_locks(&std::fs::read_to_string("/proc/locks").ok()?, inode)?;
    let name = std::fs::read_to_string(format!("/proc/{process}/comm")).ok()?;
    Some((process, name.trim_end().escape_default().to_string()))
}

/// The holder of the lock in the text of `/proc/locks`, whose lines are such as
/// `1: POSIX  ADVISORY  WRITE 4242 00:2f:77 120 120`. Those who wait for a lock stand behind an arrow.
fn of_locks(locks: &str, inode: u64) -> Option<u32> {
    locks.lines().find_map(|line| {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let [_, "POSIX", _, "WRITE", process, file, first, last] = fields.as_slice() else { return None };
        let of_file = file.rsplit(':').next().and_then(|number| number.parse().ok()) == Some(inode);
        let covers = first.parse::<u64>().is_ok_and(|first| first <= WRITE_LOCK)
            && (*last == "EOF" || last.parse::<u64>().is_ok_and(|last| last >= WRITE_LOCK));
        process.parse::<u32>().ok().filter(|process| of_file && covers && *process != 0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_holder_of_the_write_byte_is_found_among_readers_waiters_and_other_files() {
        let locks = "1: POSIX  ADVISORY  READ  11 00:2f:77 123 123\n\
                     2: POSIX  ADVISORY  WRITE 22 00:2f:78 120 120\n\
                     3: POSIX  ADVISORY  WRITE 33 00:2f:77 121 121\n\
                     4: POSIX  ADVISORY  WRITE 44 00:2f:77 120 120\n\
                     4: -> POSIX  ADVISORY  WRITE 55 00:2f:77 120 120\n\
                     5: FLOCK  ADVISORY  WRITE 66 00:2f:77 0 EOF\n";
        assert_eq!(of_locks(locks, 77), Some(44));
        assert_eq!(of_locks(locks, 79), None);
        assert_eq!(of_locks("1: POSIX  ADVISORY  WRITE 0 00:2f:77 120 120\n", 77), None, "a process of another namespace");
        assert_eq!(of_locks("nonsense", 77), None);
    }
}
