use super::*;
use crate::protocol::redirect_uri::check_registration;

/// What is shown for an app that runs at `place`, as one text.
fn shown(preset: &Preset, place: &str, issuer: &str, client_id: &str, secret: &str) -> String {
    let form = preset.form(place);
    let facts = Facts {
        issuer,
        client_id,
        secret,
        redirect_uris: &form.redirect_uris,
        post_logout_uris: &form.post_logout_uris,
        ..Facts::default()
    };
    (preset.snippets)(&facts).into_iter().map(|snippet| snippet.text + "\n").collect()
}

#[test]
fn what_a_known_app_fills_in_may_be_registered_and_its_snippets_hold_the_real_values() {
    for preset in ALL {
        for place in ["https://app.example.com", "https://example.com/apps/one", "http://localhost:3000"] {
            let form = preset.form(place);
            for uri in form.redirect_uris.iter().chain(&form.post_logout_uris) {
                assert_eq!(check_registration(uri, preset.kind), Ok(()), "{} {uri}", preset.id);
            }
            let whole = shown(preset, place, "https://id.example.com", "the-client", "the-secret");
            assert!(whole.contains("https://id.example.com") && whole.contains("the-client"), "{}", preset.id);
            assert_eq!(whole.contains("the-secret"), preset.kind == ClientKind::Web, "{}", preset.id);
        }
        assert_eq!(find(preset.id).map(|found| found.name), Some(preset.name));
    }
}

#[test]
fn each_app_is_told_what_its_own_documentation_asks_for() {
    for (id, lines) in [
        (
            "argocd",
            vec![
                "  url: \"https://example.com/one\"",
                "    issuer: \"https://id.example.com/t\"",
                "    clientID: \"@app\"",
                "    clientSecret: $oidc.latchkey.clientSecret",
                "    logoutURL: \"https://id.example.com/t/logout?id_token_hint={{token}}&post_logout_redirect_uri={{logoutRedirectURL}}\"",
                "  oidc.latchkey.clientSecret: \"-s_e\"",
            ],
        ),
        (
            "gitea",
            vec![
                "gitea admin auth add-oauth \\",
                "  --key=@app \\",
                "  --secret=-s_e \\",
                "  --auto-discover-url=https://id.example.com/t/.well-known/openid-configuration \\",
                "  --group-claim-name=groups",
            ],
        ),
        (
            "grafana",
            vec![
                "root_url = https://example.com/one",
                "client_id = @app",
                "client_secret = -s_e",
                "api_url = https://id.example.com/t/userinfo",
                "signout_redirect_url = https://id.example.com/t/logout?client_id=%40app\
                 &post_logout_redirect_uri=https%3A%2F%2Fexample.com%2Fone%2Flogin",
            ],
        ),
        (
            "kubernetes",
            vec![
                "- \"--oidc-issuer-url=https://id.example.com/t\"",
                "- \"--oidc-groups-prefix=oidc:\"",
                "  --exec-arg=--oidc-client-id=@app \\",
                "  --exec-arg=--oidc-extra-scope=groups",
            ],
        ),
        (
            "nextcloud",
            vec![
                "  --clientid=@app \\",
                "  --clientsecret=-s_e \\",
                "  --discoveryuri=https://id.example.com/t/.well-known/openid-configuration \\",
                "  --group-provisioning=1 \\",
                "  --unique-uid=0",
            ],
        ),
        (
            "vault",
            vec![
                "  oidc_discovery_url=https://id.example.com/t \\",
                "  'oidc_client_id=\\@app' \\",
                "  oidc_client_secret=-s_e \\",
                "  user_claim=sub \\",
                "  allowed_redirect_uris=https://example.com/one/ui/vault/auth/oidc/oidc/callback \\",
                "  allowed_redirect_uris=http://localhost:8250/oidc/callback \\",
            ],
        ),
    ] {
        let whole = shown(find(id).unwrap(), "https://example.com/one", "https://id.example.com/t", "@app", "-s_e");
        for line in lines {
            assert!(whole.lines().any(|shown| shown == line), "{id}: {line}\n{whole}");
        }
    }
}

#[test]
fn argo_cd_may_come_back_to_its_address_as_it_writes_it_itself() {
    let form = find("argocd").unwrap().form("https://argocd.example.com");
    assert_eq!(form.post_logout_uris, ["https://argocd.example.com"]);
    let facts = Facts {
        issuer: "https://id.example.com",
        client_id: "argocd",
        secret: "s",
        redirect_uris: &form.redirect_uris,
        post_logout_uris: &[],
        ..Facts::default()
    };
    assert!(!argocd(&facts)[0].text.contains("logoutURL"), "an address that is not registered is not asked for");
}

#[test]
fn an_address_with_signs_of_a_shell_or_a_comment_in_it_is_quoted() {
    let whole = |id| shown(find(id).unwrap(), "https://example.com/o'c;k", "https://id.example.com", "app", "s");
    assert!(whole("vault").contains("'allowed_redirect_uris=https://example.com/o'\\''c;k/ui/vault/auth/oidc/oidc/callback'"));
    assert!(whole("grafana").contains("root_url = `https://example.com/o'c;k`"));
    assert!(whole("argocd").contains("url: \"https://example.com/o'c;k\""));
}
