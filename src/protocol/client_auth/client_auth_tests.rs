use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;

use super::*;
use crate::protocol::client::ClientKind;
use crate::protocol::grants::samples::{client, parameters};

fn basic(text: &str) -> String {
    format!("Basic {}", STANDARD.encode(text))
}

fn authenticate(client: &Client, header: Option<&str>, body: &str, right: &str) -> Result<&'static str, ErrorCode> {
    let presented = choose(header, &parameters(body)).map_err(|error| error.code)?;
    check(&presented, Some(&Arc::new(client.clone())), |secret| secret.equals(right))
        .map(|client| client.method())
        .map_err(|error| error.code)
}

#[test]
fn rfc6749_2_3_1_basic_is_form_decoded_and_raw_values_work() {
    for (text, id, right) in [
        ("app:secret", "app", "secret"),
        ("app:se%3Acr%2Bet+x", "app", "se:cr+et x"),
        ("app:se:cr", "app", "se:cr"),
        ("https%3A%2F%2Fapp:x", "https://app", "x"),
        // not encoded by the client, though it would have to be
        ("app:a+b", "app", "a+b"),
        ("app:100%", "app", "100%"),
        ("app:a%20b", "app", "a%20b"),
    ] {
        assert_eq!(authenticate(&client(ClientKind::Web, id), Some(&basic(text)), "", right), Ok("client_secret_basic"), "{text}");
    }
}

#[test]
fn rfc6749_2_3_exactly_one_method_in_a_request() {
    let header = basic("app:secret");
    for (header, body, expected) in [
        (Some(header.as_str()), "client_id=app&client_secret=secret", ErrorCode::InvalidRequest),
        (Some(header.as_str()), "client_secret=secret", ErrorCode::InvalidRequest),
        (Some(header.as_str()), "client_assertion=x&client_assertion_type=y", ErrorCode::InvalidRequest),
        (None, "client_id=app&client_secret=secret&client_assertion=x", ErrorCode::InvalidRequest),
        (Some(header.as_str()), "client_id=other", ErrorCode::InvalidRequest),
        (None, "client_secret=secret", ErrorCode::InvalidRequest),
        (None, "client_assertion=x&client_assertion_type=y", ErrorCode::InvalidClient),
        (None, "", ErrorCode::InvalidClient),
    ] {
        assert_eq!(authenticate(&client(ClientKind::Web, "app"), header, body, "secret"), Err(expected), "{header:?} {body}");
    }
    assert_eq!(authenticate(&client(ClientKind::Web, "app"), Some(&header), "client_id=app", "secret"), Ok("client_secret_basic"));
}

#[test]
fn a_header_that_is_no_basic_is_an_invalid_client() {
    for header in [
        "",
        "Basic",
        "Basic ",
        "Basic !!!",
        "Bearer abc",
        "Basic YXBw",
        "Basic gICA",
        &basic(":x"),
        &basic("a\0b:x"),
        &format!("Basic {}", "QUFB".repeat(2000)),
    ] {
        assert_eq!(choose(Some(header), &parameters("")).unwrap_err().code, ErrorCode::InvalidClient, "{header:.40}");
    }
}

#[test]
fn a_client_authenticates_by_the_method_it_is_registered_for() {
    let pinned = |method: &str| {
        let mut client = client(ClientKind::Web, "app");
        client.metadata.token_endpoint_auth_method = Some(method.into());
        client
    };
    let (web, spa) = (client(ClientKind::Web, "app"), client(ClientKind::Spa, "app"));
    let header = basic("app:secret");
    let (by_basic, by_post, by_name) = ((Some(header.as_str()), ""), (None, "client_id=app&client_secret=secret"), (None, "client_id=app"));
    let refused = Err(ErrorCode::InvalidClient);
    for (client, way, expected) in [
        (&web, by_basic, Ok("client_secret_basic")),
        (&web, by_post, Ok("client_secret_post")),
        (&web, by_name, refused),
        (&pinned("client_secret_basic"), by_basic, Ok("client_secret_basic")),
        (&pinned("client_secret_basic"), by_post, refused),
        (&pinned("client_secret_post"), by_post, Ok("client_secret_post")),
        (&pinned("client_secret_post"), by_basic, refused),
        (&pinned("private_key_jwt"), by_basic, refused),
        (&pinned("private_key_jwt"), by_name, refused),
        (&spa, by_name, Ok("none")),
        (&spa, by_basic, refused),
        (&spa, by_post, refused),
    ] {
        assert_eq!(authenticate(client, way.0, way.1, "secret"), expected, "{:?} {way:?}", client.metadata.token_endpoint_auth_method);
    }
    // some libraries send a public client's name as Basic with an empty secret
    assert_eq!(authenticate(&spa, Some(&basic("app:")), "", "secret"), Ok("none"));
    assert_eq!(authenticate(&web, Some(&basic("app:")), "", ""), refused);
}

#[test]
fn unknown_disabled_and_wrong_read_the_same() {
    let presented = choose(None, &parameters("client_id=app&client_secret=wrong")).unwrap();
    let mut disabled = client(ClientKind::Web, "app");
    disabled.enabled = false;
    let refusals = [
        check(&presented, None, |_| true).unwrap_err(),
        check(&presented, Some(&Arc::new(disabled)), |_| true).unwrap_err(),
        check(&presented, Some(&Arc::new(client(ClientKind::Web, "other"))), |_| true).unwrap_err(),
        check(&presented, Some(&Arc::new(client(ClientKind::Web, "app"))), |_| false).unwrap_err(),
    ];
    assert!(refusals.iter().all(|refusal| refusal == &refusals[0] && refusal.code == ErrorCode::InvalidClient));
}

#[test]
fn rfc6749_5_2_basic_is_challenged_where_it_was_used_or_must_be() {
    let failed = OAuthError::new(ErrorCode::InvalidClient, "");
    let mut basic_alone = client(ClientKind::Web, "app");
    basic_alone.metadata.token_endpoint_auth_method = Some("client_secret_basic".into());
    let (web, spa) = (client(ClientKind::Web, "app"), client(ClientKind::Spa, "app"));
    for (header, client, challenged) in [
        (Some("Basic x"), None, true),
        (Some("Basic x"), Some(&spa), true),
        (None, Some(&basic_alone), true),
        (Some("Bearer x"), Some(&basic_alone), true),
        (Some("Bearer x"), None, false),
        (Some(""), None, false),
        (None, Some(&web), false),
        (None, Some(&spa), false),
        (None, None, false),
    ] {
        let presented = Presented::Public { client_id: "app".into() };
        let value = challenge(header, Some(&presented), client, &failed);
        assert_eq!(value.is_some_and(|value| value.starts_with("Basic ")), challenged, "{header:?}");
        assert_eq!(challenge(header, Some(&presented), client, &OAuthError::invalid_grant("")), None);
    }
    // Where the body names no client, a header of whatever scheme was the try.
    for (header, challenged) in [(Some("Bearer x"), true), (Some("Basic"), true), (Some(" "), false), (None, false)] {
        assert_eq!(challenge(header, None, None, &failed).is_some(), challenged, "{header:?}");
    }
}

#[test]
fn rfc6749_2_3_a_header_that_authenticates_no_client_hides_none_of_the_body() {
    let (web, spa) = (client(ClientKind::Web, "app"), client(ClientKind::Spa, "app"));
    for header in ["", " ", "Basic", "Bearer abc", "bearer abc", "DPoP abc", "Negotiate", "undefined", "null"] {
        assert_eq!(authenticate(&web, Some(header), "client_id=app&client_secret=secret", "secret"), Ok("client_secret_post"), "{header}");
        assert_eq!(authenticate(&web, Some(header), "client_id=app&client_secret=wrong", "secret"), Err(ErrorCode::InvalidClient));
        assert_eq!(authenticate(&web, Some(header), "client_id=app", "secret"), Err(ErrorCode::InvalidClient), "it proves nothing");
        assert_eq!(authenticate(&spa, Some(header), "client_id=app", "secret"), Ok("none"), "{header}");
        assert_eq!(authenticate(&web, Some(header), "", "secret"), Err(ErrorCode::InvalidClient), "{header}");
    }
}

#[test]
fn a_presented_secret_never_shows_in_debug() {
    let presented = choose(Some(&basic("app:hun%74er2")), &parameters("")).unwrap();
    assert!(!format!("{presented:?}").contains("hun"));
}

proptest! {
    #[test]
    fn what_a_client_encodes_by_the_book_is_read_back(id in "[ -~]{1,30}", secret in "\\PC{1,30}") {
        let encode = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        let presented = choose(Some(&basic(&format!("{}:{}", encode(&id), encode(&secret)))), &parameters("")).unwrap();
        prop_assert_eq!(presented.client_id(), id);
        let Presented::Basic { secret: read, .. } = presented else { panic!("not basic") };
        prop_assert!(read.equals(&secret));
    }

    #[test]
    fn no_header_breaks_it(header in "\\PC{0,80}", text in proptest::collection::vec(any::<u8>(), 0..60)) {
        let _ = choose(Some(&header), &parameters("client_id=app"));
        let _ = choose(Some(&format!("Basic {}", STANDARD.encode(text))), &parameters(""));
    }
}
