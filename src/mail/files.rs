//! Mails and messages to phones as files, where nothing takes them: for trying Latchkey out, and for tools that read a link or a code from them.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::delivery::{Letter, Undelivered};
use crate::clock::Timestamp;
use crate::store::private_file;
use crate::writing::phone::PhoneNumber;

/// How the files of messages to phones end.
const SMS: &str = "sms";

/// The folder that takes mails.
#[derive(Debug)]
pub struct Files {
    folder: PathBuf,
}

impl Files {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Writes a mail to a file of its own, for its owner alone. The log names the file.
    pub(super) async fn write(&self, letter: Letter, now: Timestamp) -> Result<(), Undelivered> {
        let (folder, file) = (self.folder.clone(), self.folder.join(name(&letter.id, now)));
        let shown = file.display().to_string();
        let written = tokio::task::spawn_blocking(move || write(&folder, &file, &letter.bytes)).await;
        match written.unwrap_or_else(|ended| Err(io::Error::other(ended))) {
            Ok(()) => {
                tracing::info!(file = shown, "a mail was written to a file, because LATCHKEY_SMTP_URL is not set");
                Ok(())
            }
            Err(error) => Err(Undelivered::yet(format!("{shown}: {error}"))),
        }
    }
}

/// The folder that takes messages to phones.
#[derive(Debug)]
pub struct SmsFiles {
    folder: PathBuf,
}

impl SmsFiles {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Writes a message to a file of its own, for its owner alone. The log names the file.
    pub(super) async fn write(&self, id: &str, to: &PhoneNumber, text: &str, now: Timestamp) -> Result<(), Undelivered> {
        let (folder, file) = (self.folder.clone(), self.folder.join(name(id, now)).with_extension(SMS));
        let shown = file.display().to_string();
        let bytes = format!("To: {}\n\n{text}\n", to.as_str()).into_bytes();
        let written = tokio::task::spawn_blocking(move || write(&folder, &file, &bytes)).await;
        match written.unwrap_or_else(|ended| Err(io::Error::other(ended))) {
            Ok(()) => {
                tracing::info!(file = shown, "a message to a phone was written to a file, because LATCHKEY_GATEWAY_URL is not set");
                Ok(())
            }
            Err(error) => Err(Undelivered::yet(format!("{shown}: {error}"))),
        }
    }
}

/// The name of a message's file, or of its draft.
fn is_ours(name: &str) -> bool {
    let time = name.split_once("Z-").map(|(time, _)| time);
    let is_time = time.is_some_and(|time| {
        time.len() == 15 && time.bytes().enumerate().all(|(place, byte)| if place == 8 { byte == b'T' } else { byte.is_ascii_digit() })
    });
    is_time && Path::new(name).extension().is_some_and(|extension| extension == "eml" || extension == "part" || extension == SMS)
}

/// Deletes the messages in `folder` that are older than `before`, and returns how many. A file that somebody else deleted first is no error.
///
/// # Errors
/// Where the folder cannot be read, or some files cannot be deleted: the others are.
pub fn sweep(folder: &Path, before: Timestamp) -> io::Result<usize> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(error),
    };
    let (mut swept, mut fault, before) = (0, None, name("", before));
    for entry in entries {
        let entry = entry?;
        if entry.file_name().to_str().is_none_or(|name| !is_ours(name) || *name >= *before) {
            continue;
        }
        match std::fs::remove_file(entry.path()) {
            Ok(()) => swept += 1,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => fault = Some(error),
        }
    }
    fault.map_or(Ok(swept), Err)
}

/// `20260101T000000Z-ID.eml`: in the order of time.
fn name(id: &str, now: Timestamp) -> String {
    let time: String = now.to_string().chars().filter(|c| !matches!(c, '-' | ':')).collect();
    let seconds = time.split(['.', 'Z']).next().unwrap_or_default();
    format!("{seconds}Z-{id}.eml")
}

/// Written under another name first, so that nobody reads half a mail.
fn write(folder: &Path, file: &Path, bytes: &[u8]) -> io::Result<()> {
    private_file::make_folder(folder)?;
    let draft = file.with_extension("part");
    let mut open = private_file::make(&draft)?;
    open.set_len(0)?;
    open.write_all(bytes)?;
    open.sync_all()?;
    std::fs::rename(&draft, file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_mails_are_deleted_and_nothing_else() {
        const DAY_TWO: Timestamp = Timestamp::from_millis(1_767_312_000_000);
        let folder = tempfile::tempdir().unwrap();
        let all = [
            "20260101T000000Z-a.eml",
            "20260101T000000Z-b.part",
            "20260103T000000Z-c.eml",
            "20260101T000000Z-f.sms",
            "notes.eml",
            "20260101T000000Z-d.txt",
        ];
        std::fs::create_dir(folder.path().join("20260101T000000Z-e.eml")).unwrap();
        for name in all {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        assert!(sweep(folder.path(), DAY_TWO).is_err(), "a folder cannot be deleted as a file, and holds nothing up");
        std::fs::remove_dir(folder.path().join("20260101T000000Z-e.eml")).unwrap();
        let mut left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["20260101T000000Z-d.txt", "20260103T000000Z-c.eml", "notes.eml"]);
        assert_eq!(sweep(&folder.path().join("none"), DAY_TWO).unwrap(), 0);
    }

    #[test]
    fn a_file_is_named_by_time_and_id() {
        assert_eq!(name("m1", Timestamp::from_millis(1_767_225_600_250)), "20260101T000000Z-m1.eml");
        assert_eq!(name("m1", Timestamp::from_millis(1_767_225_600_000)), "20260101T000000Z-m1.eml");
    }
}
