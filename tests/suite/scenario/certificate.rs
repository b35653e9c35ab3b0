//! Certificates for tests, made anew each time.

use openssl::asn1::Asn1Time;
use openssl::ec::{EcGroup, EcKey};
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::PKey;
use openssl::x509::extension::SubjectAlternativeName;
use openssl::x509::{X509, X509NameBuilder};

/// A certificate and its key.
pub struct Pair {
    /// PEM.
    pub cert: String,
    /// PEM.
    pub key: String,
    /// The certificate as connections carry it.
    pub der: Vec<u8>,
}

/// A certificate for `name` that vouches for itself.
pub fn make(name: &str) -> Pair {
    make_for(&[name], &[])
}

/// The same for several names and IP addresses, of which it is called by the first.
pub fn make_for(names: &[&str], addresses: &[&str]) -> Pair {
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
    let key = PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap();
    let mut subject = X509NameBuilder::new().unwrap();
    subject.append_entry_by_text("CN", names[0]).unwrap();
    let subject = subject.build();
    let mut cert = X509::builder().unwrap();
    cert.set_version(2).unwrap();
    cert.set_subject_name(&subject).unwrap();
    cert.set_issuer_name(&subject).unwrap();
    cert.set_pubkey(&key).unwrap();
    cert.set_not_before(&Asn1Time::from_unix(0).unwrap()).unwrap();
    cert.set_not_after(&Asn1Time::from_unix(4_000_000_000).unwrap()).unwrap();
    let mut san = SubjectAlternativeName::new();
    for name in names {
        san.dns(name);
    }
    for address in addresses {
        san.ip(address);
    }
    let san = san.build(&cert.x509v3_context(None, None)).unwrap();
    cert.append_extension(san).unwrap();
    cert.sign(&key, MessageDigest::sha256()).unwrap();
    let cert = cert.build();
    Pair {
        cert: String::from_utf8(cert.to_pem().unwrap()).unwrap(),
        key: String::from_utf8(key.private_key_to_pem_pkcs8().unwrap()).unwrap(),
        der: cert.to_der().unwrap(),
    }
}
