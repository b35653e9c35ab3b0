//! Admins are told by mail of what needs them: accounts that wait, and people who say that a change was not them.

use std::time::Duration;

use latchkey::acts::disown::DisownChange;
use latchkey::acts::person::{ApprovePerson, ChangePerson, Changes, CreatePerson, Description, WhichPerson};
use latchkey::acts::register::{Register, SignsInBy};
use latchkey::mail::Disowning;
use latchkey::secrets::Secret;
use latchkey::upkeep;
use serde_json::json;

use crate::scenario::mail_server::words;
use crate::scenario::{Scenario, pairings, said};

/// As long as clocks of replicas may be apart.
const SETTLED: Duration = Duration::from_secs(31);
const HOUR: Duration = Duration::from_secs(3600);

fn phc() -> Secret {
    Secret::new("$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA")
}

/// Somebody makes an account, which waits.
async fn waits(given: &Scenario, email: &str) -> String {
    let person = Description { email: email.to_owned(), email_verified: true, ..Description::default() };
    given.perform(Register { person, by: SignsInBy::Password(phc()), waits: true, terms: None }).await.person.id
}

/// Somebody says that a change was not them.
async fn disowns(given: &Scenario, id: &str, email: &str) {
    let link = Disowning::of(id, email, given.now());
    given.perform(DisownChange { link, phc: phc(), recovery_by_mail: true }).await;
    given.later(Duration::from_secs(1));
}

/// A round of the jobs, some time later.
async fn round(given: &Scenario, later: Duration) {
    given.later(later);
    upkeep::run_once(&given.provider, &upkeep::Jobs::new("teller".to_owned())).await;
}

/// To whom the mails of this kind went, with what the last one says.
async fn told(given: &Scenario, kind: &str) -> (Vec<String>, String) {
    let rows: Vec<_> = given.told_by_mail().await.into_iter().filter(|row| row.kind == kind).collect();
    let said = match rows.last() {
        Some(row) => words(&given.mail(&row.id).await),
        None => String::new(),
    };
    let mut to: Vec<String> = rows.into_iter().map(|row| row.recipient).collect();
    to.sort();
    (to, said)
}

#[tokio::test]
async fn admins_are_told_by_mail_as_the_setting_says_and_once_an_hour() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("admin-mails", "on")]).await;
        given.admin("root@example.com").await;
        let german = given.person_with("wurzel@example.com", json!({"name": "W", "locale": "de"}), &[], false).await;
        given.make_owner(&german).await;
        // Whoever has an address that nobody proved is told nothing there, nor is anybody else.
        let person = Description { email: "typo@example.com".to_owned(), ..Description::default() };
        given.perform(CreatePerson { person, groups: Vec::new(), owner: true, password: None }).await;
        let alice = given.person("alice@example.com").await;
        round(&given, SETTLED).await;
        assert_eq!(told(&given, "admin_waiting").await.0.len() + told(&given, "admin_disowned").await.0.len(), 0, "nothing to tell");

        waits(&given, "new1@example.com").await;
        disowns(&given, &alice, "alice@example.com").await;
        round(&given, SETTLED).await;
        for kind in ["admin_waiting", "admin_disowned"] {
            assert_eq!(told(&given, kind).await.0, ["root@example.com", "wurzel@example.com"], "{kind}");
        }
        let rows = given.told_by_mail().await;
        let of = |to: &str| rows.iter().find(|row| row.kind == "admin_waiting" && row.recipient == to).unwrap().id.clone();
        let (english, german) = (words(&given.mail(&of("root@example.com")).await), words(&given.mail(&of("wurzel@example.com")).await));
        assert!(english.contains("1 account that a person created") && german.contains("1 Konto"), "{english} {german}");
        assert!(english.contains(&format!("{}/admin/people?status=waiting", given.issuer)) && !english.contains("new1@"), "{english}");

        // What follows within the hour waits for its end, and is told at once.
        waits(&given, "new2@example.com").await;
        let decided = waits(&given, "new3@example.com").await;
        waits(&given, "new4@example.com").await;
        for _ in 0..3 {
            round(&given, HOUR / 4).await;
        }
        assert_eq!(told(&given, "admin_waiting").await.0.len(), 2);
        given.perform(ApprovePerson { person: WhichPerson::Id(decided) }).await;
        round(&given, HOUR / 4).await;
        round(&given, SETTLED).await;
        let (to, last) = told(&given, "admin_waiting").await;
        assert!(to.len() == 4 && (last.contains("2 accounts") || last.contains("2 Konten")), "{to:?} {last}");
        assert_eq!(told(&given, "admin_disowned").await.0.len(), 2, "of each kind by itself");
        for _ in 0..3 {
            round(&given, HOUR).await;
        }
        assert_eq!(told(&given, "admin_waiting").await.0.len(), 4, "of nothing that they were told of before");

        let given = given.restart_with(&[("admin-mails", "off")]).await;
        disowns(&given, &alice, "alice@example.com").await;
        round(&given, SETTLED).await;
        assert_eq!(told(&given, "admin_disowned").await.0.len(), 2);
        let given = given.restart_with(&[("admin-mails", "ops@example.com,desk@example.com")]).await;
        round(&given, SETTLED).await;
        let (to, last) = told(&given, "admin_disowned").await;
        assert_eq!(to[..2], ["desk@example.com", "ops@example.com"]);
        assert!(to.len() == 4 && last.contains("/admin/audit?event=user.change_disowned"), "{to:?} {last}");
        assert!(last.contains(&said("mail-admin-advice")), "{last}");
    }
}

#[tokio::test]
async fn of_several_replicas_one_tells_the_admins() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("admin-mails", "on")]).await;
        given.admin("root@example.com").await;
        waits(&given, "new1@example.com").await;
        given.later(SETTLED);
        let jobs = [upkeep::Jobs::new("a".to_owned()), upkeep::Jobs::new("b".to_owned())];
        tokio::join!(upkeep::run_once(&given.provider, &jobs[0]), upkeep::run_once(&given.provider, &jobs[1]));
        assert_eq!(told(&given, "admin_waiting").await.0.len(), 1);
    }
}

#[tokio::test]
async fn what_nobody_could_be_told_is_told_once_an_owner_has_a_confirmed_address() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("admin-mails", "on")]).await;
        let person = Description { email: "root@example.com".to_owned(), ..Description::default() };
        let owner = given.perform(CreatePerson { person, groups: Vec::new(), owner: true, password: None }).await.id;
        waits(&given, "new1@example.com").await;
        round(&given, SETTLED).await;
        round(&given, SETTLED).await;
        assert_eq!(told(&given, "admin_waiting").await.0.len(), 0);
        let changes = Changes { email_verified: Some(true), ..Changes::default() };
        given.perform(ChangePerson::profile(WhichPerson::Id(owner), changes)).await;
        round(&given, SETTLED).await;
        assert_eq!(told(&given, "admin_waiting").await.0, ["root@example.com"]);
    }
}
