//! Files for the eyes of one user.

use std::fs::{DirBuilder, File};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, fchown};
use std::path::Path;

/// Makes a file that its owner alone may read and write, or opens the one that is there, to append. A new one that root
/// makes gets the owner of its folder: a command with `sudo` must leave nothing that the service cannot open. A link that
/// leads to no file is an error: whoever owns the folder could have root make a file elsewhere.
///
/// # Errors
/// Where the file cannot be opened or given away.
pub fn make(path: &Path) -> io::Result<File> {
    // Exclusive creation follows no link (open(2), O_EXCL).
    let file = match File::options().create_new(true).append(true).mode(0o600).open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return File::options().append(true).open(path),
        made => made?,
    };
    give(&file, path)?;
    Ok(file)
}

/// Makes a folder that its owner alone may open, where there is none. A new one that root makes gets the owner of the folder that it
/// is in.
///
/// # Errors
/// Where it cannot be made or given away.
pub fn make_folder(path: &Path) -> io::Result<()> {
    match DirBuilder::new().mode(0o700).create(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made.and_then(|()| give(&File::open(path)?, path)),
    }
}

/// Gives what root has just made at `path` to the owner of the folder that it is in.
fn give(made: &File, path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (folder, own) = (folder.metadata()?, made.metadata()?);
    if own.uid() == 0 && folder.uid() != 0 {
        fchown(made, Some(folder.uid()), Some(folder.gid()))?;
    }
    Ok(())
}

/// Makes the file where there is none, with its folder, before another would make it by the umask: what SQLite puts beside its
/// file takes the mode over.
///
/// # Errors
/// Where it cannot be made; the path is in the text.
pub fn ensure(path: &Path) -> io::Result<()> {
    let made = || {
        if path.exists() {
            return Ok(());
        }
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)?;
        }
        make(path).map(drop)
    };
    made().map_err(|error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))
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

    #[test]
    fn a_missing_file_is_made_with_its_folder_and_a_fault_names_the_path() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data/latchkey.db");
        ensure(&path).unwrap();
        assert_eq!(path.metadata().unwrap().mode() & 0o777, 0o600);
        std::fs::write(&path, "kept").unwrap();
        ensure(&path).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "kept");
        let below_a_file = path.join("x.db");
        assert!(ensure(&below_a_file).unwrap_err().to_string().starts_with(&below_a_file.display().to_string()));
    }

    #[test]
    fn a_link_to_a_file_that_is_not_there_makes_none() {
        let folder = tempfile::tempdir().unwrap();
        let (link, target) = (folder.path().join("latchkey.db"), folder.path().join("elsewhere"));
        std::os::unix::fs::symlink(&target, &link).unwrap();
        assert_eq!(make(&link).unwrap_err().kind(), io::ErrorKind::NotFound);
        assert!(!target.exists());
        std::fs::write(&target, "kept").unwrap();
        drop(make(&link).unwrap());
        assert_eq!(std::fs::read_to_string(&target).unwrap(), "kept");
    }
}
