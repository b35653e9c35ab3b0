use serde_json::json;

use super::*;
use crate::store::database::scratch::Scratch;

const NOW: Timestamp = Timestamp::from_seconds(1_000);

pub(crate) fn new(id: &str, email: &str, username: Option<&str>) -> NewUser {
    NewUser {
        id: id.into(),
        email: Email::parse(email).unwrap(),
        email_verified: false,
        username: username.map(|name| Username::parse(name).unwrap()),
        external_id: None,
        claims: Map::new(),
    }
}

#[tokio::test]
async fn a_person_is_found_by_id_address_and_user_name_in_any_case() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        let mut mara = new("u1", "Mara@Example.com", Some("Mara"));
        mara.external_id = Some("hr-7".into());
        mara.claims = json!({"name": "Mara M."}).as_object().cloned().unwrap();
        let made = database.write(move |conn| insert(conn, mara.clone(), NOW)).await.unwrap();
        assert_eq!((made.display_name(), made.preferred_username(), made.version), ("Mara M.", "Mara", 1));
        let found = database
            .read::<_, StoreError>(|conn| {
                let mut found = vec![find(conn, "u1")?, find_by_login(conn, " mara@EXAMPLE.com ")?, find_by_login(conn, "MARA")?];
                found.extend([find_named(conn, "u1")?, find_named(conn, "mara")?, find_by_external_id(conn, "hr-7")?.pop()]);
                assert_eq!(find_by_login(conn, "u1")?, None);
                assert_eq!(find_by_login(conn, "mara\r\n@example.com")?, None);
                Ok(found)
            })
            .await
            .unwrap();
        assert!(found.iter().all(|user| user.as_ref() == Some(&made)));
    }
}

#[tokio::test]
async fn addresses_names_and_ids_are_one_persons_alone_and_ids_for_ever() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        let add = |id: &'static str, email: &'static str, name: Option<&'static str>| {
            let database = database.clone();
            async move { database.write(move |conn| insert(conn, new(id, email, name), NOW)).await }
        };
        add("u1", "mara@example.com", Some("mara")).await.unwrap();
        assert!(matches!(add("u2", "MARA@example.com", None).await, Err(PeopleError::EmailTaken)));
        assert!(matches!(add("u2", "m@example.com", Some("Mara")).await, Err(PeopleError::UsernameTaken)));
        assert!(matches!(add("u1", "m@example.com", None).await, Err(PeopleError::IdTaken)));
        assert!(matches!(add("\u{fc}", "m@example.com", None).await, Err(PeopleError::BadId)));
        database.write(|conn| delete(conn, "u1", NOW)).await.unwrap();
        assert!(matches!(add("u1", "m@example.com", None).await, Err(PeopleError::IdTaken)));
        assert!(matches!(database.write(|conn| delete(conn, "u1", NOW)).await, Err(PeopleError::NotFound)));
        add("u2", "mara@example.com", Some("mara")).await.unwrap();
    }
}

#[tokio::test]
async fn a_change_over_somebody_elses_is_refused_and_never_lowers_the_epoch() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        let made = database.write(|conn| insert(conn, new("u1", "mara@example.com", Some("mara")), NOW)).await.unwrap();
        assert_eq!(database.write(|conn| raise_epoch(conn, "u1")).await.unwrap(), 1);
        let mut changed = made.clone();
        changed.username = None;
        changed.status = Status::Disabled;
        let later = Timestamp::from_seconds(2_000);
        let again = changed.clone();
        let changed = database.write(move |conn| update(conn, &changed, later)).await.unwrap();
        assert_eq!((changed.username.as_ref(), changed.epoch, changed.version, changed.updated_at), (None, 1, 2, later));
        assert!(!changed.is_active());
        assert!(matches!(database.write(move |conn| update(conn, &again, later)).await, Err(PeopleError::Stale)));
    }
}

#[tokio::test]
async fn claims_of_columns_and_endless_claims_are_refused() {
    let Scratch { database, folder: _folder, .. } = Scratch::sqlite().await;
    for claims in [json!({"sub": "u9"}), json!({"groups": ["owners"]}), json!({"x": "x".repeat(16 * 1024)})] {
        let mut user = new("u1", "mara@example.com", None);
        user.claims = claims.as_object().cloned().unwrap();
        assert!(matches!(database.write(move |conn| insert(conn, user.clone(), NOW)).await, Err(PeopleError::BadClaims(_))));
    }
}

#[tokio::test]
async fn a_list_goes_page_by_page_and_a_search_takes_every_character_as_itself() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        database
            .write::<_, PeopleError>(|conn| {
                for n in 0..5 {
                    insert(conn, new(&format!("u{n}"), &format!("p{n}_x@example.com"), (n == 3).then_some("Zo%e")), NOW)?;
                }
                Ok(())
            })
            .await
            .unwrap();
        let page = |after: Option<&str>, search: Option<&str>, status| {
            let listing = Listing { after: after.map(Into::into), before: None, limit: 2, search: search.map(Into::into), status };
            let database = database.clone();
            async move { database.read(move |conn| list(conn, &listing)).await.unwrap().into_iter().map(|user| user.id).collect::<Vec<_>>() }
        };
        assert_eq!(page(None, None, None).await, ["u0", "u1"]);
        assert_eq!(page(Some("p3_x@example.com"), None, Some(Status::Active)).await, ["u4"]);
        assert_eq!(page(None, Some("O%E"), None).await, ["u3"]);
        assert_eq!(page(None, Some("P_"), None).await, Vec::<String>::new());
        assert_eq!(page(None, Some("4_X"), None).await, ["u4"]);
        assert_eq!(page(None, None, Some(Status::Disabled)).await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_listing_finds_by_address_user_name_and_claims_and_pages_both_ways() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        database
            .write::<_, PeopleError>(|conn| {
                for n in 0..7 {
                    let mut person = new(&format!("u{n}"), &format!("p{n}@example.com"), (n == 3).then_some("Cleo_x"));
                    person.claims = json!({"name": format!("Person \"{n}\" 100%")}).as_object().cloned().unwrap();
                    insert(conn, person, NOW)?;
                }
                let ids = |conn: &mut Connection, listing: &Listing| -> Result<Vec<String>, StoreError> {
                    Ok(list(conn, listing)?.into_iter().map(|user| user.id).collect())
                };
                let asked = |search: &str| Listing { limit: 10, search: Some(search.into()), ..Listing::default() };
                assert_eq!(ids(conn, &asked("P5@EXAMPLE"))?, ["u5"]);
                assert_eq!(ids(conn, &asked("cleo_"))?, ["u3"]);
                assert_eq!(ids(conn, &asked("PERSON \"2\""))?, ["u2"]);
                assert_eq!(count_listed(conn, &asked("100%"))?, 7);
                assert_eq!(count_listed(conn, &asked(" "))?, 7);
                for nobody in ["cleo\\_", "p%5", "100%%", "' OR 1=1 --"] {
                    assert_eq!(count_listed(conn, &asked(nobody))?, 0, "{nobody}");
                }
                let page = |after: Option<&str>, before: Option<&str>| Listing {
                    after: after.map(str::to_owned),
                    before: before.map(str::to_owned),
                    limit: 3,
                    ..Listing::default()
                };
                assert_eq!(ids(conn, &page(Some("p2@example.com"), None))?, ["u3", "u4", "u5"]);
                assert_eq!(ids(conn, &page(None, Some("p3@example.com")))?, ["u0", "u1", "u2"]);
                assert_eq!(ids(conn, &page(None, Some("p6@example.com")))?, ["u3", "u4", "u5"]);
                Ok(())
            })
            .await
            .unwrap();
    }
}
