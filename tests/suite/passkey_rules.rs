//! The rules of Web Authentication Level 3, §7.1 and §7.2, one by one: what each refuses, and what none does.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ciborium::Value as Cbor;
use latchkey::factors::passkey::options::{self, Person};
use latchkey::factors::passkey::{Assertion, Content, Party, Unfit, Use, register};
use latchkey::factors::{Shown as _, Taking};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use crate::scenario::START;
use crate::scenario::authenticator::{Authenticator, BACKED_UP, BACKUP_ELIGIBLE, PRESENT, VERIFIED, encoded, written};

const ORIGIN: &str = "https://id.example.com";
const PARTY: Party<'static> = Party { id: "id.example.com", origin: ORIGIN, issuer: ORIGIN };
const ALICE: Person<'static> = Person { id: "u1", address: "alice@example.com", name: "" };
const CHALLENGE: &str = "Y2hhbGxlbmdl";

fn creation() -> Value {
    serde_json::from_str(&options::creation(PARTY, "Latchkey", ALICE, CHALLENGE, &[])).unwrap()
}

fn request(kept: &Content) -> Value {
    serde_json::from_str(&options::request(PARTY, CHALLENGE, std::slice::from_ref(kept))).unwrap()
}

fn made(device: &mut Authenticator) -> Result<Content, Unfit> {
    register(PARTY, CHALLENGE, &device.make(&creation()))
}

fn used_by(device: &mut Authenticator, kept: &Content, user_id: &str) -> Result<Use, Unfit> {
    let answer = device.answer(&request(kept));
    Assertion::parse(&answer)?.check(PARTY, user_id, kept, &|challenge| challenge == CHALLENGE)
}

fn used(device: &mut Authenticator, kept: &Content) -> Result<Use, Unfit> {
    used_by(device, kept, ALICE.id)
}

#[test]
fn keys_of_each_algorithm_that_is_asked_for_are_made_and_used() {
    for algorithm in creation()["pubKeyCredParams"].as_array().unwrap() {
        let mut device = Authenticator::of(algorithm["alg"].as_i64().unwrap(), ORIGIN);
        let kept = made(&mut device).unwrap();
        assert_eq!(request(&kept)["allowCredentials"][0]["id"], encoded(&device.credential_id));
        used(&mut device, &kept).unwrap();
        let mut other = Authenticator::of(algorithm["alg"].as_i64().unwrap(), ORIGIN);
        other.credential_id = device.credential_id.clone();
        assert_eq!(used(&mut other, &kept), Err(Unfit::Signature), "another key");
    }
}

/// What is wrong, how it is made wrong, and what it is refused for.
type Wrong = (&'static str, fn(&mut Authenticator), Unfit);

/// The rules that are the same for both.
const OF_BOTH: [Wrong; 8] = [
    ("§7.1 step 8, §7.2 step 11", |device| device.challenge = Some("YW5vdGhlcg".into()), Unfit::Challenge),
    ("§7.1 step 9, §7.2 step 12", |device| device.origin = "https://id.example.com.evil.example".into(), Unfit::Origin),
    ("the port is of the origin", |device| device.origin = "https://id.example.com:8443".into(), Unfit::Origin),
    ("§7.1 step 10, §7.2 step 13", |device| device.cross_origin = true, Unfit::Framed),
    ("§7.1 step 14, §7.2 step 15", |device| device.rp_id = Some("example.com".into()), Unfit::Party),
    ("§7.1 step 15, §7.2 step 16", |device| device.flags = VERIFIED, Unfit::NotPresent),
    ("§7.1 step 16, §7.2 step 17", |device| device.flags = PRESENT, Unfit::NotVerified),
    ("§7.1 step 17, §7.2 step 18", |device| device.flags = PRESENT | VERIFIED | BACKED_UP, Unfit::BackupState),
];

#[test]
fn attack_a5_each_rule_of_7_1_refuses_what_breaks_it() {
    let of_making: [Wrong; 3] = [
        ("§7.1 step 7", |device| device.ceremony = Some("webauthn.get"), Unfit::Type),
        ("§7.1 step 25", |device| device.credential_id = vec![7; 1024], Unfit::CredentialId),
        ("§7.1 step 25", |device| device.credential_id = Vec::new(), Unfit::CredentialId),
    ];
    for (rule, spoil, unfit) in OF_BOTH.into_iter().chain(of_making) {
        let mut device = Authenticator::new(ORIGIN);
        spoil(&mut device);
        assert_eq!(made(&mut device).err(), Some(unfit), "{rule}");
    }
    let mut longest = Authenticator::new(ORIGIN);
    longest.credential_id = vec![7; 1023];
    made(&mut longest).unwrap();
}

#[test]
fn attack_a5_each_rule_of_7_2_refuses_what_breaks_it() {
    let of_using: [Wrong; 4] = [
        ("§7.2 step 5", |device| device.credential_id = vec![7; 32], Unfit::User),
        ("§7.2 step 6", |device| device.handle = Some(encoded(b"another")), Unfit::User),
        ("§7.2 step 10", |device| device.ceremony = Some("webauthn.create"), Unfit::Type),
        ("§7.2 step 19", |device| device.flags |= BACKUP_ELIGIBLE, Unfit::BackupEligibility),
    ];
    for (rule, spoil, unfit) in OF_BOTH.into_iter().chain(of_using) {
        let mut device = Authenticator::new(ORIGIN);
        let kept = made(&mut device).unwrap();
        used(&mut device, &kept).unwrap();
        spoil(&mut device);
        assert_eq!(used(&mut device, &kept).err(), Some(unfit), "{rule}");
    }
    let mut device = Authenticator::new(ORIGIN);
    let kept = made(&mut device).unwrap();
    assert_eq!(used_by(&mut device, &kept, "u2"), Err(Unfit::User));
    device.handle = None;
    used(&mut device, &kept).unwrap();
}

/// Gives a format and a statement for what is to be signed.
type Attest = dyn Fn(&Authenticator, &[u8]) -> (&'static str, Cbor);

#[test]
fn section_7_1_steps_21_and_22_no_attestation_or_the_keys_own_word_is_taken_and_no_other() {
    fn packed(algorithm: i64, signature: Vec<u8>) -> (&'static str, Cbor) {
        let text = |text: &str| Cbor::Text(text.to_owned());
        ("packed", Cbor::Map(vec![(text("alg"), Cbor::from(algorithm)), (text("sig"), Cbor::Bytes(signature))]))
    }
    let refused = |attest: &Attest| register(PARTY, CHALLENGE, &Authenticator::new(ORIGIN).make_with(&creation(), attest)).err();
    assert_eq!(refused(&|device, signed| packed(-7, device.signature(signed))), None);
    assert_eq!(refused(&|device, signed| packed(-8, device.signature(signed))), Some(Unfit::Attestation));
    assert_eq!(refused(&|_, signed| packed(-7, Authenticator::new(ORIGIN).signature(signed))), Some(Unfit::Attestation));
    assert_eq!(refused(&|_, _| ("fido-u2f", Cbor::Map(Vec::new()))), Some(Unfit::Attestation));
    assert_eq!(refused(&|_, _| ("none", Cbor::Map(vec![(Cbor::from(1), Cbor::from(1))]))), Some(Unfit::Attestation));
}

#[test]
fn section_7_2_step_22_a_counter_that_does_not_go_on_is_refused_and_none_is_no_fault() {
    let mut device = Authenticator::new(ORIGIN);
    let mut kept = made(&mut device).unwrap();
    let first = used(&mut device, &kept).unwrap();
    assert_eq!(first.take(&mut kept, START), Taking::Counts);
    assert_eq!(first.take(&mut kept, START), Taking::Copied, "the same once more");
    device.counter = 7;
    let eighth = used(&mut device, &kept).unwrap();
    device.counter = 5;
    let sixth = used(&mut device, &kept).unwrap();
    assert_eq!((eighth.take(&mut kept, START), sixth.take(&mut kept, START)), (Taking::Counts, Taking::Copied), "it counts for itself");
    device.counter = 0;
    device.counts = false;
    assert_eq!(used(&mut device, &kept).unwrap().take(&mut kept, START), Taking::Copied, "it counted before");

    let mut synced = Authenticator::new(ORIGIN);
    (synced.counts, synced.flags) = (false, PRESENT | VERIFIED | BACKUP_ELIGIBLE | BACKED_UP);
    let mut kept = made(&mut synced).unwrap();
    assert!(kept.is_synced());
    for _ in 0..2 {
        assert_eq!(used(&mut synced, &kept).unwrap().take(&mut kept, START), Taking::Counts);
    }
}

#[test]
fn what_is_no_answer_is_malformed() {
    let mut device = Authenticator::new(ORIGIN);
    let good: Value = serde_json::from_str(&device.make(&creation())).unwrap();
    let refused = |answer: &str| register(PARTY, CHALLENGE, answer).err();
    for text in ["", "{}", "[]", "null", "{\"response\":{}}"] {
        assert_eq!(refused(text), Some(Unfit::Malformed), "{text}");
        assert!(Assertion::parse(text).is_err(), "{text}");
    }
    let with = |name: &str, value: Value| {
        let mut bad = good.clone();
        bad["response"][name] = value;
        refused(&bad.to_string())
    };
    let deep = encoded(&[vec![0x81; 60_000], vec![0]].concat());
    for object in ["", "oA", "AA", "!!", "v___", &deep, &encoded(&[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])] {
        assert_eq!(with("attestationObject", json!(object)), Some(Unfit::Malformed));
    }
    let client_data = |text: &str| with("clientDataJSON", json!(encoded(text.as_bytes())));
    assert_eq!(client_data("{\"type\":\"webauthn.create\"}"), Some(Unfit::Malformed));
    let twice = format!(r#"{{"type":"webauthn.create","challenge":"{CHALLENGE}","origin":"https://evil.example","origin":"{ORIGIN}"}}"#);
    assert_eq!(client_data(&twice), Some(Unfit::Malformed));
    let object = good["response"]["attestationObject"].as_str().unwrap();
    for cut in 0..object.len() {
        assert!(with("attestationObject", json!(object[..cut])).is_some(), "{cut}");
    }
}

/// A public key with these labels in place of its own, or beside them.
fn key_with(algorithm: i64, changes: &[(i64, Cbor)]) -> Vec<u8> {
    let Cbor::Map(mut pairs) = ciborium::from_reader(Authenticator::of(algorithm, ORIGIN).cose().as_slice()).unwrap() else {
        unreachable!("a key is a map");
    };
    for (label, value) in changes {
        pairs.retain(|(known, _)| *known != Cbor::from(*label));
        pairs.push((Cbor::from(*label), value.clone()));
    }
    written(&Cbor::Map(pairs))
}

fn made_with_key(cose: Vec<u8>) -> Option<Unfit> {
    let mut device = Authenticator::new(ORIGIN);
    device.cose = Some(cose);
    made(&mut device).err()
}

#[test]
fn attack_a5_a_key_of_another_algorithm_a_weak_one_and_what_is_none_are_refused() {
    let number = |number: i64| Cbor::from(number);
    let bytes = |length: usize, byte: u8| Cbor::Bytes(vec![byte; length]);
    assert_eq!(made_with_key(key_with(-7, &[])), None);
    type Changes<'a> = &'a [(i64, Cbor)];
    let refused: [(&str, i64, Changes<'_>); 16] = [
        ("no algorithm", -7, &[(3, Cbor::Null)]),
        ("none", -7, &[(3, number(0))]),
        ("a point for EdDSA", -7, &[(3, number(-8))]),
        ("a point for RSA", -7, &[(3, number(-257))]),
        ("ES384 with a point of P-256", -7, &[(3, number(-35))]),
        ("ES256K", -7, &[(3, number(-47))]),
        ("an RSA key for ES256", -257, &[(3, number(-7))]),
        ("an RSA key with SHA-1", -257, &[(3, number(-65535))]),
        ("another type of key", -7, &[(1, number(3))]),
        ("another curve", -7, &[(-1, number(2))]),
        ("not on the curve", -7, &[(-2, bytes(32, 1))]),
        ("too short", -7, &[(-2, bytes(31, 1))]),
        ("an RSA key of 1024 bits", -257, &[(-1, bytes(128, 0xff))]),
        ("an RSA key of a million bits", -257, &[(-1, bytes(125_000, 0xff))]),
        ("an exponent of 1", -257, &[(-2, bytes(1, 1))]),
        ("no exponent", -257, &[(-2, bytes(0, 0))]),
    ];
    for (what, algorithm, changes) in refused {
        assert_eq!(made_with_key(key_with(algorithm, changes)), Some(Unfit::Algorithm), "{what}");
    }
    // A label twice: which of them counts would be a matter of taste.
    let twice = Cbor::Map(vec![(number(3), number(-7)), (number(3), number(-8))]);
    assert_eq!(made_with_key(written(&twice)), Some(Unfit::Algorithm));
}

/// A credential as JSON, with `change` made to the bytes of a part of its response.
fn changed(answer: &str, part: &str, change: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut answer: Value = serde_json::from_str(answer).unwrap();
    let mut bytes = URL_SAFE_NO_PAD.decode(answer["response"][part].as_str().unwrap()).unwrap();
    change(&mut bytes);
    answer["response"][part] = json!(encoded(&bytes));
    answer.to_string()
}

fn odd_cbor() -> impl Strategy<Value = Cbor> {
    let leaf = prop_oneof![
        any::<i64>().prop_map(Cbor::from),
        vec(any::<u8>(), 0..80).prop_map(Cbor::Bytes),
        ".{0,20}".prop_map(Cbor::Text),
        any::<bool>().prop_map(Cbor::Bool),
        any::<f64>().prop_map(Cbor::Float),
        Just(Cbor::Null),
    ];
    leaf.prop_recursive(12, 64, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Cbor::Array),
            vec((inner.clone(), inner.clone()), 0..6).prop_map(Cbor::Map),
            (any::<u64>(), inner).prop_map(|(tag, value)| Cbor::Tag(tag, Box::new(value))),
        ]
    })
}

proptest! {
    #[test]
    fn attack_a5_bytes_of_any_kind_make_no_passkey(bytes in vec(any::<u8>(), 0..600)) {
        let answer = Authenticator::new(ORIGIN).make(&creation());
        for part in ["attestationObject", "clientDataJSON"] {
            prop_assert!(register(PARTY, CHALLENGE, &changed(&answer, part, |was| was.clone_from(&bytes))).is_err());
        }
    }

    #[test]
    fn attack_a5_odd_cbor_is_no_key_and_no_attestation(odd in odd_cbor()) {
        prop_assert!(made_with_key(written(&odd)).is_some());
        let statement = odd.clone();
        let attested = Authenticator::new(ORIGIN).make_with(&creation(), move |_, _| ("none", statement.clone()));
        let is_none = odd == Cbor::Map(Vec::new());
        prop_assert_eq!(register(PARTY, CHALLENGE, &attested).is_ok(), is_none);
        prop_assert!(register(PARTY, CHALLENGE, &changed(&attested, "attestationObject", |was| *was = written(&odd))).is_err());
    }

    #[test]
    fn attack_a5_an_answer_with_one_bit_changed_proves_nobody(part in 0..3_usize, at in any::<Index>(), bit in 0..8_u8) {
        let mut device = Authenticator::new(ORIGIN);
        let kept = made(&mut device).unwrap();
        let answer = device.answer(&request(&kept));
        let part = ["clientDataJSON", "authenticatorData", "signature"][part];
        let spoiled = changed(&answer, part, |bytes| {
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
        });
        let check = |answer: &str| Assertion::parse(answer).and_then(|given| given.check(PARTY, ALICE.id, &kept, &|text| text == CHALLENGE));
        prop_assert!(check(&answer).is_ok());
        prop_assert!(check(&spoiled).is_err());
    }
}

#[test]
fn webauthn_5_11_an_issuer_that_moves_keeps_its_passkeys_where_the_rp_id_stays() {
    let mut device = Authenticator::new(ORIGIN);
    let kept = made(&mut device).unwrap();
    let moved = Party { origin: "https://login.example.net", issuer: "https://login.example.net", ..PARTY };
    let asked: Value = serde_json::from_str(&options::request(moved, CHALLENGE, std::slice::from_ref(&kept))).unwrap();
    let mut check = |origin: &str| {
        device.origin = origin.to_owned();
        Assertion::parse(&device.answer(&asked)).unwrap().check(moved, ALICE.id, &kept, &|challenge| challenge == CHALLENGE)
    };
    assert!(check("https://login.example.net").is_ok());
    assert_eq!(check(ORIGIN), Err(Unfit::Origin), "the former one has no page of ours any more");
}
