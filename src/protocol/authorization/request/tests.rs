use proptest::prelude::*;

use super::*;
use crate::protocol::acr::Acr;
use crate::protocol::authorization::request_claims::meaningful;
use crate::protocol::client::samples::client;
use crate::protocol::client::{ClientKind, Provenance};
use crate::protocol::parameters::Parameters;

const CHALLENGE: &str = "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
const BASE: &str = "client_id=app&redirect_uri=https://rp.example/cb&response_type=code&scope=openid&state=s1";
const ISSUER: &str = "https://op.example";

fn web() -> Client {
    client(ClientKind::Web, &["https://rp.example/cb"])
}

fn claims(query: &str) -> RequestClaims {
    RequestClaims::of_parameters(&Parameters::read(query.as_bytes()))
}

fn run(query: &str, client: &Client) -> Result<AuthorizationRequest, Rejection> {
    let api = Resource {
        identifier: "https://api.example".into(),
        name: "API".into(),
        scopes: Scopes::parse("api:read api:write").unwrap(),
        signing_alg: None,
        lifetime: None,
        clients: vec![],
    };
    let rules = ServerRules { issuer: ISSUER, enrolment: false, attribute_scopes: &Scopes::none() };
    let resources = |identifier: &str| Some(api.clone()).filter(|api| resource::is_same(&api.identifier, identifier));
    validate(&claims(query), Some(client), &rules, &resources)
}

fn accepted(more: &str, client: &Client) -> AuthorizationRequest {
    run(&format!("{BASE}{more}"), client).unwrap()
}

fn page(query: &str, client: &Client) -> PageRejection {
    match run(query, client).unwrap_err() {
        Rejection::Page(page) => page,
        Rejection::Redirect { error, .. } => panic!("redirected with {error}"),
    }
}

fn refused(query: &str, client: &Client) -> ErrorCode {
    match run(query, client).unwrap_err() {
        Rejection::Page(page) => panic!("a page: {page}"),
        Rejection::Redirect { answer_to, error, .. } => {
            assert_eq!(answer_to.redirect_uri.as_str(), "https://rp.example/cb");
            error.code
        }
    }
}

#[test]
fn until_client_and_redirect_uri_are_verified_only_a_page_answers() {
    for (query, kind) in [
        ("", PageRejectionKind::MissingClientId),
        ("redirect_uri=https://rp.example/cb&response_type=code", PageRejectionKind::MissingClientId),
        ("client_id=other&redirect_uri=https://rp.example/cb", PageRejectionKind::UnknownClient),
        ("client_id=app&response_type=code", PageRejectionKind::MissingRedirectUri),
        ("client_id=app&redirect_uri=&response_type=code", PageRejectionKind::MissingRedirectUri),
        ("client_id=app&redirect_uri=https://evil.example/cb&scope=%22", PageRejectionKind::UnregisteredRedirectUri),
        ("client_id=app&client_id=app&redirect_uri=https://rp.example/cb", PageRejectionKind::MalformedRequest),
        ("client_id=app&redirect_uri=https://rp.example/cb&redirect_uri=https://evil.example", PageRejectionKind::MalformedRequest),
        ("client_id=%ff&redirect_uri=https://rp.example/cb", PageRejectionKind::MalformedRequest),
        ("client_id=app&redirect_uri=https://rp.example/cb%00", PageRejectionKind::MalformedRequest),
    ] {
        assert_eq!(page(query, &web()).kind, kind, "{query}");
    }
    let rules = ServerRules { issuer: ISSUER, enrolment: false, attribute_scopes: &Scopes::none() };
    let nobody = validate(&claims(BASE), None, &rules, &|_| None);
    assert!(matches!(nobody, Err(Rejection::Page(PageRejection { kind: PageRejectionKind::UnknownClient, .. }))));
    assert_eq!(page(BASE, &Client { enabled: false, ..web() }).kind, PageRejectionKind::DisabledClient);
}

#[test]
fn attack_r6_an_error_never_goes_to_an_unverified_redirect_uri() {
    for more in ["&scope=%22", "&prompt=none+login", "&response_type=token", "&request=x", "&max_age=x", "&state=%00"] {
        let query = format!("client_id=app&redirect_uri=https://evil.example/cb{more}");
        assert_eq!(page(&query, &web()).kind, PageRejectionKind::UnregisteredRedirectUri, "{more}");
    }
}

#[test]
fn the_developer_is_told_what_was_asked_and_what_would_have_matched() {
    let told = page("client_id=app&redirect_uri=https://rp.example/cb/&response_type=code", &web());
    assert_eq!(told.asked.as_deref(), Some("https://rp.example/cb/"));
    assert_eq!(told.registered, ["https://rp.example/cb"]);
    assert!(told.detail.contains("a slash at the end"));
}

#[test]
fn each_rule_refuses_with_its_registered_code() {
    let short = "client_id=app&redirect_uri=https://rp.example/cb&scope=openid";
    for (query, code) in [
        (short.to_owned(), ErrorCode::InvalidRequest),
        (format!("{short}&response_type=token"), ErrorCode::UnsupportedResponseType),
        (format!("{short}&response_type=code+id_token"), ErrorCode::UnsupportedResponseType),
        (format!("{BASE}&response_mode=web_message"), ErrorCode::InvalidRequest),
        (format!("{BASE}&request=e30.e30."), ErrorCode::RequestNotSupported),
        (format!("{BASE}&request_uri=https://rp.example/r"), ErrorCode::RequestUriNotSupported),
        (format!("{BASE}&registration=%7B%7D"), ErrorCode::RegistrationNotSupported),
        (format!("{BASE}&scope=openid"), ErrorCode::InvalidRequest),
        (format!("{BASE}&nonce=%00"), ErrorCode::InvalidRequest),
        (format!("{BASE}&x=%ff"), ErrorCode::InvalidRequest),
        (format!("{BASE}&prompt=none+login"), ErrorCode::InvalidRequest),
        (format!("{BASE}&prompt=create"), ErrorCode::InvalidRequest),
        (format!("{BASE}&max_age=-1"), ErrorCode::InvalidRequest),
        (format!("{BASE}&max_age=99999999999999999999"), ErrorCode::InvalidRequest),
        (format!("{BASE}&claims=x"), ErrorCode::InvalidRequest),
        (format!("{BASE}&resource=https://unknown.example"), ErrorCode::InvalidTarget),
        (format!("{BASE}&resource=x"), ErrorCode::InvalidTarget),
        (BASE.replace("scope=openid", "scope=%22"), ErrorCode::InvalidScope),
        (BASE.replace("scope=openid", "scope=nothing"), ErrorCode::InvalidScope),
    ] {
        assert_eq!(refused(&query, &web()), code, "{query}");
    }
}

#[test]
fn an_error_travels_with_the_state_and_in_the_mode_that_were_asked_for() {
    let rejection = run(&format!("{BASE}&response_mode=form_post&prompt=nonsense"), &web()).unwrap_err();
    let Rejection::Redirect { answer_to, page_first, .. } = rejection else { panic!("a page") };
    assert_eq!(answer_to.response_mode, ResponseMode::FormPost);
    assert_eq!(answer_to.state.as_deref(), Some("s1"));
    assert!(!page_first);
    let state = |query: &str| match run(query, &web()).unwrap_err() {
        Rejection::Redirect { answer_to, .. } => answer_to.state,
        Rejection::Page(page) => panic!("{page}"),
    };
    assert_eq!(state(&format!("{BASE}&state=s2")), None, "of two the client expects neither");
    let many: String = (0..150).map(|n| format!("p{n}=1&")).collect();
    for query in [
        format!("{BASE}&scope=openid"),
        format!("{BASE}&nonce=%00&x=%ff"),
        format!("{BASE}&state=s1"),
        format!("{BASE}&claims=x&max_age=-1"),
        format!("{many}{BASE}"),
        format!("{BASE}&login_hint={}", "x".repeat(40_000)),
    ] {
        assert_eq!(state(&query).as_deref(), Some("s1"), "{query}");
    }
    let long = "s".repeat(20_000);
    assert_eq!(state(&BASE.replace("state=s1", &format!("state={long}"))), Some(long));
}

#[test]
fn attack_r9_the_error_of_a_self_registered_client_stands_on_a_page_first() {
    let first = |query: &str, client: &Client| match run(query, client).unwrap_err() {
        Rejection::Redirect { page_first, .. } => page_first,
        Rejection::Page(page) => panic!("{page}"),
    };
    let dynamic = Client { provenance: Provenance::Dynamic, ..web() };
    assert!(first(&format!("{BASE}&response_mode=x"), &dynamic));
    assert!(!first(&format!("{BASE}&response_mode=x&prompt=none"), &dynamic));
    assert!(!first(&format!("{BASE}&response_mode=x"), &Client { approved: true, ..dynamic }));
}

#[test]
fn attack_p4_a_public_client_needs_pkce_and_a_web_client_where_its_setting_says_so() {
    for kind in [ClientKind::Spa, ClientKind::Native] {
        let public = client(kind, &["https://rp.example/cb"]);
        assert_eq!(refused(BASE, &public), ErrorCode::InvalidRequest);
        assert!(accepted(CHALLENGE, &public).code_challenge.is_some());
    }
    assert!(accepted("", &web()).code_challenge.is_none());
    let mut strict = web();
    strict.settings.require_pkce = Some(true);
    assert_eq!(refused(BASE, &strict), ErrorCode::InvalidRequest);
    let mut lenient = client(ClientKind::Spa, &["https://rp.example/cb"]);
    lenient.settings.require_pkce = Some(false);
    assert_eq!(refused(BASE, &lenient), ErrorCode::InvalidRequest);
}

#[test]
fn attack_p3_plain_and_a_missing_method_are_refused() {
    for more in
        [CHALLENGE.replace("S256", "plain"), CHALLENGE.replace("&code_challenge_method=S256", ""), "&code_challenge_method=S256".into()]
    {
        assert_eq!(refused(&format!("{BASE}{more}"), &web()), ErrorCode::InvalidRequest, "{more}");
    }
}

#[test]
fn a_client_without_the_grant_or_the_response_type_is_unauthorized() {
    let mut service = web();
    service.metadata.grant_types = vec!["client_credentials".into()];
    assert_eq!(refused(BASE, &service), ErrorCode::UnauthorizedClient);
    let mut silent = web();
    silent.metadata.response_types.clear();
    assert_eq!(refused(BASE, &silent), ErrorCode::UnauthorizedClient);
}

#[test]
fn unknown_and_unregistered_scopes_are_left_out() {
    let query = BASE.replace("scope=openid", "scope=openid+email+nothing+api:read");
    let request = run(&query, &web()).unwrap();
    assert_eq!((request.scopes.to_string(), request.left_out.to_string()), ("openid email".into(), "api:read nothing".into()));
    let with_api = format!("{query}&resource=https://api.example/&resource={ISSUER}/&resource=https://api.example");
    let request = run(&with_api, &web()).unwrap();
    assert_eq!(request.scopes.to_string(), "openid email", "a scope of a resource server is granted to a client by name");
    assert_eq!(request.resources, ["https://api.example", ISSUER], "as they are registered, each once");
    let mut narrow = web();
    narrow.metadata.scope = Some("openid email api:read".into());
    assert_eq!(run(&with_api, &narrow).unwrap().scopes.to_string(), "openid api:read email");
    narrow.metadata.scope = Some("openid api:read".into());
    assert_eq!(run(&with_api, &narrow).unwrap().scopes.to_string(), "openid api:read");
    narrow.metadata.scope = Some("email".into());
    assert_eq!(refused(&query, &narrow), ErrorCode::InvalidScope);
}

#[test]
fn without_openid_it_is_plain_oauth() {
    let request = run(&BASE.replace("scope=openid", "scope=email"), &web()).unwrap();
    assert!(!request.is_openid());
    assert!(run(&BASE.replace("&scope=openid", ""), &web()).unwrap().scopes.is_empty());
}

#[test]
fn core_11_offline_access_is_kept_only_where_it_has_an_effect() {
    let query = BASE.replace("scope=openid", "scope=openid+offline_access");
    let plain = run(&query, &web()).unwrap();
    assert!(!plain.offline && plain.refresh && plain.scopes.to_string() == "openid");
    assert!(plain.left_out.contains(OFFLINE_ACCESS));
    let asked = run(&format!("{query}&prompt=consent"), &web()).unwrap();
    assert!(asked.offline && asked.scopes.contains(OFFLINE_ACCESS));
    let mut ours = web();
    ours.settings.first_party = true;
    assert!(run(&query, &ours).unwrap().offline);
    ours.metadata.grant_types = vec!["authorization_code".into()];
    let none = run(&format!("{query}&prompt=consent"), &ours).unwrap();
    assert!(!none.offline && !none.refresh && !none.scopes.contains(OFFLINE_ACCESS));
}

#[test]
fn everything_else_that_is_asked_for_is_typed() {
    let more = "&nonce=n&max_age=60&login_hint=alice&id_token_hint=a.b.c&ui_locales=de-AT+de&display=popup\
                &claims=%7B%22id_token%22%3A%7B%22email%22%3Anull%7D%7D&acr_values=urn:latchkey:acr:2&claims_locales=de&unknown=x";
    let request = accepted(more, &web());
    assert_eq!(request.nonce.as_deref(), Some("n"));
    assert_eq!(request.max_age, Some(60));
    assert_eq!(request.login_hint.as_deref(), Some("alice"));
    assert_eq!(request.id_token_hint, Some(RawIdToken("a.b.c".into())));
    assert_eq!(request.ui_locales, ["de-AT", "de"]);
    assert_eq!(request.display, Display::Popup);
    assert!(request.claims.id_token.contains_key("email"));
    assert_eq!(request.acr.wanted(), Some(Acr::Two));
    assert!(!format!("{request:?}").contains("a.b.c"));
    let again: AuthorizationRequest = serde_json::from_str(&serde_json::to_string(&request).unwrap()).unwrap();
    assert_eq!(again, request);
}

#[test]
fn nothing_of_a_posted_request_is_lost_on_the_way_but_what_means_nothing() {
    let query = "client_id=app&redirect_uri=https%3A%2F%2Frp.example%2Fcb&response_type=code&scope=openid&state=s&nonce=n\
                 &max_age=5&prompt=login&login_hint=a&id_token_hint=a.b.c&ui_locales=de&acr_values=x&display=popup&unknown=zzz";
    let kept = meaningful(&Parameters::read(query.as_bytes())).to_query();
    assert!(!kept.contains("zzz"));
    assert_eq!(run(&kept, &web()), run(query, &web()));
    assert!(run(query, &web()).is_ok());
}

#[test]
fn the_clients_defaults_stand_in_for_what_a_request_leaves_out() {
    let mut client = web();
    client.metadata.default_max_age = Some(300);
    client.metadata.default_acr_values = vec!["urn:latchkey:acr:2".into()];
    let request = accepted("", &client);
    assert_eq!((request.max_age, request.acr.wanted()), (Some(300), Some(Acr::Two)));
    assert_eq!(accepted("&max_age=0", &client).max_age, Some(0));
}

#[test]
fn the_claims_parameter_is_no_way_around_the_registered_scopes() {
    let mut client = web();
    client.metadata.scope = Some("openid".into());
    let claims = "&claims=%7B%22userinfo%22%3A%7B%22email%22%3Anull%2C%22department%22%3Anull%7D%7D";
    client.settings.first_party = true;
    assert_eq!(accepted(claims, &client).claims, ClaimsRequest::default());
    client.metadata.scope = Some("openid department".into());
    assert_eq!(accepted(claims, &client).claims.names().collect::<Vec<_>>(), ["department"]);
    client.metadata.scope = None;
    assert_eq!(accepted(claims, &client).claims.names().collect::<Vec<_>>(), ["department", "email"]);
}

proptest! {
    #[test]
    fn no_request_is_answered_elsewhere_than_at_a_registered_address(query in "(client_id=app&)?(redirect_uri=[a-z:/.%0-9@]{0,30}&)?[a-z_=&%0-9+]{0,60}") {
        match run(&query, &web()) {
            Ok(AuthorizationRequest { answer_to, .. }) | Err(Rejection::Redirect { answer_to, .. }) => {
                prop_assert_eq!(answer_to.redirect_uri.as_str(), "https://rp.example/cb");
            }
            Err(Rejection::Page(_)) => {}
        }
    }
}
