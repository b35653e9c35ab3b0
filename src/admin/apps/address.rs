//! `/admin/check-address`: whether an address may be registered, for the script that asks while it is typed.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;
use url::Url;

use crate::admin::administrator::Administrator;
use crate::endpoints::page_answers::or_failed;
use crate::http::answers;
use crate::pages::console::{accepted, reason};
use crate::protocol::client::ClientKind;
use crate::protocol::parameters::Parameters;
use crate::protocol::redirect_uri::{RedirectUriFault, check_registration};
use crate::provider::Provider;

/// GET /admin/check-address.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answer = async {
        let admin = Administrator::of(&provider, &request).await?;
        let asked = Parameters::read(request.query_string().as_bytes());
        let kind = asked.get("kind").and_then(|kind| kind.parse().ok()).unwrap_or(ClientKind::Web);
        // What no parameter may hold (control characters) is not read at all: as an address it is refused the same.
        let address = asked.get("address").unwrap_or("\u{0}");
        let language = admin.visitor.language();
        let checked = check_registration(address.trim(), kind);
        let words = match checked {
            Ok(()) => accepted(language),
            Err(fault) => reason(language, fault, instead(address.trim(), kind, fault).as_deref()),
        };
        Ok(answers::json(actix_web::http::StatusCode::OK, &json!({ "accepted": checked.is_ok(), "reason": words })))
    };
    or_failed(&provider, &request, answer.await)
}

/// A way of writing `address` that may be registered, where the mistake is one of writing alone and of no trick: nothing is
/// proposed for an address that could be read as leading to two hosts.
pub(super) fn instead(address: &str, kind: ClientKind, fault: RedirectUriFault) -> Option<String> {
    let candidate = match fault {
        RedirectUriFault::NotNormal => Url::parse(address).ok()?.to_string(),
        RedirectUriFault::PlainHttp => format!("https://{}", address.strip_prefix("http://")?),
        RedirectUriFault::Fragment => address.split_once('#')?.0.to_owned(),
        _ => return None,
    };
    check_registration(&candidate, kind).is_ok().then_some(candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_is_only_written_wrong_is_written_right() {
        let of = |address: &str| {
            let fault = check_registration(address, ClientKind::Web).unwrap_err();
            instead(address, ClientKind::Web, fault)
        };
        assert_eq!(of("https://RP.example:443/cb").as_deref(), Some("https://rp.example/cb"));
        assert_eq!(of("http://rp.example/cb").as_deref(), Some("https://rp.example/cb"));
        assert_eq!(of("https://rp.example/cb#x").as_deref(), Some("https://rp.example/cb"));
        for trick in
            ["https://rp.example@evil.example/", "javascript:alert(1)", "https://evil.example\\@rp.example/", "https://r\u{440}/cb"]
        {
            assert_eq!(of(trick), None, "{trick}");
        }
    }
}
