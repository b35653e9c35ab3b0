//! The forms that people send: each field wrong, in an otherwise good form.

use serde_json::json;

use latchkey::http::addresses::Answers;

use super::addresses::addresses;
use super::{Fault, is_a_page, state};
use crate::scenario::{Browser, PASSWORD, Page, Scenario, pairings};

/// A browser with a good form for `path` before it, filled in.
async fn form(given: &Scenario, path: &str) -> (Browser, Vec<(String, String)>) {
    let browser = given.browser();
    let app = crate::scenario::RelyingParty::of_public(given, "app");
    let signed_in = async |email: &str| {
        let page = browser.get("/account").await;
        browser.sign_in(&page, email, PASSWORD).await
    };
    let filled = |page: &Page, form: &str, more: &[(&str, &str)]| {
        let mut fields = page.form(form).fields;
        for (name, value) in more {
            fields.retain(|(other, _)| other != name);
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
        fields
    };
    let fields = match path {
        "/sign-in" => {
            let page = browser.get(&app.request("openid", &[])).await;
            filled(&page, "password", &[("username", "alice@example.com"), ("password", PASSWORD), ("can_passkey", "yes")])
        }
        "/sign-in/account" => {
            signed_in("alice@example.com").await;
            let page = browser.get(&app.request("openid", &[("prompt", "select_account")])).await;
            let account = page.form("account").buttons.iter().find(|(name, _)| name == "account").unwrap().1.clone();
            filled(&page, "account", &[("account", &account)])
        }
        "/sign-in/new-password" => {
            let page = signed_in("temporary@example.com").await;
            filled(&page, "new_password", &[("new_password", "seven quiet herons 88")])
        }
        "/consent" => {
            let page = browser.get(&app.request("openid", &[])).await;
            let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
            filled(&page, "accept", &[("accept", "yes")])
        }
        "/logout" => {
            signed_in("alice@example.com").await;
            let page = browser.get("/logout").await;
            filled(&page, "accept", &[("accept", "yes")])
        }
        "/account/sessions/end" => {
            signed_in("alice@example.com").await;
            filled(&browser.get("/account/sessions").await, "session", &[])
        }
        "/account/sessions/end-others" => {
            signed_in("alice@example.com").await;
            let page = browser.get("/account/sessions").await;
            let csrf = page.form("session").fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
            vec![csrf]
        }
        "/account/sessions/forget" => {
            signed_in("alice@example.com").await;
            let page = browser.get("/account/sessions").await;
            let csrf = page.form("session").fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
            vec![csrf, ("browser".into(), "other".into())]
        }
        "/account/apps/revoke" => {
            signed_in("alice@example.com").await;
            let page = browser.get("/account/password").await;
            let csrf = page.form("new_password").fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
            vec![csrf, ("app".into(), "app".into())]
        }
        "/account/password" => {
            signed_in("changing@example.com").await;
            let page = browser.get("/account/password").await;
            filled(&page, "new_password", &[("current_password", PASSWORD), ("new_password", "seven quiet herons 88")])
        }
        "/account/email" => {
            signed_in("alice@example.com").await;
            let page = browser.get("/account/email").await;
            filled(&page, "email", &[("email", "alice@new.example"), ("current_password", PASSWORD)])
        }
        "/account/email/code" => {
            signed_in("alice@example.com").await;
            let page = browser.get("/account/password").await;
            let csrf = page.form("new_password").fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
            vec![csrf, ("code".into(), "12345678".into())]
        }
        "/account/phone" => {
            signed_in("alice@example.com").await;
            let page = browser.get("/account/phone").await;
            filled(&page, "phone", &[("phone", "+491701234567"), ("current_password", PASSWORD)])
        }
        "/account/phone/code" => {
            signed_in("alice@example.com").await;
            let page = browser.get("/account/password").await;
            let csrf = page.form("new_password").fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
            vec![csrf, ("code".into(), "12345678".into())]
        }
        "/account/phone/remove" => {
            signed_in("alice@example.com").await;
            let page = browser.get("/account/password").await;
            vec![page.form("new_password").fields.into_iter().find(|(name, _)| name == "csrf").unwrap()]
        }
        "/account/password/remove" => {
            signed_in("alice@example.com").await;
            let page = browser.get("/account/password").await;
            let csrf = page.form("new_password").fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
            vec![csrf, ("password".into(), PASSWORD.into())]
        }
        // Of an app that is not there: a good form leads back to the list.
        second_factor if second_factor.starts_with("/account/second-factor/") => {
            signed_in("alice@example.com").await;
            let page = browser.get("/account/password").await;
            let csrf = page.form("new_password").fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
            let fields = [("factor", "00000000-0000-4000-8000-000000000000"), ("name", "Phone"), ("code", "123456")];
            [vec![csrf], fields.map(|(name, value)| (name.to_owned(), value.to_owned())).into()].concat()
        }
        // Of a provider and an account that are not there.
        connected if connected.starts_with("/account/connected/") => {
            signed_in("alice@example.com").await;
            let page = browser.get("/account/password").await;
            let csrf = page.form("new_password").fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
            vec![csrf, ("upstream".into(), "nowhere".into()), ("account".into(), "00000000-0000-4000-8000-000000000000".into())]
        }
        // Of a thing that is not there: what is looked at here is looked at before the thing.
        admin if admin.starts_with("/admin/") => {
            signed_in("owner@example.com").await;
            let page = browser.get("/account/password").await;
            vec![page.form("new_password").fields.into_iter().find(|(name, _)| name == "csrf").unwrap()]
        }
        // Their pages need a link or a journey that has come so far: the fields are all there is, and the form is refused before they are looked at.
        "/recover" => {
            let page = browser.get("/recover").await;
            filled(&page, "email", &[("email", "nobody@example.com")])
        }
        "/recover/code" => {
            let page = browser.get("/recover").await;
            let page = browser.submit(&page, "email", &[("email", "nobody@example.com")], None).await;
            filled(&page, "code", &[("code", "12345678")])
        }
        "/sign-in/email" => {
            let page = browser.get("/sign-in").await;
            let page = browser.get(&page.attribute("a[href*='/sign-in/email']", "href")).await;
            filled(&page, "email", &[("email", "nobody@example.com"), ("later", "yes")])
        }
        "/sign-in/email/code" => {
            let page = browser.get("/sign-in").await;
            let page = browser.get(&page.attribute("a[href*='/sign-in/email']", "href")).await;
            let page = browser.submit(&page, "email", &[("email", "nobody@example.com")], None).await;
            filled(&page, "code", &[("code", "12345678")])
        }
        "/sign-in/sms" => {
            let page = browser.get("/sign-in").await;
            let page = browser.get(&page.attribute("a[href*='/sign-in/sms']", "href")).await;
            filled(&page, "email", &[("email", "nobody@example.com"), ("later", "yes")])
        }
        "/sign-in/sms/code" => {
            let page = browser.get("/sign-in").await;
            let page = browser.get(&page.attribute("a[href*='/sign-in/sms']", "href")).await;
            let page = browser.submit(&page, "email", &[("email", "nobody@example.com")], None).await;
            filled(&page, "code", &[("code", "12345678")])
        }
        "/sign-up" => {
            let page = browser.get("/sign-up").await;
            let typed =
                [("email", "nobody@example.com"), ("name", "Nobody"), ("password", "amber kites over 7 bridges"), ("can_passkey", "yes")];
            filled(&page, "email", &typed)
        }
        "/verify" => {
            let page = browser.get("/sign-up").await;
            let typed = [("email", "nobody@example.com"), ("password", "amber kites over 7 bridges")];
            let page = browser.submit(&page, "email", &typed, None).await;
            filled(&page, "code", &[("code", "12345678")])
        }
        "/account/details" => {
            signed_in("alice@example.com").await;
            let page = browser.get("/account/password").await;
            let csrf = page.form("new_password").fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
            vec![csrf, ("attributes_shown".into(), "nothing".into())]
        }
        // Of a link that this browser did not follow.
        "/account/invitation" => {
            signed_in("alice@example.com").await;
            let page = browser.get("/account/password").await;
            let csrf = page.form("new_password").fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
            vec![csrf, ("link".into(), "0123456789abcdef".into())]
        }
        // Nothing of theirs waits: a good form leads back to their page.
        "/account/lost-factors/cancel" => {
            signed_in("alice@example.com").await;
            let page = browser.get("/account/password").await;
            vec![page.form("new_password").fields.into_iter().find(|(name, _)| name == "csrf").unwrap()]
        }
        "/setup"
        | "/welcome"
        | "/invitation"
        | "/not-me"
        | "/lost-factors"
        | "/sign-in/lost-factors"
        | "/sign-in/lost-factors/code"
        | "/theme"
        | "/sign-in/code"
        | "/sign-in/passkey"
        | "/sign-in/recovery-code"
        | "/sign-in/second-factor"
        | "/sign-in/terms"
        | "/sign-in/upstream"
        | "/upstream/{name}/callback"
        | "/sign-in/connect"
        | "/sign-in/lost-factors/heard"
        | "/sign-in/details" => {
            browser.get("/sign-in").await;
            vec![("csrf".into(), "x".into())]
        }
        other => panic!("no form for {other}: tell how it is come by"),
    };
    (browser, fields)
}

#[tokio::test]
async fn attack_h1_each_field_of_each_form_wrong_is_a_page_and_changes_nothing() {
    for pairing in pairings() {
        let settings = [("sign-up", "open"), ("email-code", "first"), ("sms-code", "first"), ("sms-prefixes", "+49")];
        let given = Scenario::on(pairing, &settings).await;
        let alice = given.person("alice@example.com").await;
        given.person_with("temporary@example.com", json!({}), &[], true).await;
        given.person("changing@example.com").await;
        let owner = given.person("owner@example.com").await;
        given.make_owner(&owner).await;
        given.spa("app").await;
        for address in addresses().into_iter().filter(|address| address.takes_a_form() && !address.needed.is_empty()) {
            if address.answers == Answers::Programs {
                continue;
            }
            let (browser, fields) = form(&given, address.path).await;
            let before = state(&given, &alice).await;
            for name in address.needed.iter().chain(address.optional) {
                let absent = if address.needed.contains(name) { &Fault::ABSENT[..] } else { &[] };
                for fault in Fault::ANYWHERE.iter().chain(absent) {
                    let what = format!("{fault:?} {name} at {}", address.path);
                    let page = browser.post_raw(&address.concrete(), fault.in_place(&fields, name)).await;
                    is_a_page(&page, &what);
                    assert_eq!(page.left_to, None, "{what}");
                    assert_eq!(state(&given, &alice).await, before, "{what}");
                    // These pages say beside each field what is wrong with it.
                    let tell = [
                        "console-person-new",
                        "console-api-new",
                        "console-api",
                        "console-attribute-new",
                        "console-attribute",
                        "console-rule",
                        "console-upstream-new",
                        "console-upstream",
                        "console-invite",
                        "console-invite-many",
                    ];
                    if address.path.starts_with("/admin/") && page.status == 422 && tell.contains(&page.name().as_str()) {
                        continue;
                    }
                    // How long a text of theirs may be says the act, which looks for the thing first.
                    if address.path == "/admin/providers/{name}" && page.status == 404 {
                        continue;
                    }
                    if !absent.contains(fault) {
                        assert!(matches!(page.status, 400 | 403), "{what}: {}", page.status);
                        assert_eq!(page.name(), "error", "{what}");
                    }
                }
            }
            let page = browser.post_raw(&address.concrete(), Fault::Missing.in_place(&fields, "")).await;
            let not_begun = [
                "/setup",
                "/welcome",
                "/invitation",
                "/not-me",
                "/lost-factors",
                "/sign-in/lost-factors",
                "/sign-in/lost-factors/code",
                "/account/invitation",
                "/sign-in/code",
                "/sign-in/passkey",
                "/sign-in/recovery-code",
                "/sign-in/second-factor",
                "/sign-in/terms",
                "/sign-in/upstream",
                "/upstream/{name}/callback",
                "/sign-in/connect",
                "/sign-in/lost-factors/heard",
                "/sign-in/details",
            ];
            let has_a_link = not_begun.contains(&address.path);
            assert_eq!(matches!(page.status, 400 | 403), has_a_link, "the form at {} was good, and still is: {}", address.path, page.body);
        }
    }
}
