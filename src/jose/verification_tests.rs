use aws_lc_rs::hmac;
use serde_json::json;

use super::*;
use crate::jose::{SigningKey, VerifyingKey};

const ANY: Expected<'static> = Expected { typ: ExpectedType::JwtOrAbsent, algorithms: &Algorithm::ALL };

fn encode(value: &str) -> String {
    URL_SAFE_NO_PAD.encode(value)
}

fn set(keys: &[&SigningKey]) -> KeySet {
    KeySet::new(keys.iter().map(|key| VerifyingKey::from_jwk(key.public_jwk()).unwrap()).collect())
}

/// A token of `key` whose header was replaced; the signature fits the replaced header only if `resign`ed by the key itself.
fn with_header(key: &SigningKey, header: &Value) -> String {
    let token = key.sign(&json!({ "sub": "alice" }), "JWT").unwrap();
    let mut parts = token.split('.');
    let (_, payload, signature) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
    format!("{}.{payload}.{signature}", encode(&header.to_string()))
}

#[test]
fn every_algorithm_verifies_and_a_changed_token_does_not() {
    for algorithm in Algorithm::ALL {
        let key = SigningKey::generate(algorithm).unwrap();
        let token = key.sign(&json!({ "sub": "alice", "n": 1 }), "JWT").unwrap();
        let verified = verify(&token, &set(&[&key]), &ANY).unwrap();
        assert_eq!((verified.algorithm, verified.thumbprint.as_str()), (algorithm, key.kid()));
        assert_eq!(Value::Object(verified.claims), json!({ "sub": "alice", "n": 1 }));

        let (signed, signature) = token.rsplit_once('.').unwrap();
        let (header, _) = signed.split_once('.').unwrap();
        let forged = format!("{header}.{}.{signature}", encode(r#"{"sub":"mallory"}"#));
        assert_eq!(verify(&forged, &set(&[&key]), &ANY).unwrap_err(), VerificationError::Signature, "{algorithm}");
        let other = SigningKey::generate(algorithm).unwrap();
        assert_eq!(verify(&token, &set(&[&other]), &ANY).unwrap_err(), VerificationError::UnknownKey, "{algorithm}");
    }
}

#[test]
fn attack_j1_none_and_empty_signatures_are_refused() {
    let key = SigningKey::generate(Algorithm::ES256).unwrap();
    for alg in ["none", "None", "nOnE", "NONE", ""] {
        let unsigned = format!("{}.{}.", encode(&json!({ "alg": alg, "kid": key.kid() }).to_string()), encode(r#"{"sub":"a"}"#));
        assert_eq!(verify(&unsigned, &set(&[&key]), &ANY).unwrap_err(), VerificationError::Algorithm, "{alg}");
        assert!(verify(&with_header(&key, &json!({ "alg": alg, "kid": key.kid() })), &set(&[&key]), &ANY).is_err());
    }
    let token = key.sign(&json!({}), "JWT").unwrap();
    let (signed, _) = token.rsplit_once('.').unwrap();
    assert_eq!(verify(&format!("{signed}."), &set(&[&key]), &ANY).unwrap_err(), VerificationError::Signature);
    assert!(verify(signed, &set(&[&key]), &ANY).is_err());
}

#[test]
fn attack_j2_hmac_with_the_public_key_and_swapped_algorithms_are_refused() {
    let rsa = SigningKey::generate(Algorithm::RS256).unwrap();
    let n = rsa.public_jwk()["n"].as_str().unwrap();
    for secret in [serde_json::to_string(rsa.public_jwk()).unwrap().into_bytes(), URL_SAFE_NO_PAD.decode(n).unwrap()] {
        let signed = format!("{}.{}", encode(&json!({ "alg": "HS256", "kid": rsa.kid() }).to_string()), encode(r#"{"sub":"a"}"#));
        let mac = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &secret), signed.as_bytes());
        let token = format!("{signed}.{}", URL_SAFE_NO_PAD.encode(mac));
        assert_eq!(verify(&token, &set(&[&rsa]), &ANY).unwrap_err(), VerificationError::Algorithm);
    }
    // the key names RS256: PS256, RS512 and the curves find no key
    for alg in ["PS256", "RS512", "ES256", "EdDSA"] {
        let token = with_header(&rsa, &json!({ "alg": alg, "kid": rsa.kid() }));
        assert_eq!(verify(&token, &set(&[&rsa]), &ANY).unwrap_err(), VerificationError::UnknownKey, "{alg}");
    }
    let p256 = SigningKey::generate(Algorithm::ES256).unwrap();
    let token = with_header(&p256, &json!({ "alg": "ES384", "kid": p256.kid() }));
    assert_eq!(verify(&token, &set(&[&p256]), &ANY).unwrap_err(), VerificationError::UnknownKey);
}

#[test]
fn an_algorithm_that_the_caller_does_not_accept_is_refused() {
    let key = SigningKey::generate(Algorithm::ES256).unwrap();
    let token = key.sign(&json!({}), "JWT").unwrap();
    let expected = Expected { typ: ExpectedType::JwtOrAbsent, algorithms: &[Algorithm::RS256] };
    assert_eq!(verify(&token, &set(&[&key]), &expected).unwrap_err(), VerificationError::Algorithm);
}

#[test]
fn attack_j3_key_ids_find_keys_and_nothing_else() {
    let key = SigningKey::generate(Algorithm::ES256).unwrap();
    for kid in ["../../dev/null", "' OR 1=1 --", "unknown", "", "\u{0}"] {
        let token = with_header(&key, &json!({ "alg": "ES256", "kid": kid }));
        assert_eq!(verify(&token, &set(&[&key]), &ANY).unwrap_err(), VerificationError::UnknownKey, "{kid}");
    }
    let long = with_header(&key, &json!({ "alg": "ES256", "kid": "k".repeat(2000) }));
    assert_eq!(verify(&long, &set(&[&key]), &ANY).unwrap_err(), VerificationError::TooLong);
    let number = with_header(&key, &json!({ "alg": "ES256", "kid": 1 }));
    assert_eq!(verify(&number, &set(&[&key]), &ANY).unwrap_err(), VerificationError::Malformed);
    let doubled = format!("{}.e30.AAAA", encode(r#"{"alg":"ES256","kid":"a","kid":"b"}"#));
    assert_eq!(verify(&doubled, &set(&[&key]), &ANY).unwrap_err(), VerificationError::Malformed);
}

#[test]
fn attack_j3_keys_in_the_header_are_never_followed() {
    let key = SigningKey::generate(Algorithm::ES256).unwrap();
    let own = SigningKey::generate(Algorithm::ES256).unwrap();
    for (name, value) in [
        ("jwk", Value::Object(own.public_jwk().clone())),
        ("jku", "https://evil.example/jwks".into()),
        ("x5u", "https://evil.example/x5".into()),
        ("x5c", json!(["MIIB"])),
    ] {
        let token = with_header(&own, &json!({ "alg": "ES256", name: value }));
        assert_eq!(verify(&token, &set(&[&key]), &ANY).unwrap_err(), VerificationError::Header, "{name}");
    }
}

#[test]
fn attack_j4_critical_unencoded_compressed_and_encrypted_are_refused() {
    let key = SigningKey::generate(Algorithm::ES256).unwrap();
    for extra in [
        json!({ "crit": ["b64"] }),
        json!({ "b64": false }),
        json!({ "zip": "DEF" }),
        json!({ "p2c": 1_000_000 }),
        json!({ "enc": "A256GCM" }),
    ] {
        let mut header = json!({ "alg": "ES256", "kid": key.kid() });
        header.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        assert_eq!(verify(&with_header(&key, &header), &set(&[&key]), &ANY).unwrap_err(), VerificationError::Header, "{extra}");
    }
    let jwe = format!("{}.a.b.c.d", encode(r#"{"alg":"RSA-OAEP","enc":"A256GCM"}"#));
    assert!(verify(&jwe, &set(&[&key]), &ANY).is_err());
}

#[test]
fn attack_j4_malformed_payloads_are_refused_within_bounded_time() {
    let key = SigningKey::generate(Algorithm::ES256).unwrap();
    let header = encode(&json!({ "alg": "ES256", "kid": key.kid() }).to_string());
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(5000), "]".repeat(5000));
    for payload in [r#"{"sub":"a","sub":"b"}"#, r#"{"exp":1e999}"#, "[]", "\"text\"", "", deep.as_str()] {
        let token = format!("{header}.{}.AAAA", encode(payload));
        assert_eq!(verify(&token, &set(&[&key]), &ANY).unwrap_err(), VerificationError::Malformed);
    }
    let huge = format!("{header}.{}.AAAA", "A".repeat(1024 * 1024));
    assert_eq!(verify(&huge, &set(&[&key]), &ANY).unwrap_err(), VerificationError::TooLong);
    for token in ["", ".", "..", "a.b.c", "a.b.c.d", "=.=.=", "e30=.e30=.AA=="] {
        assert!(verify(token, &set(&[&key]), &ANY).is_err(), "{token}");
    }
}

#[test]
fn attack_j7_another_type_is_refused() {
    let key = SigningKey::generate(Algorithm::ES256).unwrap();
    let access = key.sign(&json!({}), "at+jwt").unwrap();
    let id = key.sign(&json!({}), "JWT").unwrap();
    let full = key.sign(&json!({}), "application/AT+JWT").unwrap();
    let as_access = Expected { typ: ExpectedType::Exactly("at+jwt"), algorithms: &Algorithm::ALL };
    assert!(verify(&access, &set(&[&key]), &as_access).is_ok());
    assert!(verify(&full, &set(&[&key]), &as_access).is_ok());
    assert_eq!(verify(&id, &set(&[&key]), &as_access).unwrap_err(), VerificationError::Type);
    assert_eq!(verify(&access, &set(&[&key]), &ANY).unwrap_err(), VerificationError::Type);
}

#[test]
fn without_a_key_id_the_keys_that_fit_are_tried() {
    let (first, second) = (SigningKey::generate(Algorithm::EdDsa).unwrap(), SigningKey::generate(Algorithm::EdDsa).unwrap());
    let mut keys = Vec::new();
    for key in [&first, &second] {
        keys.push(VerifyingKey::from_jwk(key.public_jwk()).unwrap());
    }
    let signed = format!("{}.{}", encode(r#"{"alg":"EdDSA"}"#), encode(r#"{"sub":"a"}"#));
    let pair = aws_lc_rs::signature::Ed25519KeyPair::from_pkcs8_maybe_unchecked(&second.to_pkcs8().unwrap()).unwrap();
    let token = format!("{signed}.{}", URL_SAFE_NO_PAD.encode(pair.sign(signed.as_bytes())));
    assert_eq!(verify(&token, &KeySet::new(keys), &ANY).unwrap().thumbprint, second.kid());
}

proptest::proptest! {
    #[test]
    fn any_text_is_judged_without_a_panic(text in "\\PC{0,200}", header in "[ -~]{0,80}", payload in "[ -~]{0,80}") {
        let keys = KeySet::default();
        proptest::prop_assert!(verify(&text, &keys, &ANY).is_err());
        let shaped = format!("{}.{}.AAAA", encode(&header), encode(&payload));
        proptest::prop_assert!(verify(&shaped, &keys, &ANY).is_err());
    }
}
