//! Where a person opens an app: for its tile, and for a page of ours that leads back to it.

use url::Url;

use crate::protocol::client::{Client, ClientKind};

/// Where an app that says so is opened: where it begins to sign somebody in, told which issuer asks it to
/// ([Core §4](https://openid.net/specs/openid-connect-core-1_0.html#ThirdPartyInitiatedLogin)); else its own page, in the
/// first of `languages` (BCP 47) that it registered one for.
fn app_url(client: &Client, issuer: &str, languages: &[&str]) -> Option<String> {
    if let Some(mut address) = client.metadata.initiate_login_uri.as_deref().and_then(|address| Url::parse(address).ok()) {
        address.query_pairs_mut().append_pair("iss", issuer);
        return Some(address.into());
    }
    client.metadata.localized("client_uri", languages).map(str::to_owned)
}

/// The app's own address, for its tile and for a page that leads back to it: where it is opened, else the origin of its first redirect address
/// on the web. An app that nobody vouches for is shown by that origin, so it leads there and nowhere else.
pub fn own_address(client: &Client, issuer: &str, languages: &[&str]) -> Option<String> {
    let said = app_url(client, issuer, languages).filter(|_| client.is_vouched_for());
    said.or_else(|| page_of(client.kind, &client.metadata.redirect_uris))
}

/// The page at the origin of the first of these redirect addresses that is on the web: what an app's own address most likely is.
pub fn page_of(kind: ClientKind, redirect_uris: &[String]) -> Option<String> {
    redirect_uris.iter().find_map(|uri| origin(kind, uri))
}

/// The page at the origin of a redirect address. A native app's loopback address has no page: it listens for one answer.
fn origin(kind: ClientKind, uri: &str) -> Option<String> {
    let url = Url::parse(uri).ok()?;
    let is_page = match url.scheme() {
        "https" => true,
        "http" => kind != ClientKind::Native,
        _ => false,
    };
    is_page.then(|| format!("{}/", url.origin().ascii_serialization()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::client::Provenance;
    use crate::protocol::client::samples::client;

    const ISSUER: &str = "https://op.example";

    #[test]
    fn an_app_is_opened_where_it_says_else_at_the_origin_of_its_first_address() {
        let mut app = client(ClientKind::Web, &["https://rp.example:8443/cb?x", "https://other.example/cb"]);
        assert_eq!(app_url(&app, ISSUER, &[]), None);
        assert_eq!(own_address(&app, ISSUER, &[]).as_deref(), Some("https://rp.example:8443/"));
        app.metadata.client_uri = Some("https://rp.example/home".into());
        assert_eq!(own_address(&app, ISSUER, &["de"]).as_deref(), Some("https://rp.example/home"));
        app.metadata.initiate_login_uri = Some("https://rp.example/begin?a=1".into());
        assert_eq!(own_address(&app, ISSUER, &[]).as_deref(), Some("https://rp.example/begin?a=1&iss=https%3A%2F%2Fop.example"));
        let strange = Client { provenance: Provenance::Dynamic, ..app };
        assert_eq!(own_address(&strange, ISSUER, &[]).as_deref(), Some("https://rp.example:8443/"), "what it is shown by");
    }

    #[test]
    fn what_listens_for_one_answer_has_no_page() {
        for (kind, uri, address) in [
            (ClientKind::Native, "http://127.0.0.1/cb", None),
            (ClientKind::Native, "com.example.app:/cb", None),
            (ClientKind::Native, "https://app.example/cb", Some("https://app.example/")),
            (ClientKind::Spa, "http://localhost:3000/cb", Some("http://localhost:3000/")),
            (ClientKind::Service, "nonsense", None),
        ] {
            assert_eq!(own_address(&client(kind, &[uri]), ISSUER, &[]).as_deref(), address, "{uri}");
        }
    }
}
