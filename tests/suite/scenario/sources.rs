//! The Rust sources of the repository, for tests of rules about them.

use std::path::{Path, PathBuf};

/// Every Rust file below `folder`.
pub fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in std::fs::read_dir(&next).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() && entry.file_name().is_some_and(|name| name != "node_modules") {
                waiting.push(entry);
            } else if entry.extension().is_some_and(|extension| extension == "rs") {
                found.push(entry);
            }
        }
    }
    found
}

/// Their texts, one behind the other.
pub fn text_of_sources(folder: &Path) -> String {
    sources(folder).iter().map(|file| std::fs::read_to_string(file).unwrap()).collect()
}
