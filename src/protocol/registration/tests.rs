use proptest::prelude::*;
use serde_json::json;

use super::*;

#[test]
fn rfc7396_appendix_a_a_merge_patch_replaces_removes_and_keeps() {
    for (target, patch, result) in [
        (json!({"a": "b"}), json!({"a": "c"}), json!({"a": "c"})),
        (json!({"a": "b"}), json!({"b": "c"}), json!({"a": "b", "b": "c"})),
        (json!({"a": "b"}), json!({"a": null}), json!({})),
        (json!({"a": "b", "b": "c"}), json!({"a": null}), json!({"b": "c"})),
        (json!({"a": ["b"]}), json!({"a": "c"}), json!({"a": "c"})),
        (json!({"a": "c"}), json!({"a": ["b"]}), json!({"a": ["b"]})),
        (json!({"a": {"b": "c"}}), json!({"a": {"b": "d", "c": null}}), json!({"a": {"b": "d"}})),
        (json!({"a": [{"b": "c"}]}), json!({"a": [1]}), json!({"a": [1]})),
        (json!({"e": null}), json!({"a": 1}), json!({"e": null, "a": 1})),
        (json!({}), json!({"a": {"bb": {"ccc": null}}}), json!({"a": {"bb": {}}})),
        (json!({"a": "b"}), json!({"a": {"b": null, "c": 1}}), json!({"a": {"c": 1}})),
    ] {
        let (Value::Object(mut merged), Value::Object(members)) = (target.clone(), patch.clone()) else { panic!("objects") };
        merge_patch(&mut merged, &members);
        assert_eq!(Value::Object(merged), result, "{target} {patch}");
    }
}

fn admin(metadata: Value, kind: Option<ClientKind>) -> Result<Registration, OAuthError> {
    validate(&metadata, kind, Registrar::Admin)
}

fn refused(metadata: Value) -> (ErrorCode, String) {
    let error = admin(metadata, None).unwrap_err();
    (error.code, error.description.into_owned())
}

#[test]
fn each_kind_has_its_defaults() {
    let web = admin(json!({"redirect_uris": ["https://rp.example/cb"], "client_name": "Shop"}), None).unwrap();
    assert_eq!(web.kind, ClientKind::Web);
    assert_eq!(web.metadata.grant_types, ["authorization_code", "refresh_token"]);
    assert_eq!(web.metadata.response_types, ["code"]);
    assert_eq!(web.metadata.token_endpoint_auth_method, None);
    for (kind, uri) in [(ClientKind::Spa, "https://rp.example/cb"), (ClientKind::Native, "com.example.app:/cb")] {
        let public = admin(json!({"redirect_uris": [uri]}), Some(kind)).unwrap();
        assert_eq!(public.metadata.token_endpoint_auth_method.as_deref(), Some("none"), "{kind}");
        assert_eq!(public.metadata.grant_types, ["authorization_code", "refresh_token"]);
    }
    let service = admin(json!({"client_name": "Job"}), Some(ClientKind::Service)).unwrap();
    assert_eq!(service.metadata.grant_types, ["client_credentials"]);
    assert!(service.metadata.response_types.is_empty() && service.metadata.redirect_uris.is_empty());
}

#[test]
fn the_kind_follows_from_the_metadata() {
    for (metadata, kind) in [
        (json!({"redirect_uris": ["https://a.example/"], "token_endpoint_auth_method": "none"}), ClientKind::Spa),
        (json!({"redirect_uris": ["http://localhost:3000/"], "token_endpoint_auth_method": "none"}), ClientKind::Native),
        (
            json!({"redirect_uris": ["http://localhost:3000/"], "token_endpoint_auth_method": "none", "application_type": "web"}),
            ClientKind::Spa,
        ),
        (json!({"redirect_uris": ["com.example.app:/"], "application_type": "native"}), ClientKind::Native),
        (json!({"grant_types": ["client_credentials"]}), ClientKind::Service),
        (json!({"redirect_uris": ["https://a.example/"], "token_endpoint_auth_method": "client_secret_post"}), ClientKind::Web),
    ] {
        assert_eq!(admin(metadata.clone(), None).unwrap().kind, kind, "{metadata}");
    }
}

#[test]
fn what_was_validated_is_valid_again_and_says_the_same() {
    let metadata = json!({
        "redirect_uris": ["https://rp.example/cb", "https://rp.example/cb"], "client_name": "Shop", "client_name#de": "Laden",
        "logo_uri": "https://rp.example/logo.png", "policy_uri#de": "https://rp.example/de", "contacts": ["a@rp.example"], "scope": "openid email",
        "id_token_signed_response_alg": "ES256", "default_max_age": 60, "software_id": "x", "tos_uri": null, "client_secret": "s", "client_id": "c",
    });
    let first = admin(metadata, None).unwrap();
    assert_eq!(first.metadata.redirect_uris.len(), 1);
    assert_eq!(first.metadata.other.keys().collect::<Vec<_>>(), ["client_name#de", "policy_uri#de", "software_id"]);
    let again = admin(serde_json::to_value(&first.metadata).unwrap(), Some(first.kind)).unwrap();
    assert_eq!(again, first);
}

#[test]
fn rfc7591_3_2_2_a_bad_redirect_uri_is_named() {
    for uris in
        [json!([]), json!(["https://rp.example/cb", "http://rp.example/cb"]), json!(["https://rp@evil/cb"]), json!(["javascript:x"])]
    {
        let (code, description) = refused(json!({"redirect_uris": uris}));
        assert_eq!(code, ErrorCode::InvalidRedirectUri, "{uris}");
        assert!(description.starts_with("redirect_uris"), "{description}");
    }
    assert!(refused(json!({"redirect_uris": ["https://a.example", "http://b.example"]})).1.starts_with("redirect_uris[1]"));
}

#[test]
fn rfc7591_3_2_2_a_bad_member_is_named() {
    for (member, value) in [
        ("redirect_uris", json!("https://rp.example/cb")),
        ("redirect_uris", json!([1])),
        ("post_logout_redirect_uris", json!(["http://rp.example"])),
        ("response_types", json!(["token"])),
        ("grant_types", json!(["password"])),
        ("grant_types", json!(["refresh_token"])),
        ("response_types", json!("code")),
        ("application_type", json!("desktop")),
        ("token_endpoint_auth_method", json!("private_key_jwt")),
        ("token_endpoint_auth_method", json!(["none"])),
        ("scope", json!("a\"b")),
        ("client_name", json!("")),
        ("client_name", json!("x\ny")),
        ("client_name", json!("\u{202e}knab")),
        ("client_name#de", json!(7)),
        ("client_name", json!("x".repeat(201))),
        ("logo_uri", json!("javascript:alert(1)")),
        ("logo_uri#de", json!("data:image/png,x")),
        ("policy_uri", json!("http://rp.example/policy")),
        ("tos_uri", json!("https://a@rp.example/")),
        ("initiate_login_uri", json!("//evil")),
        ("initiate_login_uri", json!("https:evil")),
        ("jwks_uri", json!("file:///etc/passwd")),
        ("jwks", json!({"keys": [{"kty": "RSA", "n": "AQAB", "e": "AQAB"}]})),
        ("jwks", json!([])),
        ("id_token_signed_response_alg", json!("none")),
        ("id_token_signed_response_alg", json!("HS256")),
        ("userinfo_signed_response_alg", json!("none")),
        ("introspection_signed_response_alg", json!("HS256")),
        ("authorization_signed_response_alg", json!("none")),
        ("default_max_age", json!(-1)),
        ("default_max_age", json!("60")),
        ("require_auth_time", json!("true")),
        ("contacts", json!("a@b")),
        ("subject_type", json!("pairwise")),
        ("dpop_bound_access_tokens", json!(true)),
        ("id_token_encrypted_response_alg", json!("RSA-OAEP")),
    ] {
        let mut metadata = json!({"redirect_uris": ["https://rp.example/cb"]});
        metadata[member] = value.clone();
        let (code, description) = refused(metadata);
        assert_eq!(code, ErrorCode::InvalidClientMetadata, "{member} {value}");
        assert!(description.starts_with(member), "{member} {value}: {description}");
    }
    assert_eq!(refused(json!([])).0, ErrorCode::InvalidClientMetadata);
    assert_eq!(refused(json!({"x": "y".repeat(MAX_BYTES)})).0, ErrorCode::InvalidClientMetadata);
}

#[test]
fn what_does_not_go_with_the_kind_is_refused() {
    let uri = json!(["https://rp.example/cb"]);
    for (kind, metadata) in [
        (ClientKind::Spa, json!({"redirect_uris": uri, "token_endpoint_auth_method": "client_secret_basic"})),
        (ClientKind::Spa, json!({"redirect_uris": uri, "grant_types": ["authorization_code", "client_credentials"]})),
        (ClientKind::Web, json!({"redirect_uris": uri, "application_type": "native"})),
        (ClientKind::Native, json!({"redirect_uris": uri, "application_type": "web"})),
        (ClientKind::Service, json!({"token_endpoint_auth_method": "none"})),
        (ClientKind::Spa, json!({"redirect_uris": ["com.example.app:/cb"]})),
    ] {
        assert!(admin(metadata.clone(), Some(kind)).is_err(), "{kind} {metadata}");
    }
}

#[test]
fn a_web_application_gets_a_private_use_scheme_from_an_admin_alone() {
    let metadata = json!({"redirect_uris": ["https://photos.example/auth/login", "app.immich:///oauth-callback"]});
    assert!(validate(&metadata, Some(ClientKind::Web), Registrar::Admin).is_ok());
    let refused = validate(&metadata, Some(ClientKind::Web), Registrar::Client).unwrap_err();
    assert_eq!(refused.code, ErrorCode::InvalidRedirectUri);
    assert!(refused.description.starts_with("redirect_uris[1]"), "{}", refused.description);
}

#[test]
fn a_member_that_nothing_here_honours_is_refused_by_its_name() {
    for (member, value, harmless) in [
        ("backchannel_logout_uri", json!("https://rp.example/logout"), None),
        ("backchannel_logout_session_required", json!(true), Some(json!(false))),
        ("frontchannel_logout_uri", json!("https://rp.example/logout"), None),
        ("frontchannel_logout_session_required", json!(true), Some(json!(false))),
        ("sector_identifier_uri", json!("https://rp.example/sector.json"), None),
        ("id_token_encrypted_response_enc", json!("A256GCM"), None),
        ("userinfo_encrypted_response_enc", json!("A256GCM"), None),
        ("introspection_encrypted_response_alg", json!("RSA-OAEP"), None),
        ("authorization_encrypted_response_alg", json!("RSA-OAEP"), None),
        ("request_uris", json!(["https://rp.example/request"]), Some(json!([]))),
        ("request_object_signing_alg", json!("RS256"), None),
        ("request_object_encryption_alg", json!("RSA-OAEP"), None),
        ("require_signed_request_object", json!(true), Some(json!(false))),
        ("require_pushed_authorization_requests", json!(true), Some(json!(false))),
        ("token_endpoint_auth_signing_alg", json!("RS256"), None),
        ("tls_client_auth_subject_dn", json!("CN=rp"), None),
        ("tls_client_certificate_bound_access_tokens", json!(true), Some(json!(false))),
        ("use_mtls_endpoint_aliases", json!(true), Some(json!(false))),
        ("dpop_bound_access_tokens", json!(true), Some(json!(false))),
        ("backchannel_token_delivery_mode", json!("poll"), None),
        ("backchannel_user_code_parameter", json!(true), Some(json!(false))),
        ("authorization_details_types", json!(["payment"]), Some(json!([]))),
        ("software_statement", json!("e30.e30."), None),
    ] {
        let with = |value: &Value| json!({"redirect_uris": ["https://rp.example/cb"], member: value});
        let (code, description) = refused(with(&value));
        assert_eq!(code, ErrorCode::InvalidClientMetadata, "{member}");
        assert!(description.starts_with(member), "{description}");
        assert!(harmless.is_none_or(|value| admin(with(&value), None).is_ok()), "{member}");
    }
}

#[test]
fn what_an_earlier_release_took_in_silence_stays_until_it_is_touched() {
    let mut kept = admin(json!({"redirect_uris": ["https://rp.example/cb"], "client_name": "Shop"}), None).unwrap().metadata;
    kept.other.insert("backchannel_logout_uri".into(), json!("https://rp.example/logout"));
    let whole = |changes: Value| {
        let Value::Object(mut whole) = serde_json::to_value(&kept).unwrap() else { panic!("no object") };
        whole.extend(changes.as_object().unwrap().clone());
        validate_change(&kept, whole, ClientKind::Web)
    };
    let renamed = whole(json!({"client_name": "Store"})).unwrap().metadata;
    assert_eq!((renamed.client_name.as_deref(), renamed.other), (Some("Store"), kept.other.clone()));
    assert!(whole(json!({"backchannel_logout_uri": null})).unwrap().metadata.other.is_empty(), "it can be taken away");
    let moved = whole(json!({"backchannel_logout_uri": "https://rp.example/other"})).unwrap_err();
    assert!(moved.description.starts_with("backchannel_logout_uri"));
    assert!(whole(json!({"frontchannel_logout_uri": "https://rp.example/out"})).is_err());
}

#[test]
fn attack_g3_a_client_cannot_give_itself_client_credentials() {
    let metadata = json!({"grant_types": ["client_credentials"], "first_party": true});
    assert!(validate(&metadata, None, Registrar::Client).is_err());
    assert!(validate(&metadata, None, Registrar::Admin).is_ok());
}

#[test]
fn a_chosen_client_id_needs_no_escaping() {
    assert!(check_client_id("my-app_1.x~@").is_ok());
    for bad in ["", "a b", "a:b", "a/b", "\u{e4}", &"x".repeat(256)] {
        assert!(check_client_id(bad).is_err(), "{bad}");
    }
}

proptest! {
    #[test]
    fn any_member_with_any_value_is_judged_without_a_panic(member in 0..40_usize, value in "[a-z:/\\[\\]{}\"0-9,.]{0,30}") {
        let name = ["redirect_uris", "jwks", "scope", "logo_uri", "grant_types", "contacts", "x#y", "client_name#"][member % 8];
        let value = serde_json::from_str(&value).unwrap_or(Value::String(value));
        let mut metadata = json!({"redirect_uris": ["https://rp.example/cb"]});
        metadata[name] = value;
        if let Ok(registration) = admin(metadata, None) {
            let again = admin(serde_json::to_value(&registration.metadata).unwrap(), Some(registration.kind)).unwrap();
            prop_assert_eq!(again, registration);
        }
    }
}
