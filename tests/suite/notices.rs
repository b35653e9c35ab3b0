//! What touches the security of an account is told to its person by mail: once, in their language, with when and where from.

use std::time::Duration;

use latchkey::acts::Acting;
use latchkey::acts::message::MOST_AN_HOUR;
use latchkey::acts::password::{ChangePassword, NewPassword, SetPassword, SetPasswordByLink};
use latchkey::acts::person::WhichPerson;
use latchkey::acts::second_factor::{Duty, RemoveFactor, RenewRecoveryCodes, ResetSecondFactor, TakeFactor};
use latchkey::audit::{Actor, Origin};
use latchkey::factors::password;
use latchkey::factors::recovery_code::{self, CodeHash};
use latchkey::mail::outbox::{self, Filter};
use latchkey::mail::{Queued, State};
use latchkey::secrets::Secret;
use serde_json::json;

use crate::scenario::mail_server::{header, words};
use crate::scenario::{Browser, PASSWORD, Scenario, on_each_pairing, pairings, until};

/// Between two acts: messages of one millisecond stand in any order.
const MOMENT: Duration = Duration::from_millis(1);
const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

impl Scenario {
    /// Every message, the oldest first.
    pub async fn told_by_mail(&self) -> Vec<Queued> {
        let mut rows = self.provider.database.read(|conn| outbox::list(conn, &Filter::default(), 1000)).await.unwrap();
        rows.reverse();
        rows
    }

    pub async fn kinds(&self) -> Vec<String> {
        self.told_by_mail().await.into_iter().map(|row| row.kind).collect()
    }

    /// The mail of the message of this kind.
    pub async fn mail_of(&self, kind: &str) -> String {
        let id = self.told_by_mail().await.into_iter().find(|row| row.kind == kind).unwrap_or_else(|| panic!("no {kind}")).id;
        self.mail(&id).await
    }

    /// The mail of the message with this id.
    pub async fn mail(&self, id: &str) -> String {
        let folder = self.provider.settings.mails_folder();
        let file = || {
            let found = std::fs::read_dir(&folder).into_iter().flatten().map(|entry| entry.unwrap().path());
            found.into_iter().find(|path| path.to_string_lossy().ends_with(&format!("{id}.eml")))
        };
        until("the mail is there", async || file().is_some()).await;
        std::fs::read_to_string(file().unwrap()).unwrap()
    }

    /// A person acts in a browser.
    fn acting_as(&self, sub: &str) -> Acting {
        let origin =
            Origin { request_id: None, address: Some("203.0.113.7".into()), user_agent: Some(FIREFOX.into()), ..Origin::default() };
        Acting { origin, proved_at: Some(self.now()), ..self.provider.acting(Actor::User(sub.to_owned())) }
    }
}

fn phc(given: &Scenario) -> Secret {
    Secret::new(password::hash(&Secret::new(PASSWORD), given.provider.passwords.cost(), &given.provider.random).unwrap().expose())
}

#[tokio::test]
async fn each_change_of_what_a_person_proves_is_told_once() {
    on_each_pairing(async |given| {
        let alice = given.person_with("alice@example.com", json!({"locale": "de-AT"}), &[], false).await;
        assert!(given.kinds().await.is_empty(), "a new account is nobody's surprise");
        let (_, codes) = given.second_factor(&alice).await;
        given.later(MOMENT);
        assert_eq!(given.kinds().await, ["second_factor_enrolled"], "and not of the codes that came with it");
        let change = ChangePassword { who: given.standing(&alice).await, phc: phc(&given), ends: Vec::new() };
        given.provider.perform(given.acting_as(&alice), change).await.unwrap();
        given.later(MOMENT);
        let hashes = recovery_code::hashes(&given.provider.keyring, &alice, &codes.iter().map(Secret::new).collect::<Vec<_>>());
        let id = given.second_factors(&alice).await.codes().unwrap().id.clone();
        let used = TakeFactor { who: given.standing(&alice).await, id, shown: CodeHash(hashes[0].clone()) };
        given.provider.perform(given.acting_as(&alice), used).await.unwrap();
        given.later(MOMENT);
        let renew = RenewRecoveryCodes { who: given.standing(&alice).await, hashes: vec!["a".into()] };
        given.provider.perform(given.acting_as(&alice), renew).await.unwrap();
        given.later(MOMENT);
        let id = given.second_factors(&alice).await.second().next().unwrap().id.clone();
        let remove = RemoveFactor { who: given.standing(&alice).await, id, duty: Duty::default(), ends: Vec::new() };
        given.provider.perform(given.acting_as(&alice), remove).await.unwrap();
        given.later(MOMENT);
        let admin = given.admin("root@example.com").await;
        let reset = ResetSecondFactor { user_id: alice.clone(), sessions: Vec::new() };
        given.provider.perform(given.acting_as(&admin), reset).await.unwrap();
        given.later(MOMENT);
        let password = NewPassword { phc: phc(&given), temporary: true };
        let set = SetPassword { person: WhichPerson::Id(alice.clone()), password };
        given.provider.perform(given.acting_as(&admin), set).await.unwrap();
        given.later(MOMENT);
        assert_eq!(
            given.kinds().await,
            [
                "second_factor_enrolled",
                "password_changed",
                "recovery_code_used",
                "recovery_codes_renewed",
                "second_factor_removed",
                "second_factor_reset",
                "password_set"
            ]
        );
        let rows = given.told_by_mail().await;
        assert!(rows.iter().all(|row| row.user_id.as_deref() == Some(alice.as_str()) && row.recipient == "alice@example.com"));

        let changed = given.mail_of("password_changed").await;
        let said = words(&changed);
        assert!(
            said.contains("Das Passwort Ihres Kontos") && said.contains("Browser: Firefox") && said.contains("Adresse: 203.0.113.7"),
            "{said}"
        );
        assert!(said.contains("1. Januar 2026, 00:00") && said.contains(&format!("{}/not-me/", given.issuer)), "{said}");
        assert_eq!(header(&changed, "To"), "alice@example.com");
        let set = words(&given.mail_of("password_set").await);
        assert!(
            set.contains("Ein Administrator") && !set.contains("203.0.113.7") && !set.contains("Firefox"),
            "where an admin sits: {set}"
        );

        // By a one-time link a person chooses it themselves.
        let person = given.standing(&alice).await;
        let read = given.provider.database.read({
            let alice = alice.clone();
            move |conn| latchkey::people::credentials::password(conn, &alice)
        });
        let before = read.await.unwrap().map(|credential| credential.id);
        let by_link = SetPasswordByLink { user_id: alice.clone(), epoch: person.epoch, before, phc: phc(&given) };
        given.provider.perform(given.acting_as(&alice), by_link).await.unwrap();
        assert_eq!(given.kinds().await.last().unwrap(), "password_changed");

        given.delete_person(&alice).await;
        assert!(given.told_by_mail().await.is_empty(), "what was told to a person goes with them");
    })
    .await;
}

#[tokio::test]
async fn a_sign_in_is_told_where_the_account_did_not_know_the_browser() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let sign_in = async |browser: &Browser| {
            let page = browser.get("/account").await;
            assert_eq!(browser.sign_in(&page, "alice@example.com", PASSWORD).await.name(), "account");
            given.later(Duration::from_secs(1));
        };
        let sign_out = async |browser: &Browser| {
            let page = browser.get("/logout").await;
            browser.submit(&page, "accept", &[], Some("accept")).await;
        };
        let own = given.browser();
        sign_in(&own).await;
        sign_out(&own).await;
        sign_in(&own).await;
        assert!(given.kinds().await.is_empty(), "the first, and one that is known");
        let other = Browser::sending(&given.issuer, "user-agent", FIREFOX.as_bytes());
        sign_in(&other).await;
        until("it is told", async || given.kinds().await == ["new_browser"]).await;
        sign_out(&other).await;
        sign_in(&other).await;
        assert_eq!(given.kinds().await, ["new_browser"], "known from now on");
        let said = words(&given.mail_of("new_browser").await);
        assert!(said.contains("Firefox on Linux") && said.contains("Address: 127.0.0.1"), "{said}");
        // A wrong password is no sign-in.
        let stranger = given.browser();
        let page = stranger.get("/account").await;
        stranger.sign_in(&page, "alice@example.com", "not her password 5").await;
        assert_eq!(given.kinds().await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_password_alone_makes_no_browser_known_where_more_is_asked() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let (key, _) = given.second_factor(&alice).await;
        let sign_in = async |browser: &Browser| {
            let page = browser.get("/account").await;
            browser.sign_in(&page, "alice@example.com", PASSWORD).await
        };
        let complete = async |browser: &Browser| {
            let asked = sign_in(browser).await;
            given.later(Duration::from_secs(30));
            let code = key.code(given.now());
            assert_eq!(browser.submit(&asked, "code", &[("code", &code)], None).await.name(), "account");
            given.later(Duration::from_secs(1));
        };
        complete(&given.browser()).await;
        let told = given.kinds().await.len();
        let stranger = given.browser();
        sign_in(&stranger).await;
        assert_eq!(given.kinds().await.len(), told, "no sign-in has come to its end");
        complete(&stranger).await;
        until("it is told", async || given.kinds().await.last().is_some_and(|kind| kind == "new_browser")).await;
    })
    .await;
}

#[tokio::test]
async fn a_mailbox_is_not_filled_and_what_is_not_done_is_not_told() {
    on_each_pairing(async |given| {
        let alice = given.person_with("alice@example.com", json!({"locale": "ar"}), &[], false).await;
        let renew = async || {
            let renew = RenewRecoveryCodes { who: given.standing(&alice).await, hashes: vec!["a".into()] };
            given.provider.perform(given.acting_as(&alice), renew).await
        };
        assert!(renew().await.is_err() && given.kinds().await.is_empty(), "she has no app that codes could stand in for");
        given.second_factor(&alice).await;
        for _ in 0..MOST_AN_HOUR + 5 {
            renew().await.unwrap();
        }
        assert_eq!(i64::try_from(given.kinds().await.len()).unwrap(), MOST_AN_HOUR);
        // Of a way in the person is told all the same.
        given.perform(ResetSecondFactor { user_id: alice.clone(), sessions: Vec::new() }).await;
        given.mail_of("second_factor_reset").await;
        given.second_factor(&alice).await;
        given.later(Duration::from_secs(3601));
        let before = given.kinds().await.len();
        renew().await.unwrap();
        assert_eq!(given.kinds().await.len(), before + 1);
        let mail = given.mail_of("recovery_codes_renewed").await;
        assert!(words(&mail).contains("أُنشئت رموز استرداد جديدة") && mail.contains("dir=3D\"rtl\""), "{mail}");
    })
    .await;
}

#[tokio::test]
async fn a_mail_that_cannot_leave_holds_no_change_up() {
    for pairing in pairings() {
        let dead = tempfile::tempdir().unwrap();
        let file = dead.path().join("smtp_url");
        std::fs::write(&file, "smtp://127.0.0.1:9").unwrap();
        let given = Scenario::on(pairing, &[("smtp-url-file", file.to_str().unwrap()), ("mail-from", "id@example.com")]).await;
        let alice = given.person("alice@example.com").await;
        let change = ChangePassword { who: given.standing(&alice).await, phc: phc(&given), ends: Vec::new() };
        given.provider.perform(given.acting_as(&alice), change).await.unwrap();
        until("it was tried", async || given.told_by_mail().await[0].fault.is_some()).await;
        let row = given.told_by_mail().await.remove(0);
        assert!(row.state() == State::Queued && row.fault.unwrap().contains("cannot connect"), "{pairing:?}");
    }
}
