//! Known apps: what is filled in when one is connected, and what is to be pasted on the other side.

use super::connect::KNOWN_APP;
use crate::pages::console::{AppForm, Snippet};
use crate::protocol::client::{Client, ClientKind};

/// A known app.
pub(super) struct Preset {
    /// Its name in addresses and rows.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// What sort of app it is.
    pub kind: ClientKind,
    /// Whether it runs at an address that its redirect addresses begin with.
    pub has_place: bool,
    /// The redirect addresses; those that begin with a slash stand behind its place.
    redirects: &'static [&'static str],
    /// Where it sends people after sign-out, behind its place.
    logout: Option<&'static str>,
    /// The scopes that it asks for.
    scopes: &'static str,
    /// Whether it uses PKCE, so that it may be demanded.
    pkce: bool,
    /// Whether it reads claims from the ID token alone.
    id_token_claims: bool,
    /// What to paste.
    pub snippets: fn(&Facts<'_>) -> Vec<Snippet>,
}

/// What snippets are made of.
pub(super) struct Facts<'a> {
    pub issuer: &'a str,
    pub client_id: &'a str,
    /// The secret, or words that stand for it.
    pub secret: &'a str,
    pub redirect_uris: &'a [String],
}

impl Facts<'_> {
    /// The address that the app runs at: of the first redirect address, scheme and host.
    fn origin(&self) -> String {
        let first = self.redirect_uris.iter().find_map(|uri| url::Url::parse(uri).ok());
        first.map_or_else(|| "https://app.example.com".to_owned(), |url| url.origin().ascii_serialization())
    }

    fn redirect(&self) -> &str {
        self.redirect_uris.first().map_or("", String::as_str)
    }
}

impl Preset {
    /// The form, filled in for an app that runs at `place`.
    pub fn form(&self, place: &str) -> AppForm {
        let at = |path: &&str| if path.starts_with('/') { format!("{place}{path}") } else { (*path).to_owned() };
        AppForm {
            name: self.name.to_owned(),
            redirect_uris: self.redirects.iter().map(at).collect(),
            post_logout_uris: self.logout.iter().map(at).collect(),
            scopes: self.scopes.to_owned(),
            require_pkce: self.pkce && matches!(self.kind, ClientKind::Web),
            id_token_claims: self.id_token_claims,
            ..AppForm::empty(self.kind)
        }
    }
}

/// The known app of this id.
pub(super) fn find(id: &str) -> Option<&'static Preset> {
    ALL.iter().find(|preset| preset.id == id)
}

/// The known app that a client was connected as.
pub(super) fn of(client: &Client) -> Option<&'static Preset> {
    find(client.metadata.other.get(KNOWN_APP)?.as_str()?.strip_prefix("latchkey:")?)
}

fn snippet(place: &str, text: String) -> Snippet {
    Snippet { place: place.to_owned(), text }
}

/// Every known app, in the order of their names.
pub(super) const ALL: &[Preset] = &[
    Preset {
        id: "argocd",
        name: "Argo CD",
        kind: ClientKind::Web,
        has_place: true,
        redirects: &["/auth/callback"],
        logout: Some("/"),
        scopes: "openid profile email groups",
        pkce: false,
        id_token_claims: true,
        snippets: argocd,
    },
    Preset {
        id: "gitea",
        name: "Gitea",
        kind: ClientKind::Web,
        has_place: true,
        redirects: &["/user/oauth2/latchkey/callback"],
        logout: Some("/"),
        scopes: "openid profile email groups",
        pkce: false,
        id_token_claims: false,
        snippets: gitea,
    },
    Preset {
        id: "grafana",
        name: "Grafana",
        kind: ClientKind::Web,
        has_place: true,
        redirects: &["/login/generic_oauth"],
        logout: Some("/login"),
        scopes: "openid profile email groups offline_access",
        pkce: true,
        id_token_claims: true,
        snippets: grafana,
    },
    Preset {
        id: "kubernetes",
        name: "Kubernetes",
        kind: ClientKind::Native,
        has_place: false,
        redirects: &["http://localhost:8000", "http://localhost:18000"],
        logout: None,
        scopes: "openid profile email groups offline_access",
        pkce: true,
        id_token_claims: true,
        snippets: kubernetes,
    },
    Preset {
        id: "nextcloud",
        name: "Nextcloud",
        kind: ClientKind::Web,
        has_place: true,
        redirects: &["/apps/user_oidc/code", "/index.php/apps/user_oidc/code"],
        logout: Some("/"),
        scopes: "openid profile email groups",
        pkce: true,
        id_token_claims: true,
        snippets: nextcloud,
    },
    Preset {
        id: "oauth2-proxy",
        name: "oauth2-proxy",
        kind: ClientKind::Web,
        has_place: true,
        redirects: &["/oauth2/callback"],
        logout: Some("/"),
        scopes: "openid profile email groups",
        pkce: true,
        id_token_claims: true,
        snippets: oauth2_proxy,
    },
    Preset {
        id: "vault",
        name: "Vault",
        kind: ClientKind::Web,
        has_place: true,
        redirects: &["/ui/vault/auth/oidc/oidc/callback", "http://localhost:8250/oidc/callback"],
        logout: None,
        scopes: "openid profile email groups",
        pkce: true,
        id_token_claims: true,
        snippets: vault,
    },
];

fn argocd(facts: &Facts<'_>) -> Vec<Snippet> {
    let Facts { issuer, client_id, secret, .. } = facts;
    let url = facts.origin();
    vec![
        snippet(
            "ConfigMap argocd-cm",
            format!(
                "data:\n  url: {url}\n  oidc.config: |\n    name: Latchkey\n    issuer: {issuer}\n    clientID: {client_id}\n    clientSecret: $oidc.latchkey.clientSecret\n    requestedScopes: [\"openid\", \"profile\", \"email\", \"groups\"]"
            ),
        ),
        snippet("Secret argocd-secret", format!("stringData:\n  oidc.latchkey.clientSecret: {secret}")),
        snippet("ConfigMap argocd-rbac-cm", "data:\n  scopes: \"[groups]\"\n  policy.csv: |\n    g, platform, role:admin".to_owned()),
    ]
}

fn gitea(facts: &Facts<'_>) -> Vec<Snippet> {
    let Facts { issuer, client_id, secret, .. } = facts;
    vec![snippet(
        "Command line of the Gitea server",
        format!(
            "gitea admin auth add-oauth \\\n  --name latchkey \\\n  --provider openidConnect \\\n  --key {client_id} \\\n  --secret {secret} \\\n  --auto-discover-url {issuer}/.well-known/openid-configuration \\\n  --scopes openid --scopes profile --scopes email --scopes groups \\\n  --group-claim-name groups"
        ),
    )]
}

fn grafana(facts: &Facts<'_>) -> Vec<Snippet> {
    let Facts { issuer, client_id, secret, .. } = facts;
    let url = facts.origin();
    vec![snippet(
        "grafana.ini",
        format!(
            "[server]\nroot_url = {url}\n\n[auth.generic_oauth]\nenabled = true\nname = Latchkey\nclient_id = {client_id}\nclient_secret = {secret}\nscopes = openid profile email groups offline_access\nauth_url = {issuer}/authorize\ntoken_url = {issuer}/token\napi_url = {issuer}/userinfo\nuse_pkce = true\nuse_refresh_token = true\nlogin_attribute_path = preferred_username\ngroups_attribute_path = groups\nrole_attribute_path = contains(groups[*], 'platform') && 'Admin' || 'Viewer'\nsignout_redirect_url = {issuer}/logout?client_id={client_id}&post_logout_redirect_uri={}",
            url::form_urlencoded::byte_serialize(format!("{url}/login").as_bytes()).collect::<String>()
        ),
    )]
}

fn kubernetes(facts: &Facts<'_>) -> Vec<Snippet> {
    let Facts { issuer, client_id, .. } = facts;
    vec![
        snippet(
            "kube-apiserver",
            format!(
                "--oidc-issuer-url={issuer}\n--oidc-client-id={client_id}\n--oidc-username-claim=email\n--oidc-groups-claim=groups\n--oidc-groups-prefix=oidc:"
            ),
        ),
        snippet(
            "kubectl (kubelogin)",
            format!(
                "kubectl config set-credentials latchkey \\\n  --exec-api-version=client.authentication.k8s.io/v1 \\\n  --exec-interactive-mode=IfAvailable \\\n  --exec-command=kubectl \\\n  --exec-arg=oidc-login --exec-arg=get-token \\\n  --exec-arg=--oidc-issuer-url={issuer} \\\n  --exec-arg=--oidc-client-id={client_id} \\\n  --exec-arg=--oidc-extra-scope=email \\\n  --exec-arg=--oidc-extra-scope=groups \\\n  --exec-arg=--oidc-pkce-method=S256"
            ),
        ),
    ]
}

fn nextcloud(facts: &Facts<'_>) -> Vec<Snippet> {
    let Facts { issuer, client_id, secret, .. } = facts;
    vec![snippet(
        "Command line of the Nextcloud server (app user_oidc)",
        format!(
            "occ user_oidc:provider Latchkey \\\n  --clientid={client_id} \\\n  --clientsecret={secret} \\\n  --discoveryuri={issuer}/.well-known/openid-configuration \\\n  --scope=\"openid profile email groups\" \\\n  --mapping-uid=sub \\\n  --mapping-display-name=name \\\n  --mapping-email=email \\\n  --mapping-groups=groups \\\n  --unique-uid=0"
        ),
    )]
}

fn oauth2_proxy(facts: &Facts<'_>) -> Vec<Snippet> {
    let Facts { issuer, client_id, secret, .. } = facts;
    let redirect = facts.redirect();
    // A browser keeps cookies for https alone away from an address without it.
    let cookies = if redirect.starts_with("http://") { "\ncookie_secure = false" } else { "" };
    vec![snippet(
        "oauth2-proxy.cfg",
        format!(
            "provider = \"oidc\"\nprovider_display_name = \"Latchkey\"\noidc_issuer_url = \"{issuer}\"\nclient_id = \"{client_id}\"\nclient_secret = \"{secret}\"\nredirect_url = \"{redirect}\"\nscope = \"openid profile email groups\"\ncode_challenge_method = \"S256\"\nskip_provider_button = true\n# Who may come in: everybody who can sign in, or the members of groups alone.\nemail_domains = [\"*\"]\n# allowed_groups = [\"platform\"]\n# Where oauth2-proxy listens, and the app behind it.\nhttp_address = \"127.0.0.1:4180\"\nupstreams = [\"http://127.0.0.1:8080/\"]\n# Fill in what this prints: openssl rand -base64 32 | tr -- '+/' '-_'\ncookie_secret = \"\"{cookies}"
        ),
    )]
}

fn vault(facts: &Facts<'_>) -> Vec<Snippet> {
    let Facts { issuer, client_id, secret, .. } = facts;
    let redirects: Vec<String> = facts.redirect_uris.iter().map(|uri| format!("  allowed_redirect_uris=\"{uri}\" \\")).collect();
    vec![snippet(
        "vault",
        format!(
            "vault auth enable oidc\nvault write auth/oidc/config \\\n  oidc_discovery_url=\"{issuer}\" \\\n  oidc_client_id=\"{client_id}\" \\\n  oidc_client_secret=\"{secret}\" \\\n  default_role=\"default\"\nvault write auth/oidc/role/default \\\n  user_claim=\"email\" \\\n  groups_claim=\"groups\" \\\n  oidc_scopes=\"profile,email,groups\" \\\n{}\n  token_policies=\"default\"",
            redirects.join("\n")
        ),
    )]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::redirect_uri::check_registration;

    #[test]
    fn what_a_known_app_fills_in_may_be_registered_and_its_snippets_hold_the_real_values() {
        for preset in ALL {
            let form = preset.form("https://app.example.com");
            for uri in form.redirect_uris.iter().chain(&form.post_logout_uris) {
                assert_eq!(check_registration(uri, preset.kind), Ok(()), "{} {uri}", preset.id);
            }
            let facts = Facts {
                issuer: "https://id.example.com",
                client_id: "the-client",
                secret: "the-secret",
                redirect_uris: &form.redirect_uris,
            };
            let whole: String = (preset.snippets)(&facts).into_iter().map(|snippet| snippet.text).collect();
            assert!(whole.contains("https://id.example.com") && whole.contains("the-client"), "{}", preset.id);
            assert_eq!(whole.contains("the-secret"), preset.kind == ClientKind::Web, "{}", preset.id);
            assert_eq!(find(preset.id).map(|found| found.name), Some(preset.name));
        }
    }
}
