//! Built-in TLS for the public listener: TLS 1.2 and 1.3 by rustls over aws-lc-rs.

use std::sync::Arc;

use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::config::TlsFiles;

/// Reads the certificate chain and key.
///
/// # Errors
/// Which file is wrong and why, as a sentence for the operator.
pub fn server_config(files: &TlsFiles) -> Result<ServerConfig, String> {
    let cert = files.cert.display();
    let chain: Vec<CertificateDer<'static>> =
        CertificateDer::pem_file_iter(&files.cert).and_then(Iterator::collect).map_err(|e| format!("LATCHKEY_TLS_CERT ({cert}): {e}"))?;
    if chain.is_empty() {
        return Err(format!("LATCHKEY_TLS_CERT ({cert}): holds no certificate"));
    }
    let key = PrivateKeyDer::from_pem_file(&files.key).map_err(|e| format!("LATCHKEY_TLS_KEY ({}): {e}", files.key.display()))?;
    ServerConfig::builder_with_provider(Arc::new(rustls::crypto::aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|e| e.to_string())?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .map_err(|e| format!("LATCHKEY_TLS_CERT and LATCHKEY_TLS_KEY do not fit together: {e}"))
}
