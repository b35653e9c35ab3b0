//! Mails as files, where no relay is set: for trying Latchkey out, and for tools that read a link or a code from them.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::delivery::{Letter, Undelivered};
use crate::clock::Timestamp;
use crate::store::private_file;

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
    fn a_file_is_named_by_time_and_id() {
        assert_eq!(name("m1", Timestamp::from_millis(1_767_225_600_250)), "20260101T000000Z-m1.eml");
        assert_eq!(name("m1", Timestamp::from_millis(1_767_225_600_000)), "20260101T000000Z-m1.eml");
    }
}
