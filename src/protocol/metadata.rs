//! What the provider says of itself ([OpenID Connect Discovery 1.0 §3](https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata),
//! [RFC 8414 §2](https://www.rfc-editor.org/rfc/rfc8414#section-2)). One document serves both addresses; it lists what works
//! and nothing else.

use serde_json::{Map, Value};

use crate::jose::Algorithm;
use crate::protocol::acr::Acr;
use crate::protocol::attribute::Attributes;
use crate::protocol::authorization::prompt::PromptValue;
use crate::protocol::authorization::response::ResponseMode;
use crate::protocol::authorization::response_type::ResponseType;
use crate::protocol::claims::{self, TokenClaim};
use crate::protocol::client_auth::method::ClientAuthMethod;
use crate::protocol::grants::grant_type::GrantType;
use crate::protocol::pkce::CodeChallengeMethod;
use crate::protocol::scope::StandardScope;
use crate::protocol::subject::SubjectType;

/// Path of each endpoint below the issuer.
pub mod path {
    /// [Discovery 1.0 §4](https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig).
    pub const OPENID_CONFIGURATION: &str = "/.well-known/openid-configuration";
    /// [RFC 8414 §3](https://www.rfc-editor.org/rfc/rfc8414#section-3).
    pub const OAUTH_METADATA: &str = "/.well-known/oauth-authorization-server";
    /// The keys.
    pub const JWKS: &str = "/jwks";
    /// The authorization endpoint.
    pub const AUTHORIZE: &str = "/authorize";
    /// Pushed authorization requests ([RFC 9126](https://www.rfc-editor.org/rfc/rfc9126)).
    pub const PAR: &str = "/par";
    /// The token endpoint.
    pub const TOKEN: &str = "/token";
    /// The userinfo endpoint.
    pub const USERINFO: &str = "/userinfo";
    /// Introspection.
    pub const INTROSPECT: &str = "/introspect";
    /// Revocation.
    pub const REVOKE: &str = "/revoke";
    /// Dynamic registration.
    pub const REGISTER: &str = "/register";
    /// RP-initiated logout.
    pub const LOGOUT: &str = "/logout";
}

/// What differs between one provider and another, and from one day to the next.
#[derive(Clone, Copy, Debug)]
pub struct Offered<'a> {
    /// The issuer; may have a path.
    pub issuer: &'a str,
    /// The algorithms that there are active keys of.
    pub signing_algorithms: &'a [Algorithm],
    /// The languages of the pages ([BCP 47](https://www.rfc-editor.org/info/bcp47)).
    pub ui_locales: &'a [&'a str],
    /// Whether anybody may register a client, with or without an initial access token.
    pub registration: bool,
    /// Whether people may make an account by themselves.
    pub enrolment: bool,
    /// Whether requests may be pushed.
    pub pushed_requests: bool,
    /// Whether a client may be the address of its metadata document.
    pub client_id_metadata_documents: bool,
    /// What is declared of people.
    pub attributes: &'a Attributes,
    /// Where developers read more, if anywhere.
    pub service_documentation: Option<&'a str>,
}

/// The address of an endpoint: `path` below the issuer's own path.
pub fn endpoint(issuer: &str, path: &str) -> String {
    format!("{}{path}", issuer.trim_end_matches('/'))
}

/// The document.
pub fn document(offered: &Offered<'_>) -> Map<String, Value> {
    let mut document = Map::new();
    let mut put = |name: &str, value: Value| {
        document.insert(name.to_owned(), value);
    };
    let at = |path: &str| Value::from(endpoint(offered.issuer, path));
    let algorithms: Vec<&str> = offered.signing_algorithms.iter().map(|algorithm| algorithm.name()).collect();

    put("issuer", offered.issuer.into());
    put("authorization_endpoint", at(path::AUTHORIZE));
    put("token_endpoint", at(path::TOKEN));
    put("userinfo_endpoint", at(path::USERINFO));
    put("jwks_uri", at(path::JWKS));
    put("introspection_endpoint", at(path::INTROSPECT));
    put("revocation_endpoint", at(path::REVOKE));
    put("end_session_endpoint", at(path::LOGOUT));
    if offered.registration {
        put("registration_endpoint", at(path::REGISTER));
    }
    if offered.pushed_requests {
        put("pushed_authorization_request_endpoint", at(path::PAR));
    }
    put("response_types_supported", list(ResponseType::NAMES));
    put("response_modes_supported", list(ResponseMode::NAMES));
    put("grant_types_supported", list(GrantType::NAMES));
    put("subject_types_supported", list(SubjectType::NAMES));
    put("scopes_supported", list(StandardScope::NAMES.into_iter().chain(own_scopes(offered.attributes))));
    put("claims_supported", claims_supported(offered.attributes));
    put("claim_types_supported", list(["normal"]));
    put("claims_parameter_supported", true.into());
    put("request_parameter_supported", false.into());
    put("request_uri_parameter_supported", false.into());
    put("acr_values_supported", list(Acr::NAMES));
    put("prompt_values_supported", list(PromptValue::supported(offered.enrolment).map(PromptValue::as_str)));
    put("code_challenge_methods_supported", list(CodeChallengeMethod::NAMES));
    put("authorization_response_iss_parameter_supported", true.into());
    for signed in [
        "id_token_signing_alg_values_supported",
        "userinfo_signing_alg_values_supported",
        "introspection_signing_alg_values_supported",
        "authorization_signing_alg_values_supported",
    ] {
        put(signed, list(algorithms.iter().copied()));
    }
    // A mere name opens no introspection.
    let proofs = ClientAuthMethod::ALL.iter().filter(|method| method.proves()).map(|method| method.as_str());
    put("token_endpoint_auth_methods_supported", list(ClientAuthMethod::NAMES));
    put("introspection_endpoint_auth_methods_supported", list(proofs));
    put("revocation_endpoint_auth_methods_supported", list(ClientAuthMethod::NAMES));
    if offered.client_id_metadata_documents {
        put("client_id_metadata_document_supported", true.into());
    }
    if !offered.ui_locales.is_empty() {
        put("ui_locales_supported", list(offered.ui_locales.iter().copied()));
    }
    if let Some(address) = offered.service_documentation {
        put("service_documentation", address.into());
    }
    document
}

/// The scopes beside the standard ones that tell declared attributes.
fn own_scopes(attributes: &Attributes) -> impl Iterator<Item = &str> {
    attributes.scopes().iter().filter(|scope| StandardScope::parse(scope).is_none())
}

/// Declared attributes are listed where a scope tells them: a name that is asked for by itself may be known to its app alone.
fn claims_supported(attributes: &Attributes) -> Value {
    let declared = attributes.iter().filter(|attribute| attribute.scope.is_some()).map(|attribute| attribute.name.as_str());
    let ours: Vec<&str> = TokenClaim::NAMES.into_iter().chain(claims::of_scopes()).collect();
    list(ours.into_iter().chain(declared))
}

fn list<'a>(items: impl IntoIterator<Item = &'a str>) -> Value {
    items.into_iter().map(Value::from).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;

    static NONE: LazyLock<Attributes> = LazyLock::new(Attributes::default);

    fn offered(issuer: &str) -> Offered<'_> {
        Offered {
            issuer,
            signing_algorithms: &[Algorithm::RS256, Algorithm::ES256],
            ui_locales: &["en", "de"],
            registration: false,
            enrolment: false,
            pushed_requests: false,
            client_id_metadata_documents: false,
            attributes: &NONE,
            service_documentation: None,
        }
    }

    #[test]
    fn discovery_3_what_is_required_is_there() {
        let document = document(&offered("https://op.example"));
        for name in [
            "issuer",
            "authorization_endpoint",
            "token_endpoint",
            "jwks_uri",
            "response_types_supported",
            "subject_types_supported",
            "id_token_signing_alg_values_supported",
        ] {
            assert!(document.contains_key(name), "{name}");
        }
        assert_eq!(document["id_token_signing_alg_values_supported"], serde_json::json!(["RS256", "ES256"]));
        assert_eq!(document["issuer"], "https://op.example");
    }

    #[test]
    fn endpoints_stand_below_the_path_of_the_issuer() {
        for (issuer, token) in [
            ("https://op.example", "https://op.example/token"),
            ("https://op.example/tenant", "https://op.example/tenant/token"),
            ("https://op.example/tenant/", "https://op.example/tenant/token"),
        ] {
            let document = document(&offered(issuer));
            assert_eq!(document["issuer"], issuer);
            assert_eq!(document["token_endpoint"], token);
        }
    }

    #[test]
    fn the_document_lists_every_kind_that_the_code_knows() {
        fn names<'a, K: Copy + 'a>(all: &'a [K], name: fn(K) -> &'static str) -> Vec<&'static str> {
            all.iter().copied().map(name).collect()
        }
        let document = document(&offered("https://op.example"));
        for (member, known) in [
            ("response_types_supported", names(ResponseType::ALL, ResponseType::as_str)),
            ("response_modes_supported", names(ResponseMode::ALL, ResponseMode::as_str)),
            ("grant_types_supported", names(GrantType::ALL, GrantType::as_str)),
            ("subject_types_supported", names(SubjectType::ALL, SubjectType::as_str)),
            ("scopes_supported", names(StandardScope::ALL, StandardScope::as_str)),
            ("acr_values_supported", names(Acr::ALL, Acr::as_str)),
            ("code_challenge_methods_supported", names(CodeChallengeMethod::ALL, CodeChallengeMethod::as_str)),
            ("token_endpoint_auth_methods_supported", names(ClientAuthMethod::ALL, ClientAuthMethod::as_str)),
            ("revocation_endpoint_auth_methods_supported", names(ClientAuthMethod::ALL, ClientAuthMethod::as_str)),
        ] {
            assert_eq!(document[member], serde_json::json!(known), "{member}");
        }
        let listed = |member: &str, name: &str| document[member].as_array().is_some_and(|list| list.iter().any(|one| one == name));
        for method in ClientAuthMethod::ALL {
            assert_eq!(listed("introspection_endpoint_auth_methods_supported", method.as_str()), method.proves());
        }
        for value in PromptValue::ALL {
            assert_eq!(listed("prompt_values_supported", value.as_str()), *value != PromptValue::Create);
        }
        let claims = document["claims_supported"].as_array().unwrap();
        assert!(TokenClaim::NAMES.into_iter().chain(claims::of_scopes()).all(|name| claims.iter().any(|listed| listed == name)));
        assert!(claims.iter().enumerate().all(|(at, name)| !claims[..at].contains(name)), "each stands once");
    }

    #[test]
    fn the_document_lists_only_what_is_offered() {
        let plain = document(&offered("https://op.example"));
        for name in [
            "registration_endpoint",
            "pushed_authorization_request_endpoint",
            "backchannel_logout_supported",
            "frontchannel_logout_supported",
            "check_session_iframe",
            "client_id_metadata_document_supported",
        ] {
            assert!(!plain.contains_key(name), "{name}");
        }
        assert!(!plain["prompt_values_supported"].to_string().contains("create"));
        assert!(!plain["code_challenge_methods_supported"].to_string().contains("plain"));
        assert_eq!(plain["request_uri_parameter_supported"], false);
        let open = document(&Offered { registration: true, enrolment: true, pushed_requests: true, ..offered("https://op.example") });
        assert!(open["prompt_values_supported"].to_string().contains("create"));
        assert_eq!(open["registration_endpoint"], "https://op.example/register");
        assert_eq!(open["pushed_authorization_request_endpoint"], "https://op.example/par");
    }
}
