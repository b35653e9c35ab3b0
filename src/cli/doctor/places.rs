//! The places of this machine that a start needs: the data folder, and the addresses of the listeners.

use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::time::Duration;

use super::{Findings, Verdict};
use crate::cli::health::reachable;
use crate::config::Settings;
use crate::factors::breached::BreachedList;
use crate::languages::OwnWords;
use crate::server::not_bound;

/// Whether the list of passwords that were stolen elsewhere can be used, where one is set.
pub(super) fn breached(settings: &Settings, findings: &mut Findings) {
    let Some(file) = &settings.breached_file else { return };
    let opened = BreachedList::open(file).map(|list| format!("{} has {} passwords", file.display(), list.count()));
    findings.result("breached passwords", opened.map_err(|error| format!("{}: {error} (LATCHKEY_BREACHED_FILE)", file.display())));
}

/// Whether the operator's own words can be used, where there are any.
pub(super) fn words(settings: &Settings, findings: &mut Findings) {
    let Some(folder) = &settings.words_dir else { return };
    let read = OwnWords::read(folder).map(|words| format!("{} has {} texts", folder.display(), words.count()));
    findings.result("own words", read.map_err(|error| format!("{error} (LATCHKEY_WORDS_DIR)")));
}

/// Whether the data folder is there, or can be made, and takes files.
pub(super) fn data_dir(settings: &Settings, findings: &mut Findings) {
    let folder = settings.data_dir.display();
    let failed = |error: &io::Error| format!("{folder}: {error} (LATCHKEY_DATA_DIR)");
    match std::fs::metadata(&settings.data_dir) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => can_be_made("data folder", &settings.data_dir, findings),
        Err(error) => findings.add("data folder", Verdict::Failed, failed(&error)),
        Ok(metadata) => match takes_files(&settings.data_dir) {
            Err(error) => findings.add("data folder", Verdict::Failed, failed(&error)),
            Ok(()) if metadata.permissions().mode() & 0o077 != 0 => {
                let detail = format!("other users of this machine can read {folder}: run chmod 700 {folder}");
                findings.add("data folder", Verdict::Warning, detail);
            }
            Ok(()) => findings.add("data folder", Verdict::Ok, folder.to_string()),
        },
    }
}

/// Whether what is not there yet can be made at the first start, with the folders above it.
pub(super) fn can_be_made(check: &'static str, path: &Path, findings: &mut Findings) {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let above = whole.ancestors().skip(1).find(|above| above.exists()).unwrap_or(Path::new("/"));
    let made = takes_files(above).map(|()| format!("the first start creates {}", path.display()));
    findings.result(check, made.map_err(|error| format!("{} cannot be created: {error}", path.display())));
}

/// Whether a file can be made in `folder`: one is, and is removed at once.
fn takes_files(folder: &Path) -> io::Result<()> {
    let probe = folder.join(format!(".latchkey-doctor-{}", std::process::id()));
    std::fs::OpenOptions::new().write(true).create_new(true).open(&probe)?;
    std::fs::remove_file(&probe)
}

/// Whether both addresses can be had, or a running Latchkey has them.
pub(super) fn listeners(settings: &Settings, findings: &mut Findings) {
    let runs = is_served(settings.management_listen);
    for (check, which, address, setting) in [
        ("public listener", "the public listener", settings.listen, "LATCHKEY_LISTEN"),
        ("management listener", "the listener for health and metrics", settings.management_listen, "LATCHKEY_MANAGEMENT_LISTEN"),
    ] {
        match TcpListener::bind(address) {
            Ok(_) => findings.add(check, Verdict::Ok, format!("{address} is free")),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && runs => {
                findings.add(check, Verdict::Ok, format!("{address} is in use by a running Latchkey"));
            }
            Err(error) => findings.add(check, Verdict::Failed, not_bound(which, address, setting, &error).to_string()),
        }
    }
}

/// Whether `/healthz` of a Latchkey answers there.
fn is_served(address: SocketAddr) -> bool {
    let asked = || {
        let patience = Duration::from_secs(1);
        let mut stream = TcpStream::connect_timeout(&reachable(address), patience)?;
        stream.set_read_timeout(Some(patience))?;
        stream.write_all(b"GET /healthz HTTP/1.0\r\n\r\n")?;
        let mut answer = String::new();
        stream.take(4096).read_to_string(&mut answer)?;
        Ok::<_, io::Error>(answer)
    };
    asked().is_ok_and(|answer| answer.contains(" 200 ") && answer.ends_with("alive\n"))
}
