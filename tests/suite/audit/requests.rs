//! What requests leave: their address and their reference, and how far strangers can go.

use latchkey::acts::message::SendTest;
use latchkey::acts::person::{TakePhone, WhichPerson};
use latchkey::audit::{EventType, Recorded};
use latchkey::languages::Language;
use latchkey::mail::Address;

use super::{all, newest};
use crate::scenario::mail_server::MailServer;
use crate::scenario::{PASSWORD, Scenario, body, on_each_pairing, pairings, until};

/// Who, to whom, for which client, and how it ended: `done`, or the reason.
fn told(event: &Recorded) -> (Option<&str>, Option<&str>, Option<&str>, &str) {
    let how = event.details.get("reason").and_then(|reason| reason.as_str()).filter(|_| event.outcome == "refused");
    (event.actor_id.as_deref(), event.subject_id.as_deref(), event.client_id.as_deref(), how.unwrap_or(&event.outcome))
}

/// The event of a request has its reference and where it came from.
async fn of_request(given: &Scenario, kind: EventType) -> Recorded {
    let event = newest(given, kind).await;
    assert_eq!(event.request_id.as_deref().map(str::len), Some(16), "{kind}");
    assert_eq!(event.address.as_deref(), Some("127.0.0.1"), "{kind}");
    event
}

#[tokio::test]
async fn a_refused_code_is_recorded_with_the_way_and_the_reason_and_never_with_the_code() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let (seed, codes) = given.second_factor(&alice).await;
        let (alice, app) = (alice.as_str(), given.client("app").await);
        let browser = given.browser();
        let page = browser.get(&app.request("openid email", &[])).await;
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        let wrong = if seed.code(given.now()) == "314159" { "271828" } else { "314159" };
        browser.submit(&page, "code", &[("code", wrong)], None).await;
        let refused = of_request(&given, EventType::SecondFactorRefused).await;
        assert_eq!(told(&refused), (None, Some(alice), Some("app"), "mismatch"));
        assert_eq!((refused.actor_kind.as_str(), &refused.details["factor"]), ("anonymous", &"totp".into()));
        assert!(!format!("{refused:?}").contains(wrong));

        let page = browser.get(&format!("{}&recovery=1", page.url)).await;
        browser.submit(&page, "code", &[("code", &codes[0])], None).await;
        let other = given.browser();
        let page = other.get(&app.request("openid email", &[])).await;
        let page = other.sign_in(&page, "alice@example.com", PASSWORD).await;
        let page = other.get(&format!("{}&recovery=1", page.url)).await;
        other.submit(&page, "code", &[("code", &codes[0])], None).await;
        let refused = of_request(&given, EventType::SecondFactorRefused).await;
        assert_eq!(told(&refused), (None, Some(alice), Some("app"), "used_before"));
        assert_eq!(refused.details["factor"], "recovery_code");
    })
    .await;
}

#[tokio::test]
async fn a_sign_in_and_what_is_refused_of_it_are_recorded() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let (alice, app) = (alice.as_str(), given.client("app").await);
        let browser = given.browser();
        let page = browser.get(&app.request("openid email", &[])).await;
        let page = browser.sign_in(&page, "alice@example.com", "not her password 5").await;
        let refused = of_request(&given, EventType::SignInRefused).await;
        assert_eq!(told(&refused), (None, Some(alice), Some("app"), "mismatch"));
        assert_eq!(refused.actor_kind, "anonymous");

        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!(told(&of_request(&given, EventType::SignedIn).await), (Some(alice), Some(alice), Some("app"), "done"));
        let denied = browser.submit(&page, "deny", &[], Some("deny")).await;
        assert_eq!(denied.error(), "access_denied");
        assert_eq!(told(&of_request(&given, EventType::ConsentDenied).await), (Some(alice), None, Some("app"), "denied"));
        let page = browser.get(&app.request("openid email", &[])).await;
        let code = browser.submit(&page, "accept", &[], Some("accept")).await.code();
        assert_eq!(told(&of_request(&given, EventType::ConsentGiven).await), (Some(alice), Some(alice), Some("app"), "done"));

        let tokens = app.redeem(&code).await.good();
        let gid = body(&tokens.text("access_token"))["gid"].as_str().unwrap().to_owned();
        assert_eq!(told(&of_request(&given, EventType::GrantCreated).await), (Some("app"), Some(gid.as_str()), Some("app"), "done"));

        browser.get(&app.request("openid", &[("response_type", "token")])).await;
        let refused = of_request(&given, EventType::AuthorizationRefused).await;
        assert_eq!(told(&refused), (None, None, Some("app"), "unsupported_response_type"));
        browser.get(&app.request("openid", &[("client_id", "nobody\u{202e}")])).await;
        let refused = of_request(&given, EventType::AuthorizationRefused).await;
        assert_eq!(told(&refused).3, "unknown_client");
        assert!(!refused.client_id.unwrap().contains('\u{202e}'), "what strangers choose is neutralized");

        browser.get("/logout?client_id=app&post_logout_redirect_uri=https%3A%2F%2Fapp.example%2Felsewhere").await;
        let refused = of_request(&given, EventType::SignOutRefused).await;
        assert_eq!(told(&refused), (None, None, Some("app"), "unregistered_post_logout_redirect_uri"));

        let page = browser.get("/logout").await;
        browser.submit(&page, "accept", &[], Some("accept")).await;
        let sid = body(&tokens.text("id_token"))["sid"].as_str().unwrap().to_owned();
        assert_eq!(told(&of_request(&given, EventType::SessionEnded).await), (Some(alice), Some(sid.as_str()), None, "done"));
        assert_eq!(told(&of_request(&given, EventType::GrantRevoked).await).1, Some(gid.as_str()));
    })
    .await;
}

#[tokio::test]
async fn an_account_that_a_person_makes_is_recorded_from_the_mail_on() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("sign-up", "open")]).await;
        let alice = given.person("alice@example.com").await;
        let (alice, app) = (alice.as_str(), given.client("app").await);
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[("prompt", "create")])).await;
        let fill =
            async |email| browser.submit(&page, "email", &[("email", email), ("password", "amber kites over 7 bridges")], None).await;
        fill("alice@example.com").await;
        until("it is told", async || given.events(EventType::SignUpRequested).await == 1).await;
        assert_eq!(told(&of_request(&given, EventType::SignUpRequested).await), (None, Some(alice), None, "taken"));
        let sent = fill("mara@example.com").await;
        until("it is sent", async || given.events(EventType::SignUpRequested).await == 2).await;
        assert_eq!(told(&of_request(&given, EventType::SignUpRequested).await), (None, None, None, "done"));
        let code = crate::sign_up::Mail::newest(&given, "mara@example.com", 1).await.code;
        let wrong = if code == "1234 5678" { "8765 4321" } else { "1234 5678" };
        let page = browser.submit(&sent, "code", &[("code", wrong)], None).await;
        assert_eq!(told(&of_request(&given, EventType::SignUpRefused).await), (None, None, Some("app"), "mismatch"));
        browser.submit(&page, "code", &[("code", &code)], None).await;
        let registered = of_request(&given, EventType::UserRegistered).await;
        let mara = registered.user_id.clone().unwrap();
        assert_eq!(told(&registered), (None, Some(mara.as_str()), None, "done"));
        assert!(all(&given).await.iter().all(|event| !format!("{event:?}").contains(&code)), "the code is told nobody");
    }
}

#[tokio::test]
async fn a_code_by_email_is_recorded_from_the_mail_to_its_use() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("email-code", "first")]).await;
        let alice = given.person("alice@example.com").await;
        let (alice, app) = (alice.as_str(), given.client("app").await);
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[])).await;
        let ask = browser.get(&page.attribute("a[href*='/sign-in/email']", "href")).await;
        browser.submit(&ask, "email", &[("email", "nobody@example.com")], None).await;
        until("it is noted", async || given.events(EventType::EmailCodeRefused).await == 1).await;
        assert_eq!(told(&of_request(&given, EventType::EmailCodeRefused).await), (None, None, Some("app"), "unknown"));
        let sent = browser.submit(&ask, "email", &[("email", "alice@example.com")], None).await;
        until("it is sent", async || given.events(EventType::EmailCodeRequested).await == 1).await;
        assert_eq!(told(&of_request(&given, EventType::EmailCodeRequested).await), (None, Some(alice), None, "done"));
        let code = crate::email_codes::Mail::newest(&given, 1).await.code;
        let wrong = if code == "1234 5678" { "8765 4321" } else { "1234 5678" };
        let page = browser.submit(&sent, "code", &[("code", wrong)], None).await;
        assert_eq!(told(&of_request(&given, EventType::EmailCodeRefused).await), (None, Some(alice), Some("app"), "mismatch"));
        browser.submit(&page, "code", &[("code", &code)], None).await;
        assert_eq!(told(&of_request(&given, EventType::EmailCodeUsed).await), (Some(alice), Some(alice), Some("app"), "done"));
        assert!(all(&given).await.iter().all(|event| !format!("{event:?}").contains(&code)), "the code is told nobody");
    }
}

#[tokio::test]
async fn a_phone_is_recorded_from_the_first_message_to_the_last_use() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("sms-code", "first"), ("sms-prefixes", "+49"), ("sms-per-day", "2")]).await;
        let alice = given.person("alice@example.com").await;
        let (alice, app) = (alice.as_str(), given.client("app").await);
        let browser = given.browser();
        let page = browser.get("/account/phone").await;
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        let fields = [("phone", "+491701234567"), ("current_password", PASSWORD)];
        let sent = browser.submit(&page, "phone", &fields, None).await;
        assert_eq!(told(&of_request(&given, EventType::PhoneRequested).await), (Some(alice), Some(alice), None, "done"));
        let code = crate::phones::Text::newest(&given, 1).await.code;
        let wrong = if code == "12345678" { "87654321" } else { "12345678" };
        let page = browser.submit(&sent, "code", &[("code", wrong)], None).await;
        assert_eq!(told(&of_request(&given, EventType::PhoneRefused).await), (Some(alice), Some(alice), None, "mismatch"));
        browser.submit(&page, "code", &[("code", &code)], None).await;
        assert_eq!(told(&of_request(&given, EventType::PhoneAdded).await), (Some(alice), Some(alice), None, "done"));

        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[])).await;
        let ask = browser.get(&page.attribute("a[href*='/sign-in/sms']", "href")).await;
        browser.submit(&ask, "email", &[("email", "nobody@example.com")], None).await;
        until("it is noted", async || given.events(EventType::SmsCodeRefused).await == 1).await;
        assert_eq!(told(&of_request(&given, EventType::SmsCodeRefused).await), (None, None, Some("app"), "unknown"));
        let sent = browser.submit(&ask, "email", &[("email", "alice@example.com")], None).await;
        until("it is sent", async || given.events(EventType::SmsCodeRequested).await == 1).await;
        assert_eq!(told(&of_request(&given, EventType::SmsCodeRequested).await), (None, Some(alice), None, "done"));
        let code = crate::phones::Text::newest(&given, 2).await.code;
        browser.submit(&sent, "code", &[("code", &code)], None).await;
        assert_eq!(told(&of_request(&given, EventType::SmsCodeUsed).await), (Some(alice), Some(alice), Some("app"), "done"));
        let all = all(&given).await;
        assert!(
            all.iter().all(|event| !format!("{event:?}").contains(&code) && !format!("{event:?}").contains("1701234567")),
            "told nobody"
        );

        given.perform(TakePhone { person: WhichPerson::Id(alice.to_owned()), ends: Vec::new() }).await;
        assert_eq!(given.events(EventType::PhoneRemoved).await, 1);
        assert_eq!(given.events(EventType::MessageBoundReached).await, 0, "two is what there may be");
    }
}

#[tokio::test]
async fn a_remembered_browser_is_recorded_from_the_box_to_its_end() {
    use latchkey::acts::remembered::ForgetBrowsers;
    use latchkey::acts::rule::SetRule;
    use latchkey::factors::rule::Rule;
    use latchkey::people::rules::Place;

    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let (seed, _) = given.second_factor(&alice).await;
        let rule = Rule { remember: Some(30), ..Rule::default() };
        given.perform(SetRule { place: Place::Deployment, rule, seen: None }).await;
        let (alice, browser) = (alice.as_str(), given.browser());
        let page = browser.sign_in(&browser.get("/account").await, "alice@example.com", PASSWORD).await;
        browser.submit(&page, "code", &[("code", &seed.code(given.now())), ("remember", "yes")], None).await;
        assert_eq!(told(&of_request(&given, EventType::BrowserRemembered).await), (Some(alice), Some(alice), None, "done"));
        given.perform(ForgetBrowsers { person: WhichPerson::Id(alice.to_owned()) }).await;
        assert_eq!(given.events(EventType::BrowsersForgotten).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_forgotten_password_is_recorded_from_the_mail_to_the_new_one() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let (alice, app) = (alice.as_str(), given.client("app").await);
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[])).await;
        let ask = browser.get(&page.attribute("a[href*='/recover']", "href")).await;
        browser.submit(&ask, "email", &[("email", "nobody@example.com")], None).await;
        until("it is noted", async || given.events(EventType::RecoveryRefused).await == 1).await;
        assert_eq!(told(&of_request(&given, EventType::RecoveryRefused).await), (None, None, Some("app"), "unknown"));
        let sent = browser.submit(&ask, "email", &[("email", "alice@example.com")], None).await;
        until("it is sent", async || given.events(EventType::RecoveryRequested).await == 1).await;
        let requested = of_request(&given, EventType::RecoveryRequested).await;
        assert_eq!(told(&requested), (None, Some(alice), None, "done"));
        let code = crate::recovery::Mail::newest(&given, 1).await.code;
        let wrong = if code == "1234 5678" { "8765 4321" } else { "1234 5678" };
        let page = browser.submit(&sent, "code", &[("code", wrong)], None).await;
        assert_eq!(told(&of_request(&given, EventType::RecoveryRefused).await), (None, Some(alice), Some("app"), "mismatch"));
        let page = browser.submit(&page, "code", &[("code", &code)], None).await;
        browser.submit(&page, "new_password", &[("new_password", "amber kites over 7 bridges")], None).await;
        let recovered = of_request(&given, EventType::PasswordRecovered).await;
        assert_eq!(told(&recovered), (Some(alice), Some(alice), None, "done"));
        assert!(all(&given).await.iter().all(|event| !format!("{event:?}").contains(&code)), "the code is told nobody");
    })
    .await;
}

#[tokio::test]
async fn a_lost_second_factor_is_recorded_from_the_mail_to_the_new_password() {
    use latchkey::acts::loss::{CancelOwnLoss, ConfirmLoss, RefuseLoss};
    use latchkey::acts::person::WhichPerson;

    use crate::lost_factors::{asks, goes_on};

    on_each_pairing(async |given| {
        let address = "alice@example.com";
        let alice = given.person(address).await;
        given.second_factor(&alice).await;
        let browser = given.browser();
        let page = browser.sign_in(&browser.get("/account").await, address, PASSWORD).await;
        let page = browser.get(&page.attribute("a[href*='/lost-factors']", "href")).await;
        let sent = browser.submit(&page, "/sign-in/lost-factors", &[], None).await;
        let of_alice = (Some(alice.as_str()), Some(alice.as_str()), None, "done");
        assert_eq!(told(&of_request(&given, EventType::FactorLossCodeSent).await), of_alice);
        browser.submit(&sent, "code", &[("code", "no code")], None).await;
        let refused = (None, Some(alice.as_str()), None, "mismatch");
        assert_eq!(told(&of_request(&given, EventType::FactorLossCodeRefused).await), refused);

        let person = || WhichPerson::Id(alice.clone());
        asks(&given, &alice, address).await;
        given.perform(CancelOwnLoss { who: given.standing(&alice).await }).await;
        asks(&given, &alice, address).await;
        given.perform(RefuseLoss { person: person() }).await;
        asks(&given, &alice, address).await;
        given.perform(ConfirmLoss { person: person() }).await;
        given.later_for_all(std::time::Duration::from_secs(7 * 86_400 + 31));
        latchkey::upkeep::run_once(&given.provider, &latchkey::upkeep::Jobs::new("this replica".to_owned())).await;
        let loss = asks(&given, &alice, address).await;
        given.perform(ConfirmLoss { person: person() }).await;
        goes_on(&given, &alice, address, &loss).await.unwrap();
        for (kind, so_many) in [
            (EventType::FactorLossAsked, 4),
            (EventType::FactorLossCancelled, 1),
            (EventType::FactorLossRefused, 1),
            (EventType::FactorLossConfirmed, 2),
            (EventType::FactorLossLapsed, 1),
            (EventType::AccountRegained, 1),
        ] {
            assert_eq!(given.events(kind).await, so_many, "{kind}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_change_of_the_address_is_recorded_from_the_mail_to_the_press_that_undoes_it() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let bob = given.person("bob@example.com").await;
        let (alice, bob) = (alice.as_str(), bob.as_str());
        let browser = crate::own_email::signed_in(&given, "alice@example.com", PASSWORD).await;
        crate::own_email::asked(&browser, "bob@example.com").await;
        assert_eq!(told(&of_request(&given, EventType::EmailCollided).await), (Some(alice), Some(bob), None, "done"));
        let requested = of_request(&given, EventType::EmailChangeRequested).await;
        assert_eq!(told(&requested), (Some(alice), Some(alice), None, "done"));
        crate::own_email::asked_with(&browser, "alice@new.example", "wrong").await;
        let refused = of_request(&given, EventType::EmailChangeRefused).await;
        assert_eq!(told(&refused), (Some(alice), Some(alice), None, "mismatch"));
        crate::own_email::change(&given, &browser, "alice@new.example", PASSWORD).await;
        let changed = of_request(&given, EventType::EmailChanged).await;
        assert_eq!(told(&changed), (Some(alice), Some(alice), None, "done"));
        crate::own_email::put_back(&given, &crate::own_email::way_back(&given, "alice@example.com", 1).await).await;
        let restored = of_request(&given, EventType::EmailRestored).await;
        assert_eq!(told(&restored), (None, Some(alice), None, "done"));
        let record = format!("{:?}", all(&given).await);
        assert!(!record.contains("@new.example") && !record.contains("@example.com"), "no address stands in the record: {record}");
    })
    .await;
}

#[tokio::test]
async fn a_code_that_is_refused_is_recorded_with_the_factor_and_for_whom() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let app = given.client("app").await;
        given.second_factor(&alice).await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[])).await;
        let page = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        browser.submit(&page, "code", &[("code", "no code")], None).await;
        let refused = of_request(&given, EventType::SecondFactorRefused).await;
        assert_eq!(told(&refused), (None, Some(alice.as_str()), Some("app"), "mismatch"));
        assert_eq!((refused.actor_kind.as_str(), refused.details["factor"].as_str()), ("anonymous", Some("totp")));
    })
    .await;
}

#[tokio::test]
async fn whatever_is_asked_of_the_token_endpoint_is_recorded() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, service) = (given.client("app").await, given.service("service", "").await);
        let browser = given.browser();
        let grant_of = |token: &str| body(token)["gid"].as_str().unwrap().to_owned();

        let wrong = crate::scenario::RelyingParty { secret: Some("wrong".into()), ..app.clone() };
        wrong.redeem("x").await;
        let refused = of_request(&given, EventType::ClientAuthenticationFailed).await;
        assert_eq!(told(&refused), (None, None, Some("app"), "invalid_client"));

        let unknown = format!("{}{}", "0".repeat(32), "A".repeat(43));
        for (fields, error) in [
            (vec![("grant_type", "authorization_code"), ("code", unknown.as_str())], "invalid_grant"),
            (vec![("grant_type", "authorization_code"), ("code", "short")], "invalid_grant"),
            (vec![("grant_type", "authorization_code")], "invalid_request"),
            (vec![("grant_type", "refresh_token"), ("refresh_token", "guessed")], "invalid_grant"),
            (vec![("grant_type", "refresh_token")], "invalid_request"),
            (vec![("grant_type", "password")], "unsupported_grant_type"),
            (vec![("grant_type", "client_credentials")], "unauthorized_client"),
        ] {
            let before = given.events(EventType::TokenRefused).await;
            assert_eq!(app.post("/token", &fields).await.refused(400), error, "{fields:?}");
            assert_eq!(given.events(EventType::TokenRefused).await, before + 1, "{fields:?}");
            assert_eq!(told(&of_request(&given, EventType::TokenRefused).await), (Some("app"), None, Some("app"), error));
        }

        let code = given.code(&browser, &app, "openid").await;
        app.redeem_with(&code, &[("code_verifier", "")]).await;
        let refused = of_request(&given, EventType::TokenRefused).await;
        assert_eq!(told(&refused).1.map(str::len), Some(32), "the grant that the code was for");

        let code = given.code(&browser, &app, "openid").await;
        let tokens = app.redeem(&code).await.good();
        let gid = grant_of(&tokens.text("access_token"));
        app.redeem(&code).await;
        assert_eq!(told(&of_request(&given, EventType::CodeReplayed).await), (Some("app"), Some(gid.as_str()), Some("app"), "done"));

        let first = given.offline_tokens(&browser, &app).await;
        let (gid, old) = (grant_of(&first.text("access_token")), first.text("refresh_token"));
        let second = app.refresh(&old, &[]).await.good();
        app.refresh(&old, &[]).await.good();
        assert_eq!(given.events(EventType::RefreshRepeated).await, 1);
        app.refresh(&second.text("refresh_token"), &[]).await.good();
        app.refresh(&old, &[]).await.refused(400);
        assert_eq!(told(&of_request(&given, EventType::RefreshReused).await), (Some("app"), Some(gid.as_str()), Some("app"), "done"));

        let tokens = given.offline_tokens(&browser, &app).await;
        let jti = body(&tokens.text("access_token"))["jti"].as_str().unwrap().to_owned();
        app.introspect(&tokens.text("access_token")).await.good();
        app.post("/revoke", &[("token", &tokens.text("access_token"))]).await.good();
        assert_eq!(told(&of_request(&given, EventType::TokenRevoked).await), (Some("app"), Some(jti.as_str()), Some("app"), "done"));

        for _ in 0..3 {
            service.post("/token", &[("grant_type", "client_credentials")]).await.good();
        }
        for (kind, client, count) in
            [(EventType::TokenIssued, "service", 3), (EventType::TokenRefreshed, "app", 3), (EventType::TokenIntrospected, "app", 1)]
        {
            let sum: u64 = all(&given)
                .await
                .iter()
                .filter(|event| event.event == kind.name() && event.client_id.as_deref() == Some(client))
                .map(|event| event.details["count"].as_u64().unwrap())
                .sum();
            assert_eq!(sum, count, "{kind}");
        }
    })
    .await;
}

#[tokio::test]
async fn attack_m3_a_refused_form_is_recorded_with_the_person_whom_it_was_meant_for() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let forged = [("csrf".to_owned(), "forged".to_owned())];
        for (path, person) in [("/sign-in", None), ("/consent", None), ("/account/password", Some(alice.as_str()))] {
            let before = given.events(EventType::FormRefused).await;
            assert_eq!(browser.post(path, &forged).await.status, 403, "{path}");
            assert_eq!(given.events(EventType::FormRefused).await, before + 1, "{path}");
            let refused = of_request(&given, EventType::FormRefused).await;
            assert_eq!(told(&refused), (None, person, None, "foreign"), "{path}");
            assert_eq!(refused.details["path"], path);
        }
        let stranger = given.browser();
        assert_eq!(stranger.post("/sign-in", &forged).await.status, 403);
        assert_eq!(told(&of_request(&given, EventType::FormRefused).await).3, "no_cookies");
    })
    .await;
}

#[tokio::test]
async fn attack_z1_who_is_no_admin_and_asks_for_the_console_is_recorded() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        given.tokens(&browser, &app, "openid", "alice@example.com").await;
        assert_eq!(browser.get("/admin").await.status, 403);
        let refused = of_request(&given, EventType::AccessRefused).await;
        assert_eq!(told(&refused), (Some(alice.as_str()), None, None, "not_an_owner"));
        assert_eq!(refused.details["path"], "/admin");
    })
    .await;
}

#[tokio::test]
async fn a_link_that_opens_an_account_and_a_record_that_is_taken_along_are_recorded() {
    on_each_pairing(async |given| {
        let (owner, mara) = (given.person("owner@example.com").await, given.person("mara@example.com").await);
        given.make_owner(&owner).await;
        let browser = given.browser();
        let page = browser.get("/account/password").await;
        let page = browser.sign_in(&page, "owner@example.com", PASSWORD).await;
        let csrf = page.form("new_password").fields.into_iter().find(|(name, _)| name == "csrf").unwrap();
        assert_eq!(browser.post(&format!("/admin/people/{mara}/setup-link"), &[csrf]).await.status, 200);
        let made = of_request(&given, EventType::SetupLinkMade).await;
        assert_eq!(told(&made), (Some(owner.as_str()), Some(mara.as_str()), None, "done"));
        assert_eq!(browser.get("/admin/audit/export?format=csv").await.status, 200);
        assert_eq!(browser.get("/admin/export/people?format=csv").await.status, 200);
        let taken = of_request(&given, EventType::ListExported).await;
        assert_eq!((told(&taken), &taken.details["list"]), ((Some(owner.as_str()), None, None, "done"), &serde_json::json!("people")));
        let read = of_request(&given, EventType::AuditRead).await;
        assert_eq!((told(&read), &read.details["format"]), ((Some(owner.as_str()), None, None, "done"), &serde_json::json!("csv")));
    })
    .await;
}

#[tokio::test]
async fn a_test_of_an_app_is_recorded_with_who_ran_it_and_who_signed_in() {
    on_each_pairing(async |given| {
        let owner = given.admin("owner@example.com").await;
        given.client("app").await;
        let browser = given.browser();
        let asked = browser.get("/admin/apps/app/test").await;
        let page = browser.sign_in(&asked, "owner@example.com", PASSWORD).await;
        let page = browser.submit(&page, "scope", &[], None).await;
        browser.submit(&page, "deny", &[], Some("deny")).await;
        let tried = of_request(&given, EventType::ClientTried).await;
        assert_eq!(told(&tried), (Some(owner.as_str()), None, Some("app"), "done"));
        assert_eq!(tried.details["error"], "access_denied");
    })
    .await;
}

#[tokio::test]
async fn a_trial_of_a_provider_is_recorded_without_what_was_said() {
    crate::upstream::beside_another(&[], |given, there| async move {
        there.add(&given, "company", latchkey::upstreams::Accounts::Off, &[]).await;
        let admin = crate::console::console(&given).await;
        let page = admin.get("/admin/providers/company/trial").await;
        let sent = admin.submit(&page, "/trial", &[], None).await;
        there.come_back(&given, &admin, &sent, "a1", "mara@company.example").await;
        let tried = of_request(&given, EventType::UpstreamTried).await;
        assert!(tried.actor_kind == "user" && !format!("{tried:?}").contains("mara@company.example"), "{tried:?}");
    })
    .await;
}

#[tokio::test]
async fn attack_h1_a_stranger_cannot_fill_the_record() {
    on_each_pairing(async |given| {
        let stranger = given.browser();
        for n in 0..100 {
            stranger.post("/sign-in", &[("csrf".into(), format!("forged{n}"))]).await;
        }
        let events = all(&given).await;
        let (sums, each): (Vec<_>, Vec<_>) =
            events.iter().filter(|event| event.event == "form.refused").partition(|event| event.details.contains_key("count"));
        assert_eq!(each.len(), 10, "of one block of addresses and minute");
        assert_eq!(sums.iter().map(|sum| sum.details["count"].as_u64().unwrap()).sum::<u64>(), 90, "and the number of the others");
        assert!(sums.iter().all(|sum| sum.outcome == "refused"));
        given.later(std::time::Duration::from_secs(60));
        stranger.post("/sign-in", &[("csrf".into(), "forged".into())]).await;
        assert_eq!(told(&of_request(&given, EventType::FormRefused).await).3, "foreign", "a new minute");
    })
    .await;
}

#[tokio::test]
async fn an_id_token_that_may_be_too_large_to_come_back_is_recorded_with_what_makes_it_so() {
    on_each_pairing(async |given| {
        let names: Vec<String> = (0..150).map(|n| format!("a group of the company with a long name {n:05}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let alice = given.person_with("alice@example.com", serde_json::json!({}), &names, false).await;
        let app = given.client("app").await;
        given.tokens(&given.browser(), &app, "openid groups", "alice@example.com").await;
        let event = of_request(&given, EventType::IdTokenLarge).await;
        assert_eq!(told(&event), (Some("app"), Some(alice.as_str()), Some("app"), "done"));
        assert!(event.details["claim"] == "groups" && event.details["bytes"].as_u64().unwrap() > 6_000);
        assert!(!format!("{event:?}").contains("a group of the company"), "which groups is nobody's business here");
    })
    .await;
}

#[tokio::test]
async fn what_is_older_than_the_retention_leaves_the_record_and_nothing_else_does() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("audit-retention", "30d")]).await;
        let day = std::time::Duration::from_secs(86_400);
        given.person("old@example.com").await;
        given.later(20 * day);
        let kept = given.person("kept@example.com").await;
        given.later(11 * day);
        let before = all(&given).await.len();
        latchkey::upkeep::run_once(&given.provider, &latchkey::upkeep::Jobs::new("this replica".to_owned())).await;
        let left = all(&given).await;
        assert!(left.len() < before && left.iter().all(|event| event.at >= given.now().minus(30 * day)), "{left:?}");
        assert!(left.iter().any(|event| event.event == "user.created" && event.subject_id.as_deref() == Some(kept.as_str())));
        assert_eq!(given.provider.database.read(latchkey::people::user::count).await.unwrap(), 2, "the people are there");
    }
}

#[tokio::test]
async fn a_message_that_is_given_up_is_told_of_without_the_address() {
    for pairing in pairings() {
        let mails = MailServer::start();
        mails.answers_recipients(Some("550 5.1.1 nobody of this name"));
        let file = mails.url_file();
        let given = Scenario::on(pairing, &[("smtp-url-file", file.to_str().unwrap()), ("mail-from", "id@example.com")]).await;
        let to = Address::parse("nobody@example.com").unwrap();
        let id = given.perform(SendTest { to, language: Language::English }).await;
        until("it is given up", async || given.events(EventType::MessageFailed).await == 1).await;
        let event = newest(&given, EventType::MessageFailed).await;
        assert_eq!((event.actor_kind.as_str(), event.subject_kind.as_deref()), ("system", Some("message")));
        assert_eq!((event.subject_id.as_deref(), &event.details["kind"]), (Some(id.as_str()), &"test".into()));
        assert!(!format!("{event:?}").contains("nobody"));
    }
}
