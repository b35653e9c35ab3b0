//! Passwords as they are kept: what a hash costs, that it is made anew, that one of another system is taken in,
//! and which are set by nobody.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use diesel::prelude::*;
use latchkey::acts::invitation::Invite;
use latchkey::acts::password::{self as stored_password, StoredPassword};
use latchkey::audit::{Actor, EventType};
use latchkey::factors::foreign;
use latchkey::people::invitations::NewInvitation;
use latchkey::secrets::Secret;
use latchkey::store::StoreError;
use latchkey::store::schema::former_passwords;

use crate::commands::program;
use crate::scenario::{PASSWORD, Page, Scenario, pairings};
use crate::setup_links;

const ALICE: &str = "alice@example.com";

/// The password of a person as it is kept.
async fn kept(given: &Scenario, user_id: &str) -> StoredPassword {
    let (ring, user_id) = (given.provider.keyring.clone(), user_id.to_owned());
    given.provider.database.read(move |conn| stored_password::read(conn, &ring, &user_id)).await.unwrap().unwrap()
}

/// Signs in with `password` in a browser of its own; the page that answers.
async fn sign_in(given: &Scenario, email: &str, password: &str) -> String {
    let browser = given.browser();
    let page = browser.get("/account").await;
    browser.sign_in(&page, email, password).await.name()
}

#[tokio::test]
async fn a_hash_of_another_cost_is_made_anew_at_the_next_sign_in_and_at_none_that_fails() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[]).await;
        let alice = given.person(ALICE).await;
        let browser = given.browser();
        let page = browser.get("/account").await;
        assert_eq!(browser.sign_in(&page, ALICE, PASSWORD).await.name(), "account");
        let before = kept(&given, &alice).await;
        assert!(before.phc.expose().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert_eq!(given.events(EventType::PasswordHashRenewed).await, 0, "it is as it is made now");

        let given = given.restart_with(&[("password-memory", "8MiB"), ("password-iterations", "5")]).await;
        assert_eq!(sign_in(&given, ALICE, "another password 7").await, "sign-in");
        assert_eq!(kept(&given, &alice).await.phc.expose(), before.phc.expose());

        assert_eq!(sign_in(&given, ALICE, PASSWORD).await, "account");
        let renewed = kept(&given, &alice).await;
        assert!(renewed.phc.expose().starts_with("$argon2id$v=19$m=8192,t=5,p=1$"), "{:?}", renewed.phc.expose());
        assert_eq!((&renewed.id, given.events(EventType::PasswordHashRenewed).await), (&before.id, 1), "the password is the same");
        assert_eq!(browser.get("/account").await.name(), "account", "a session that was begun with it goes on");

        assert_eq!(sign_in(&given, ALICE, PASSWORD).await, "account");
        assert_eq!(kept(&given, &alice).await.phc.expose(), renewed.phc.expose());
        assert_eq!(given.events(EventType::PasswordHashRenewed).await, 1);
    }
}

#[tokio::test]
async fn a_temporary_password_stays_one_when_its_hash_is_made_anew() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[]).await;
        let alice = given.person_with(ALICE, serde_json::json!({}), &[], true).await;
        let given = given.restart_with(&[("password-iterations", "3")]).await;
        assert_eq!(sign_in(&given, ALICE, PASSWORD).await, "new-password");
        let renewed = kept(&given, &alice).await;
        assert!(renewed.temporary && renewed.phc.expose().contains(",t=3,"));
    }
}

/// bcrypt of [`PASSWORD`] at the least cost, as another system made it.
fn bcrypt_of_password() -> Secret {
    let hash = bcrypt::hash(PASSWORD, 4).unwrap();
    foreign::take_in(&hash).unwrap()
}

#[tokio::test]
async fn a_hash_that_another_system_made_signs_its_person_in_once_and_is_replaced() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[]).await;
        let alice = given.person(ALICE).await;
        given.set_password(&alice, bcrypt_of_password(), false).await;
        let before = kept(&given, &alice).await;
        assert!(before.phc.expose().starts_with("$2b$04$"));
        for _ in 0..2 {
            assert_eq!(sign_in(&given, ALICE, "another password 7").await, "sign-in");
        }
        assert_eq!(kept(&given, &alice).await.phc.expose(), before.phc.expose(), "a wrong one replaces nothing");

        // Somebody who is disabled does not sign in, and nothing is replaced for them.
        given.disable(&alice).await;
        assert_eq!(sign_in(&given, ALICE, PASSWORD).await, "sign-in");
        assert_eq!(kept(&given, &alice).await.phc.expose(), before.phc.expose());
        given.enable(&alice).await;

        assert_eq!(sign_in(&given, ALICE, PASSWORD).await, "account");
        let replaced = kept(&given, &alice).await;
        assert!(replaced.phc.expose().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert_eq!((&replaced.id, given.events(EventType::PasswordHashRenewed).await), (&before.id, 1));
        assert_eq!(sign_in(&given, ALICE, PASSWORD).await, "account");
        assert_eq!(sign_in(&given, ALICE, "another password 7").await, "sign-in");
        assert_eq!(given.events(EventType::PasswordHashRenewed).await, 1);
    }
}

#[tokio::test]
async fn a_hash_of_another_system_opens_the_page_of_the_password_as_well() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[]).await;
        let alice = given.person(ALICE).await;
        let browser = given.browser();
        let page = browser.get("/account").await;
        assert_eq!(browser.sign_in(&page, ALICE, PASSWORD).await.name(), "account");
        given.set_password(&alice, bcrypt_of_password(), false).await;
        let page = browser.get("/account").await;
        let page = browser.sign_in(&page, ALICE, PASSWORD).await;
        assert_eq!(page.name(), "account");
        let page = browser.get("/account/password").await;
        let chosen = [("current_password", PASSWORD), ("new_password", "violet otter rides 9 trams")];
        browser.submit(&page, "new_password", &chosen, None).await;
        assert_eq!(sign_in(&given, ALICE, "violet otter rides 9 trams").await, "account");
    }
}

#[test]
fn attack_a8_a_command_takes_hashes_of_other_systems_in_within_bounds_alone() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    assert!(program(here).arg("migrate").output().unwrap().status.success());
    let hash = here.join("hash.txt");
    let create = |email: &str, text: &str, flag: &str| {
        std::fs::write(&hash, format!("{text}\n")).unwrap();
        let mut command = program(here);
        command.args(["user", "create", "--email", email, "--output", "json"]);
        match flag {
            "--password-hash-stdin" => command.arg(flag).stdin(std::fs::File::open(&hash).unwrap()),
            _ => command.arg(flag).arg(&hash),
        };
        let output = command.output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let django = "pbkdf2_sha256$20000$salt1234$UGf1sDZeZ89Lf3kCCRdc0lzO+RVD0tIzvSjpgNzwb64=";
    let keycloak = r#"{"secretData": "{\"value\": \"tiBpNxDlFEfs/Z66exjsVhkDGiClJm4CI4g3X47N5Glh7YKMAKApCb9eC8PpX0fX3+59NuoID+wa/coA8J8c1w==\", \"salt\": \"MDEyMzQ1Njc4OWFiY2RlZg==\"}",
        "credentialData": "{\"hashIterations\": 27500, \"algorithm\": \"pbkdf2-sha256\"}"}"#;
    for (email, text, flag) in [("a@example.com", django, "--password-hash-file"), ("b@example.com", keycloak, "--password-hash-stdin")] {
        let (code, err) = create(email, text, flag);
        assert_eq!((code, err.as_str()), (Some(0), ""), "{email}");
    }
    let costly = "$2b$20$abcdefghijklmnopqrstuuFUhBGa26x9dGSLBK.ucnw.6CtmUjzje";
    for (text, told) in [
        (costly, "bcrypt is accepted with a cost of up to 14"),
        ("pbkdf2_sha256$900000000$salt1234$UGf1sDZeZ89Lf3kCCRdc0lzO+RVD0tIzvSjpgNzwb64=", "up to 4,000,000 iterations"),
        ("$scrypt$ln=24,r=8,p=1$691ba601plSq9V4L4Zwzhg$fnzYpJ3BUaMTBFP56vWhDuRNqHk345UhkFEcC56MzF0", "up to 256 MiB of memory"),
        ("$2b$05$short", "begins like one of bcrypt"),
        ("5f4dcc3b5aa765d61d8327deb882cf99", "not a password hash that Latchkey can check"),
    ] {
        let (code, err) = create("c@example.com", text, "--password-hash-file");
        assert_eq!(code, Some(1), "{text}");
        assert!(err.contains(told) && !err.contains(text), "{err}");
    }
    let both =
        program(here).args(["user", "create", "--email", "c@example.com", "--password-stdin", "--password-hash-stdin"]).output().unwrap();
    assert_eq!(both.status.code(), Some(2), "one of them");
    let listed = program(here).args(["user", "list", "--output", "json"]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&listed.stdout).matches("\"email\"").count(), 2, "who was refused is not there");
}

const STOLEN: &str = "violet otter rides 9 stolen trams";

/// A public list, ordered by hash, with these passwords.
fn public_list(folder: &Path, passwords: &[&str]) -> PathBuf {
    let hex = |password: &&str| openssl::sha::sha1(password.as_bytes()).iter().map(|byte| format!("{byte:02X}")).collect::<String>();
    let hashes: BTreeSet<String> = passwords.iter().map(hex).collect();
    let list = folder.join("pwned-passwords.txt");
    std::fs::write(&list, hashes.iter().map(|hash| format!("{hash}:3\n")).collect::<String>()).unwrap();
    list
}

#[tokio::test]
async fn no_password_that_was_stolen_elsewhere_is_set_by_a_person_or_by_an_admin() {
    let folder = tempfile::tempdir().unwrap();
    let (list, file) = (public_list(folder.path(), &[STOLEN, "another one"]), folder.path().join("breached.bin"));
    let built = program(folder.path()).args(["breached", "build"]).arg(&file).arg("--from").arg(&list).output().unwrap();
    assert!(built.status.success() && String::from_utf8_lossy(&built.stdout).contains("with 2 passwords"), "{built:?}");
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("breached-file", file.to_str().unwrap())]).await;
        let refused = |page: &Page| assert!(page.says("new-password-breached"), "{}", page.text("main"));
        let new_password = |password| [("current_password", PASSWORD), ("new_password", password)];

        let alice = given.person(ALICE).await;
        let browser = given.browser();
        let page = browser.get("/account").await;
        browser.sign_in(&page, ALICE, PASSWORD).await;
        let page = browser.get("/account/password").await;
        refused(&browser.submit(&page, "new_password", &new_password(STOLEN), None).await);

        let link = setup_links::path(&setup_links::link(&given, &alice).await);
        let browser = given.browser();
        let page = browser.get(&link).await;
        refused(&browser.submit(&page, "new_password", &[("new_password", STOLEN)], None).await);

        given.person_with("bob@example.com", serde_json::json!({}), &[], true).await;
        let browser = given.browser();
        let page = browser.get("/account").await;
        let page = browser.sign_in(&page, "bob@example.com", PASSWORD).await;
        let page = browser.submit(&page, "new_password", &[("new_password", STOLEN)], None).await;
        refused(&page);
        let page = browser.submit(&page, "new_password", &[("new_password", "violet otter rides 9 bought trams")], None).await;
        assert_eq!(page.name(), "account", "{}", page.body);

        let new = NewInvitation { email: "mara@example.com".into(), ..NewInvitation::default() };
        let invited = given.provider.perform(given.provider.acting(Actor::Command), Invite { invitation: new }).await.unwrap();
        let browser = given.browser();
        let page = browser.get(&format!("/invitation/{}", invited.token.expose())).await;
        refused(&browser.submit(&page, "password", &[("name", "Mara"), ("password", STOLEN)], None).await);
    }
}

#[test]
fn a_command_sets_no_password_that_was_stolen_elsewhere_and_a_damaged_list_stops_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let (list, file) = (public_list(here, &[STOLEN]), here.join("breached.bin"));
    let run = |words: &[&str], file: &Path| {
        let mut command = program(here);
        command.args(words).env("LATCHKEY_BREACHED_FILE", file);
        if words.contains(&"--password-stdin") {
            command.stdin(std::fs::File::open(here.join("password.txt")).unwrap());
        }
        let output = command.output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
    };
    let build = ["breached", "build", file.to_str().unwrap(), "--from", list.to_str().unwrap()];
    let (code, said) = run(&build, Path::new(""));
    assert_eq!(code, Some(0), "{said}");
    assert!(program(here).arg("migrate").output().unwrap().status.success());

    let create = |email| ["user", "create", "--email", email, "--password-stdin"];
    std::fs::write(here.join("password.txt"), STOLEN).unwrap();
    let (code, said) = run(&create("a@example.com"), &file);
    assert!(code == Some(1) && said.contains("was found in stolen data") && !said.contains(STOLEN), "{said}");
    std::fs::write(here.join("password.txt"), "violet otter rides 9 bought trams").unwrap();
    assert_eq!(run(&create("a@example.com"), &file).0, Some(0));
    std::fs::write(here.join("password.txt"), STOLEN).unwrap();
    for words in [
        &["user", "set-password", "a@example.com", "--temporary", "--password-stdin"][..],
        &["user", "update", "a@example.com", "--password-stdin"],
    ] {
        let (code, said) = run(words, &file);
        assert!(code == Some(1) && said.contains("was found in stolen data"), "{said}");
    }

    let (_, said) = run(&["doctor"], &file);
    assert!(said.contains("breached.bin has 1 passwords"), "{said}");
    let whole = std::fs::read(&file).unwrap();
    std::fs::write(&file, &whole[..whole.len() - 1]).unwrap();
    for (file, told) in
        [(file.as_path(), "is damaged"), (&list, "no list of breached passwords"), (&here.join("nowhere"), "cannot be read")]
    {
        for words in [&["doctor"][..], &["serve"], &["user", "disable", "a@example.com"]] {
            let (code, said) = run(words, file);
            assert!(code == Some(1) && said.contains(told) && said.contains("LATCHKEY_BREACHED_FILE"), "{words:?}: {said}");
        }
    }
}

const CHOSEN: [&str; 4] =
    ["violet otter rides 9 trams", "quiet lamps beside 4 rivers", "amber kites over 7 bridges", "green ladders of 3 moons"];

/// Changes the password on the person's own page; the page that answers.
async fn change(given: &Scenario, from: &str, to: &str) -> Page {
    given.later(Duration::from_secs(60));
    let browser = given.browser();
    let page = browser.get("/account").await;
    assert_eq!(browser.sign_in(&page, ALICE, from).await.name(), "account", "{from}");
    let page = browser.get("/account/password").await;
    browser.submit(&page, "new_password", &[("current_password", from), ("new_password", to)], None).await
}

/// The page says that the password was changed.
fn changed(page: &Page) {
    assert!(page.text(".error").is_empty() && !page.text("[role=status]").is_empty(), "{}", page.text("main"));
}

/// How many passwords are remembered.
async fn remembered(given: &Scenario) -> i64 {
    let count = |conn: &mut latchkey::store::Connection| former_passwords::table.count().get_result(conn).map_err(StoreError::from);
    given.provider.database.read(count).await.unwrap()
}

#[tokio::test]
async fn a_person_chooses_none_of_their_last_passwords_again() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("password-history", "3")]).await;
        let alice = given.person(ALICE).await;
        let former = |page: &Page| assert!(page.says("new-password-former"), "{}", page.text("main"));
        let [first, second, third, fourth] = CHOSEN;
        changed(&change(&given, PASSWORD, first).await);
        former(&change(&given, first, PASSWORD).await);
        changed(&change(&given, first, second).await);
        former(&change(&given, second, PASSWORD).await);
        former(&change(&given, second, first).await);
        assert!(change(&given, second, second).await.says("new-password-same"));
        changed(&change(&given, second, third).await);
        assert_eq!(remembered(&given).await, 2, "no more than are asked for");
        former(&change(&given, third, first).await);
        changed(&change(&given, third, PASSWORD).await);

        // By a one-time link as well; what an admin set for a moment takes no place.
        given.later(Duration::from_secs(60));
        given.set_password(&alice, bcrypt_of_password(), true).await;
        given.later(Duration::from_secs(60));
        let link = setup_links::path(&setup_links::link(&given, &alice).await);
        let browser = given.browser();
        let page = browser.get(&link).await;
        former(&browser.submit(&page, "new_password", &[("new_password", third)], None).await);
        let page = browser.submit(&page, "new_password", &[("new_password", fourth)], None).await;
        assert_eq!(page.name(), "sign-in", "{}", page.body);
        assert_eq!(remembered(&given).await, 2);

        // Where it is asked for no more, the next change deletes what was remembered.
        let given = given.restart_with(&[("password-history", "1")]).await;
        changed(&change(&given, fourth, third).await);
        assert_eq!(remembered(&given).await, 0);
        let given = given.restart_with(&[("password-history", "3")]).await;
        changed(&change(&given, third, fourth).await);
        assert_eq!(remembered(&given).await, 1);
        given.delete_person(&alice).await;
        assert_eq!(remembered(&given).await, 0, "they go with their person");
    }
}

#[tokio::test]
async fn a_password_has_as_many_characters_as_the_setting_asks_for() {
    for pairing in pairings() {
        let given = Scenario::on(pairing, &[("password-length", "15")]).await;
        given.person(ALICE).await;
        let page = change(&given, PASSWORD, "quiet lamps 4w").await;
        assert!(page.name() == "change-password" && page.attribute("#new_password", "minlength") == "15", "{}", page.text("main"));
        assert!(page.text(".error").contains("15"), "{}", page.text("main"));
        assert!(page.attribute("#new_password", "data-meter").split('|').count() == 4, "the words of the meter");
        changed(&change(&given, PASSWORD, "quiet lamps 4wh").await);
    }
}
