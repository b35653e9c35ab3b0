//! Known apps: what is filled in when one is connected, and what is to be pasted on the other side.

use crate::pages::console::{AppForm, Snippet};
use crate::protocol::client::{Client, ClientKind};
use crate::writing::quoting::{ini, shell, yaml};

/// The member of the metadata that keeps which known app it is.
pub(super) const KNOWN_APP: &str = "software_id";

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
    /// Where it sends people after sign-out, behind its place: empty is the place itself, without a slash.
    logout: Option<&'static str>,
    /// The scopes that it asks for.
    scopes: &'static str,
    /// Whether every version in use sends a PKCE challenge, so that it may be demanded.
    pkce: bool,
    /// Whether it reads claims from the ID token alone, without a look at userinfo.
    id_token_claims: bool,
    /// What to paste.
    pub snippets: fn(&Facts<'_>) -> Vec<Snippet>,
}

/// What snippets are made of.
#[derive(Default)]
pub(super) struct Facts<'a> {
    pub issuer: &'a str,
    pub client_id: &'a str,
    /// The secret, or what stands for it.
    pub secret: &'a str,
    pub redirect_uris: &'a [String],
    pub post_logout_uris: &'a [String],
    /// What it asks for of the issuer's own, parted by spaces.
    pub scopes: &'a str,
    /// Whether it gets refresh tokens.
    pub refreshes: bool,
    /// The API that it calls.
    pub api: Option<&'a str>,
    /// What it may ask for there, parted by spaces.
    pub api_scopes: &'a str,
}

impl Facts<'_> {
    /// The address that the app runs at: what stands before `path` in a redirect address; where none ends so, scheme and
    /// host of the first.
    pub fn place(&self, path: &str) -> String {
        if let Some(place) = self.redirect_uris.iter().find_map(|uri| uri.strip_suffix(path)) {
            return place.to_owned();
        }
        let first = self.redirect_uris.iter().find_map(|uri| url::Url::parse(uri).ok());
        first.map_or_else(|| "https://app.example.com".to_owned(), |url| url.origin().ascii_serialization())
    }

    /// Its first redirect address.
    pub fn redirect(&self) -> &str {
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
            post_logout_uris: self.logout.iter().map(|path| format!("{place}{path}")).collect(),
            app_uri: place.to_owned(),
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

/// A redirect address that an app of this kind may have, for a hint.
pub(super) fn example(kind: ClientKind, known: Option<&Preset>) -> String {
    if let Some((preset, first)) = known.and_then(|preset| preset.redirects.first().map(|first| (preset, first))) {
        return if preset.has_place { format!("https://{}.example.com{first}", preset.id) } else { (*first).to_owned() };
    }
    match kind {
        ClientKind::Native => "com.example.notes:/callback",
        ClientKind::Spa => "https://notes.example.com/",
        ClientKind::Web | ClientKind::Service => "https://notes.example.com/callback",
    }
    .to_owned()
}

fn snippet(place: &str, text: String) -> Snippet {
    Snippet { place: place.to_owned(), text }
}

/// One shell command over several lines.
fn command(lines: &[String]) -> String {
    lines.join(" \\\n  ")
}

/// Every known app, in the order of their names.
pub(super) const ALL: &[Preset] = &[
    Preset {
        id: "argocd",
        name: "Argo CD",
        kind: ClientKind::Web,
        has_place: true,
        redirects: &["/auth/callback"],
        // Argo CD takes the slash off its own address before it asks to come back to it.
        logout: Some(""),
        scopes: "openid profile email groups",
        // Before version 3 its page redeems the code itself where PKCE is on, without the secret.
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
        // Only its newest versions know PKCE.
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
        id_token_claims: false,
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
        id_token_claims: false,
        snippets: vault,
    },
];

fn argocd(facts: &Facts<'_>) -> Vec<Snippet> {
    let place = facts.place("/auth/callback");
    let mut config = vec![
        "data:".to_owned(),
        format!("  url: {}", yaml(&place)),
        "  oidc.config: |".to_owned(),
        "    name: Latchkey".to_owned(),
        format!("    issuer: {}", yaml(facts.issuer)),
        format!("    clientID: {}", yaml(facts.client_id)),
        "    clientSecret: $oidc.latchkey.clientSecret".to_owned(),
        "    requestedScopes: [\"openid\", \"profile\", \"email\", \"groups\"]".to_owned(),
    ];
    if facts.post_logout_uris.contains(&place) {
        let query = "id_token_hint={{token}}&post_logout_redirect_uri={{logoutRedirectURL}}";
        config.push(format!("    logoutURL: {}", yaml(&format!("{}/logout?{query}", facts.issuer))));
    }
    vec![
        snippet("ConfigMap argocd-cm", config.join("\n")),
        snippet("Secret argocd-secret", format!("stringData:\n  oidc.latchkey.clientSecret: {}", yaml(facts.secret))),
        snippet("ConfigMap argocd-rbac-cm", "data:\n  scopes: \"[groups]\"\n  policy.csv: |\n    g, argocd-admins, role:admin".to_owned()),
    ]
}

fn gitea(facts: &Facts<'_>) -> Vec<Snippet> {
    let lines = [
        "gitea admin auth add-oauth".to_owned(),
        // The redirect address holds this name.
        "--name=latchkey".to_owned(),
        "--provider=openidConnect".to_owned(),
        shell(&format!("--key={}", facts.client_id)),
        shell(&format!("--secret={}", facts.secret)),
        shell(&format!("--auto-discover-url={}/.well-known/openid-configuration", facts.issuer)),
        "--scopes=openid --scopes=profile --scopes=email --scopes=groups".to_owned(),
        "--group-claim-name=groups".to_owned(),
    ];
    vec![snippet("gitea (CLI)", command(&lines))]
}

fn grafana(facts: &Facts<'_>) -> Vec<Snippet> {
    let Facts { issuer, client_id, .. } = facts;
    let set = |name: &str, value: &str| format!("{name} = {}", ini(value));
    let mut lines = vec![
        "[server]".to_owned(),
        set("root_url", &facts.place("/login/generic_oauth")),
        String::new(),
        "[auth.generic_oauth]".to_owned(),
        set("enabled", "true"),
        set("name", "Latchkey"),
        set("client_id", client_id),
        set("client_secret", facts.secret),
        set("scopes", "openid profile email groups offline_access"),
        set("auth_url", &format!("{issuer}/authorize")),
        set("token_url", &format!("{issuer}/token")),
        set("api_url", &format!("{issuer}/userinfo")),
        set("use_pkce", "true"),
        set("use_refresh_token", "true"),
        set("login_attribute_path", "preferred_username"),
        set("groups_attribute_path", "groups"),
        // An expression: its quotes are its own and not the file's.
        "role_attribute_path = contains(groups[*], 'grafana-admins') && 'Admin' || 'Viewer'".to_owned(),
    ];
    if let Some(back) = facts.post_logout_uris.first() {
        let query = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("client_id", client_id)
            .append_pair("post_logout_redirect_uri", back)
            .finish();
        lines.push(set("signout_redirect_url", &format!("{issuer}/logout?{query}")));
    }
    vec![snippet("grafana.ini", lines.join("\n"))]
}

fn kubernetes(facts: &Facts<'_>) -> Vec<Snippet> {
    let Facts { issuer, client_id, .. } = facts;
    let server = [
        format!("--oidc-issuer-url={issuer}"),
        format!("--oidc-client-id={client_id}"),
        // Nobody gets in by an address that was not confirmed: the server asks for email_verified with this claim.
        "--oidc-username-claim=email".to_owned(),
        "--oidc-username-prefix=oidc:".to_owned(),
        "--oidc-groups-claim=groups".to_owned(),
        "--oidc-groups-prefix=oidc:".to_owned(),
    ];
    let user = [
        "kubectl config set-credentials latchkey".to_owned(),
        "--exec-api-version=client.authentication.k8s.io/v1".to_owned(),
        "--exec-interactive-mode=Never".to_owned(),
        "--exec-command=kubectl".to_owned(),
        "--exec-arg=oidc-login --exec-arg=get-token".to_owned(),
        shell(&format!("--exec-arg=--oidc-issuer-url={issuer}")),
        shell(&format!("--exec-arg=--oidc-client-id={client_id}")),
        "--exec-arg=--oidc-extra-scope=email".to_owned(),
        "--exec-arg=--oidc-extra-scope=groups".to_owned(),
    ];
    let flags: Vec<String> = server.iter().map(|flag| format!("- {}", yaml(flag))).collect();
    let user = command(&user) + "\nkubectl config set-context --current --user=latchkey";
    vec![snippet("kube-apiserver.yaml (command)", flags.join("\n")), snippet("kubectl (kubelogin)", user)]
}

fn nextcloud(facts: &Facts<'_>) -> Vec<Snippet> {
    let lines = [
        "php occ user_oidc:provider Latchkey".to_owned(),
        shell(&format!("--clientid={}", facts.client_id)),
        shell(&format!("--clientsecret={}", facts.secret)),
        shell(&format!("--discoveryuri={}/.well-known/openid-configuration", facts.issuer)),
        "--scope='openid profile email groups'".to_owned(),
        "--mapping-uid=sub".to_owned(),
        "--mapping-display-name=name".to_owned(),
        "--mapping-email=email".to_owned(),
        "--mapping-groups=groups".to_owned(),
        "--group-provisioning=1".to_owned(),
        // Groups keep their names there: without this a group `admin` here would make its people Nextcloud's admins.
        "--group-whitelist-regex='/^(?!admin$)/'".to_owned(),
        "--unique-uid=0".to_owned(),
    ];
    vec![snippet("occ (user_oidc)", command(&lines))]
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
    // To `vault write` a value that begins with @ is the name of a file, and \@ is an @.
    let literal = |text: &str| if text.starts_with('@') { format!("\\{text}") } else { text.to_owned() };
    let config = [
        "vault write auth/oidc/config".to_owned(),
        shell(&format!("oidc_discovery_url={}", facts.issuer)),
        shell(&format!("oidc_client_id={}", literal(facts.client_id))),
        shell(&format!("oidc_client_secret={}", facts.secret)),
        "default_role=default".to_owned(),
    ];
    let mut role = vec![
        "vault write auth/oidc/role/default".to_owned(),
        // Vault knows people by this alone, and an e-mail address can pass to somebody else.
        "user_claim=sub".to_owned(),
        "groups_claim=groups".to_owned(),
        "oidc_scopes=profile,email,groups".to_owned(),
    ];
    role.extend(facts.redirect_uris.iter().map(|uri| shell(&format!("allowed_redirect_uris={uri}"))));
    role.push("token_policies=default".to_owned());
    vec![snippet("vault (CLI)", format!("vault auth enable oidc\n{}\n{}", command(&config), command(&role)))]
}

#[cfg(test)]
#[path = "presets_tests.rs"]
mod tests;
