//! Built-in TLS for the public listener: TLS 1.2 and 1.3 by rustls over aws-lc-rs, and certificates that may be replaced.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use rustls::ServerConfig;
use rustls::client::verify_server_name;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::server::{ClientHello, ParsedCertificate, ResolvesServerCert};
use rustls::sign::CertifiedKey;

use crate::config::TlsFiles;
use crate::secrets::sha256;

/// How often the files are looked at.
pub const LOOK: Duration = Duration::from_secs(15);

/// The certificate chain and key that new connections get: those that the files held when they last fitted together.
pub struct Certificates {
    files: TlsFiles,
    current: RwLock<Arc<CertifiedKey>>,
    /// A hash of what was last read, so that one fault is told once.
    seen: Mutex<String>,
}

impl Certificates {
    /// Reads the certificate chain and key.
    ///
    /// # Errors
    /// Which file is wrong and why, as a sentence for the operator.
    pub fn read(files: &TlsFiles) -> Result<Self, String> {
        let (cert, key) = contents(files)?;
        let seen = fingerprint(&cert, &key);
        let current = RwLock::new(Arc::new(certified(files, &cert, &key)?));
        Ok(Self { files: files.clone(), current, seen: Mutex::new(seen) })
    }

    /// Whether the certificate is for this host, as browsers and apps judge it.
    pub fn is_for(&self, host: &str) -> bool {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        let certificate = current.cert.first().and_then(|own| ParsedCertificate::try_from(own).ok());
        let name = ServerName::try_from(host.trim_matches(['[', ']'])).ok();
        certificate.zip(name).is_some_and(|(certificate, name)| verify_server_name(&certificate, &name).is_ok())
    }

    /// Looks at the files, and takes what they hold where it is new and fits together. Says whether something was taken.
    ///
    /// # Errors
    /// What is wrong with new contents, once: the old ones stay. Half of a replacement (a new certificate whose key comes a
    /// moment later) is such a fault too, and the next look finds the whole.
    pub fn look(&self) -> Result<bool, String> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let read = contents(&self.files);
        let now = match &read {
            Ok((cert, key)) => fingerprint(cert, key),
            Err(why) => why.clone(),
        };
        if *seen == now {
            return Ok(false);
        }
        *seen = now;
        let (cert, key) = read?;
        let fresh = Arc::new(certified(&self.files, &cert, &key)?);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(true)
    }

    /// As [`Certificates::look`], also where nothing changed: an operator asked, and is told of a fault again.
    ///
    /// # Errors
    /// As [`Certificates::look`].
    pub fn look_again(&self) -> Result<bool, String> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.look()
    }
}

impl ResolvesServerCert for Certificates {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner)))
    }
}

impl fmt::Debug for Certificates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Certificates").field(&self.files).finish()
    }
}

/// What a listener speaks by.
///
/// # Errors
/// Where rustls does not have what is asked of it.
pub fn server_config(certificates: Arc<Certificates>) -> Result<ServerConfig, String> {
    Ok(ServerConfig::builder_with_provider(cryptography())
        .with_safe_default_protocol_versions()
        .map_err(|e| e.to_string())?
        .with_no_client_auth()
        .with_cert_resolver(certificates))
}

fn cryptography() -> Arc<CryptoProvider> {
    Arc::new(rustls::crypto::aws_lc_rs::default_provider())
}

fn contents(files: &TlsFiles) -> Result<(Vec<u8>, zeroize::Zeroizing<Vec<u8>>), String> {
    let cert = std::fs::read(&files.cert).map_err(|e| format!("LATCHKEY_TLS_CERT ({}): {e}", files.cert.display()))?;
    let key = std::fs::read(&files.key).map_err(|e| format!("LATCHKEY_TLS_KEY ({}): {e}", files.key.display()))?;
    Ok((cert, zeroize::Zeroizing::new(key)))
}

fn fingerprint(cert: &[u8], key: &[u8]) -> String {
    format!("{} {}", sha256(cert), sha256(key))
}

/// Without the mark that some editors put before a text.
fn without_mark(pem: &[u8]) -> &[u8] {
    pem.strip_prefix(b"\xef\xbb\xbf").unwrap_or(pem)
}

/// What a file holds that is not what was expected, and what to do; none where it cannot be told.
fn what_else(file: &[u8], wanted: Wanted) -> Option<&'static str> {
    let text = String::from_utf8_lossy(file);
    let holds = |label: &str| text.contains(&format!("-----BEGIN {label}"));
    let key = ["PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"].into_iter().any(holds);
    // DER begins with a sequence of more than 255 bytes.
    let is_der = file.starts_with(&[0x30, 0x82]);
    match wanted {
        _ if file.is_empty() => Some("the file is empty"),
        Wanted::Certificate if is_der => Some("the file is DER: convert it to PEM (openssl x509 -inform der -in FILE -out FILE.pem)"),
        Wanted::Key if is_der => Some("the file is DER or PKCS #12: convert it to PEM (openssl pkey -inform der -in FILE -out FILE.pem)"),
        Wanted::Certificate if key => Some("the file holds a private key and no certificate: are the two settings swapped?"),
        Wanted::Key if holds("ENCRYPTED PRIVATE KEY") || text.contains("Proc-Type: 4,ENCRYPTED") => {
            Some("the key is encrypted with a passphrase: remove it (openssl pkey -in FILE -out NEWFILE)")
        }
        Wanted::Key if holds("CERTIFICATE") && !key => {
            Some("the file holds a certificate and no private key: are the two settings swapped?")
        }
        _ => None,
    }
}

/// Which of the two files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Certificate,
    Key,
}

fn certified(files: &TlsFiles, cert: &[u8], key: &[u8]) -> Result<CertifiedKey, String> {
    let name = files.cert.display();
    let (cert, key) = (without_mark(cert), without_mark(key));
    let chain: Vec<CertificateDer<'static>> =
        CertificateDer::pem_slice_iter(cert).collect::<Result<_, _>>().map_err(|e| format!("LATCHKEY_TLS_CERT ({name}): {e}"))?;
    if chain.is_empty() {
        let why = what_else(cert, Wanted::Certificate).unwrap_or("the file is no PEM with a CERTIFICATE in it");
        return Err(format!("LATCHKEY_TLS_CERT ({name}) contains no certificate: {why}"));
    }
    let key = PrivateKeyDer::from_pem_slice(key).map_err(|error| {
        let why =
            what_else(key, Wanted::Key).map_or_else(|| format!("the file is no PEM with a PRIVATE KEY in it ({error})"), str::to_owned);
        format!("LATCHKEY_TLS_KEY ({}) contains no private key that can be used: {why}", files.key.display())
    })?;
    CertifiedKey::from_der(chain, key, &cryptography()).map_err(|e| match e {
        rustls::Error::InconsistentKeys(_) => {
            format!("LATCHKEY_TLS_CERT ({name}) and LATCHKEY_TLS_KEY ({}) do not belong together", files.key.display())
        }
        other => format!("LATCHKEY_TLS_CERT ({name}) and LATCHKEY_TLS_KEY ({}) cannot be used: {other}", files.key.display()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::certificate::{Pair, make};

    fn files(folder: &tempfile::TempDir) -> TlsFiles {
        TlsFiles { cert: folder.path().join("cert.pem"), key: folder.path().join("key.pem") }
    }

    fn put(files: &TlsFiles, pair: &Pair) {
        std::fs::write(&files.cert, &pair.cert).unwrap();
        std::fs::write(&files.key, &pair.key).unwrap();
    }

    fn served(certificates: &Certificates) -> Vec<u8> {
        certificates.current.read().unwrap().cert.first().unwrap().as_ref().to_vec()
    }

    #[test]
    fn replaced_files_are_taken_and_what_does_not_fit_leaves_the_old_and_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let files = files(&folder);
        let (old, new) = (make("old.example.com"), make("new.example.com"));
        put(&files, &old);
        let certificates = Certificates::read(&files).unwrap();
        assert_eq!(served(&certificates), old.der);
        assert_eq!(certificates.look(), Ok(false), "nothing changed");

        // The certificate first, its key a moment later.
        std::fs::write(&files.cert, &new.cert).unwrap();
        assert!(certificates.look().unwrap_err().contains("do not belong together"));
        assert_eq!(certificates.look(), Ok(false), "told once");
        assert!(certificates.look_again().unwrap_err().contains("do not belong together"), "told again to who asks");
        assert_eq!(served(&certificates), old.der);
        std::fs::write(&files.key, &new.key).unwrap();
        assert_eq!(certificates.look(), Ok(true));
        assert_eq!(served(&certificates), new.der);

        for (cert, key, said) in [
            ("", new.key.as_str(), "contains no certificate"),
            ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", new.key.as_str(), "cannot be used"),
            (old.cert.as_str(), "no key", "LATCHKEY_TLS_KEY"),
        ] {
            std::fs::write(&files.cert, cert).unwrap();
            std::fs::write(&files.key, key).unwrap();
            let why = certificates.look().unwrap_err();
            assert!(why.contains(said), "{why}");
        }
        std::fs::remove_file(&files.key).unwrap();
        assert!(certificates.look().unwrap_err().contains("LATCHKEY_TLS_KEY"));
        assert_eq!(served(&certificates), new.der);

        put(&files, &old);
        assert_eq!(certificates.look_again(), Ok(true));
        assert_eq!(served(&certificates), old.der);
    }

    #[test]
    fn a_file_that_holds_something_else_is_named_with_what_to_do_and_a_mark_is_no_fault() {
        let folder = tempfile::tempdir().unwrap();
        let files = files(&folder);
        let pair = make("a.example.com");
        let encrypted = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n";
        let old = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: x\n\nAAAA\n-----END RSA PRIVATE KEY-----\n";
        let der = [&[0x30, 0x82][..], &pair.der].concat();
        let (cert, key) = (pair.cert.as_bytes(), pair.key.as_bytes());
        for (cert, key, setting, said) in [
            (&der[..], key, "LATCHKEY_TLS_CERT", "DER"),
            (cert, &der[..], "LATCHKEY_TLS_KEY", "DER"),
            (key, cert, "LATCHKEY_TLS_CERT", "swapped"),
            (cert, cert, "LATCHKEY_TLS_KEY", "swapped"),
            (cert, encrypted.as_bytes(), "LATCHKEY_TLS_KEY", "passphrase"),
            (cert, old.as_bytes(), "LATCHKEY_TLS_KEY", "passphrase"),
            (&b""[..], key, "LATCHKEY_TLS_CERT", "empty"),
            (&b"hello"[..], key, "LATCHKEY_TLS_CERT", "no PEM"),
        ] {
            std::fs::write(&files.cert, cert).unwrap();
            std::fs::write(&files.key, key).unwrap();
            let why = Certificates::read(&files).unwrap_err();
            assert!(why.starts_with(setting) && why.contains(said), "{why}");
        }
        std::fs::write(&files.cert, format!("\u{feff}{}", pair.cert)).unwrap();
        std::fs::write(&files.key, format!("\u{feff}{}", pair.key)).unwrap();
        assert_eq!(served(&Certificates::read(&files).unwrap()), pair.der);
    }

    #[test]
    fn a_start_with_files_that_do_not_fit_says_which() {
        let folder = tempfile::tempdir().unwrap();
        let files = files(&folder);
        assert!(Certificates::read(&files).unwrap_err().starts_with("LATCHKEY_TLS_CERT ("));
        let (a, b) = (make("a.example.com"), make("b.example.com"));
        put(&files, &Pair { key: b.key, ..a });
        assert!(Certificates::read(&files).unwrap_err().contains("do not belong together"));
    }
}
