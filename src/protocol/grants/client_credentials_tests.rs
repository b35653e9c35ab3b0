use super::*;
use crate::protocol::client::{ClientKind, Provenance};
use crate::protocol::grants::samples::*;

fn service(scope: Option<&str>) -> crate::protocol::client::Client {
    let mut service = client(ClientKind::Service, "job");
    service.metadata.scope = scope.map(str::to_owned);
    service
}

/// Audience and scope, or the error.
fn ask(scope: Option<&str>, request: &str) -> Result<(String, String), ErrorCode> {
    decide(&proven(service(scope)), &parameters(request), &context())
        .map(|access| (access.audience.identifier().to_owned(), access.scopes.to_string()))
        .map_err(|error| error.code)
}

fn gets(audience: &str, scope: &str) -> Result<(String, String), ErrorCode> {
    Ok((audience.to_owned(), scope.to_owned()))
}

#[test]
fn a_client_gets_the_scopes_it_is_registered_for() {
    assert_eq!(ask(Some("jobs more"), ""), gets(ISSUER, "jobs more"));
    assert_eq!(ask(Some("api:read jobs"), "scope=jobs"), gets(ISSUER, "jobs"));
    assert_eq!(ask(Some("api:read jobs"), "scope=admin"), Err(ErrorCode::InvalidScope));
    assert_eq!(ask(None, ""), gets(ISSUER, ""));
    assert_eq!(ask(None, "scope=jobs"), Err(ErrorCode::InvalidScope));
}

#[test]
fn scopes_that_speak_of_a_person_are_left_out() {
    assert_eq!(ask(Some("openid email jobs"), ""), gets(ISSUER, "jobs"));
    assert_eq!(ask(Some("openid jobs"), "scope=openid+jobs"), gets(ISSUER, "jobs"));
    assert_eq!(ask(None, "scope=openid+offline_access"), gets(ISSUER, ""));
}

#[test]
fn rfc8707_2_a_resource_is_known_and_shares_a_scope_with_the_client() {
    assert_eq!(ask(Some("api:read jobs"), &format!("resource={API}")), gets(API, "api:read"));
    assert_eq!(ask(Some("api:read jobs"), &format!("resource={API}&scope=jobs")), Err(ErrorCode::InvalidScope));
    assert_eq!(ask(Some("jobs"), &format!("resource={API}")), Err(ErrorCode::InvalidTarget));
    assert_eq!(ask(Some("jobs"), "resource=https://nowhere.example"), Err(ErrorCode::InvalidTarget));
    assert_eq!(ask(Some("jobs"), &format!("resource={API}&resource={OTHER_API}")), Err(ErrorCode::InvalidTarget));
    assert_eq!(ask(Some("jobs"), &format!("resource={OTHER_API}")), gets(OTHER_API, "jobs"));
    assert_eq!(ask(Some("jobs"), &format!("resource={ISSUER}")), gets(ISSUER, "jobs"));
}

#[test]
fn a_client_without_registered_scopes_gets_none_of_a_resource() {
    for provenance in [Provenance::Command, Provenance::Admin, Provenance::File, Provenance::Dynamic] {
        let mut job = service(None);
        job.provenance = provenance;
        job.approved = true;
        for scope in ["", "&scope=api:read", "&scope=api:read+api:write"] {
            let refused = decide(&proven(job.clone()), &parameters(&format!("resource={API}{scope}")), &context()).unwrap_err();
            assert_eq!(refused.code, ErrorCode::InvalidTarget, "{provenance:?} {scope}");
            assert!(refused.description.contains("an administrator can add"), "{}", refused.description);
        }
    }
    assert_eq!(ask(None, &format!("resource={OTHER_API}")), gets(OTHER_API, ""), "it has no scopes that could be withheld");
}

#[test]
fn rfc8707_2_without_a_resource_the_token_is_for_the_one_that_knows_its_scopes() {
    assert_eq!(ask(Some("api:read jobs"), ""), gets(API, "api:read"));
    assert_eq!(ask(Some("api:read jobs"), "scope=api:read"), gets(API, "api:read"));
    assert_eq!(ask(Some("api:read jobs"), "scope=jobs"), gets(ISSUER, "jobs"), "no resource knows it");
    assert_eq!(ask(Some("api:read jobs"), &format!("scope=api:read&resource={ISSUER}")), gets(ISSUER, "api:read"), "asked for by name");
    let several = |_: &Scopes| [API, OTHER_API].into_iter().filter_map(resource).collect();
    let of_two = Context { owners: &several, ..context() };
    let refused = decide(&proven(service(Some("api:read"))), &parameters("scope=api:read"), &of_two).unwrap_err();
    assert_eq!(refused.code, ErrorCode::InvalidTarget);
    assert!(refused.description.contains("send resource"), "{}", refused.description);
}
