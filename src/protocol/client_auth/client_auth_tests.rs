use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;

use super::*;
use crate::protocol::client::ClientKind;
use crate::protocol::grants::samples::{client, parameters};

fn basic(text: &str) -> String {
    format!("Basic {}", STANDARD.encode(text))
}

/// What is decided of a request where memory was read again, and holds `client` alone.
fn decided(client: Option<&Client>, header: Option<&str>, body: &str, right: &str) -> Decision {
    let known = KnownClients {
        find: &|id| client.filter(|client| client.client_id == id).cloned().map(Arc::new),
        has_secret: &|_, secret| secret.equals(right),
        read_again: true,
    };
    decide(&ClientEvidence { authorization: header, parameters: &parameters(body) }, &known).unwrap()
}

fn refused(client: Option<&Client>, header: Option<&str>, body: &str) -> Refused {
    match decided(client, header, body, "right") {
        Decision::Refused(refused) => refused,
        Decision::Authenticated(client) => panic!("{client:?}"),
    }
}

fn authenticate(client: &Client, header: Option<&str>, body: &str, right: &str) -> Result<&'static str, ErrorCode> {
    match decided(Some(client), header, body, right) {
        Decision::Authenticated(client) => Ok(client.method().as_str()),
        Decision::Refused(refused) => Err(refused.error.code),
    }
}

fn read(header: &str) -> Result<Claim, OAuthError> {
    Claim::read(&ClientEvidence { authorization: Some(header), parameters: &parameters("") })
}

#[test]
fn each_method_that_is_listed_authenticates() {
    let header = basic("app:secret");
    for method in ClientAuthMethod::ALL {
        let mut client = client(ClientKind::Web, "app");
        client.metadata.token_endpoint_auth_method = Some(method.as_str().into());
        let (header, body) = match method {
            ClientAuthMethod::ClientSecretBasic => (Some(header.as_str()), ""),
            ClientAuthMethod::ClientSecretPost => (None, "client_id=app&client_secret=secret"),
            ClientAuthMethod::None => (None, "client_id=app"),
        };
        assert_eq!(authenticate(&client, header, body, "secret"), Ok(method.as_str()));
        assert_eq!(client.is_public(), !method.proves());
    }
}

#[test]
fn what_memory_does_not_explain_is_asked_for_once_and_then_refused() {
    let client = Arc::new(client(ClientKind::Web, "app"));
    let parameters = parameters("client_id=app&client_secret=right");
    let evidence = ClientEvidence { authorization: None, parameters: &parameters };
    let (none, one) = (|_: &str| None, |_: &str| Some(Arc::clone(&client)));
    let has_secret = |_: &str, secret: &Secret| secret.equals("right");
    let memory = |find, read_again| decide(&evidence, &KnownClients { find, has_secret: &has_secret, read_again });
    assert_eq!(memory(&none, false).unwrap_err(), Needs::ClientsReadAgain);
    assert!(matches!(memory(&none, true), Ok(Decision::Refused(_))));
    assert!(matches!(memory(&one, false), Ok(Decision::Authenticated(_))));
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
        assert_eq!(read(header).unwrap_err().code, ErrorCode::InvalidClient, "{header:.40}");
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
    let mut disabled = client(ClientKind::Web, "app");
    disabled.enabled = false;
    let (right, wrong) = ("client_id=app&client_secret=right", "client_id=app&client_secret=wrong");
    let refusals = [
        refused(None, None, right),
        refused(Some(&disabled), None, right),
        refused(Some(&client(ClientKind::Web, "other")), None, right),
        refused(Some(&client(ClientKind::Web, "app")), None, wrong),
    ];
    assert!(refusals.iter().all(|refusal| refusal.error == refusals[0].error && refusal.error.code == ErrorCode::InvalidClient));
    let causes = refusals.map(|refusal| refusal.attempt.unwrap().cause);
    assert_eq!(
        causes,
        ["no client has this client_id", "the client is switched off", "no client has this client_id", "the secret is wrong or has ended"]
    );
}

#[test]
fn rfc6749_5_2_basic_is_challenged_where_it_was_used_or_must_be() {
    let mut basic_alone = client(ClientKind::Web, "app");
    basic_alone.metadata.token_endpoint_auth_method = Some("client_secret_basic".into());
    let (web, spa) = (client(ClientKind::Web, "app"), client(ClientKind::Spa, "app"));
    let (by_name, by_post, wrong) = ("client_id=app", "client_id=app&client_secret=wrong", basic("app:wrong"));
    for (header, client, body, challenged) in [
        (Some("Basic x"), None, by_name, true),
        (Some(wrong.as_str()), None, by_name, true),
        (Some(wrong.as_str()), Some(&spa), by_name, true),
        (None, Some(&basic_alone), by_name, true),
        (Some("Bearer x"), Some(&basic_alone), by_name, true),
        (Some("Bearer x"), None, by_name, false),
        (Some(""), None, by_name, false),
        (None, Some(&web), by_name, false),
        (None, Some(&spa), by_post, false),
        (None, None, by_name, false),
        // Where the body names no client, a header of whatever scheme was the try.
        (Some("Bearer x"), None, "", true),
        (Some("Basic"), None, "", true),
        (Some(" "), None, "", false),
        (None, None, "", false),
    ] {
        let error = refused(client, header, body).error;
        let basic = ErrorHeader::WwwAuthenticate(r#"Basic realm="clients", charset="UTF-8""#.into());
        assert_eq!(
            (error.code, error.headers),
            (ErrorCode::InvalidClient, Vec::from_iter(challenged.then_some(basic))),
            "{header:?} {body}"
        );
    }
    let two = refused(Some(&web), Some(&wrong), by_post).error;
    assert_eq!((two.code, two.headers), (ErrorCode::InvalidRequest, vec![]));
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
    assert!(!format!("{:?}", read(&basic("app:hun%74er2")).unwrap()).contains("hun"));
}

proptest! {
    #[test]
    fn what_a_client_encodes_by_the_book_is_read_back(id in "[ -~]{1,30}", secret in "\\PC{1,30}") {
        let encode = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        let claim = read(&basic(&format!("{}:{}", encode(&id), encode(&secret)))).unwrap();
        prop_assert_eq!(claim.client_id, id);
        let Shown::Basic { secret: decoded, .. } = claim.shown else { panic!("not basic") };
        prop_assert!(decoded.equals(&secret));
    }

    #[test]
    fn no_header_breaks_it(header in "\\PC{0,80}", text in proptest::collection::vec(any::<u8>(), 0..60)) {
        let _ = refused(None, Some(&header), "client_id=app");
        let _ = read(&format!("Basic {}", STANDARD.encode(text)));
    }
}
