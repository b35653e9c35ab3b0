//! Files for the eyes of one user.

use std::fs::File;
use std::io;
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, fchown};
use std::path::Path;

/// Makes a file that its owner alone may read and write, or opens the one that is there, to append. A new one that root
/// makes gets the owner of its folder: a command with `sudo` must leave nothing that the service cannot open.
///
/// # Errors
/// Where the file cannot be opened or given away.
pub fn make(path: &Path) -> io::Result<File> {
    let is_new = !path.exists();
    let file = File::options().create(true).append(true).mode(0o600).open(path)?;
    if is_new {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let (folder, own) = (folder.metadata()?, file.metadata()?);
        if own.uid() == 0 && folder.uid() != 0 {
            fchown(&file, Some(folder.uid()), Some(folder.gid()))?;
        }
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_belongs_to_whom_its_folder_belongs_to() {
        let folder = tempfile::tempdir().unwrap();
        // Only root may give files away; everybody else owns folder and file anyway.
        let is_root = folder.path().metadata().unwrap().uid() == 0;
        if is_root {
            std::os::unix::fs::chown(folder.path(), Some(65534), Some(65534)).unwrap();
        }
        let path = folder.path().join("latchkey.db");
        drop(make(&path).unwrap());
        let made = path.metadata().unwrap();
        assert_eq!((made.uid(), made.gid()), (folder.path().metadata().unwrap().uid(), folder.path().metadata().unwrap().gid()));
        assert_eq!(made.mode() & 0o777, 0o600);
        if is_root {
            std::os::unix::fs::chown(&path, Some(0), Some(0)).unwrap();
            drop(make(&path).unwrap());
            assert_eq!(path.metadata().unwrap().uid(), 0, "what is there stays as it is");
        }
    }
}
