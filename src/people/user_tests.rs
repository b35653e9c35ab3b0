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
        assert_eq!((made.display_name().as_str(), made.preferred_username(), made.version), ("Mara M.", "Mara", 1));
        let found = database
            .read::<_, StoreError>(|conn| {
                let mut found = vec![find(conn, "u1")?, find_by_login(conn, " mara@EXAMPLE.com ")?, find_by_login(conn, "MARA")?];
                found.extend([find_named(conn, "u1")?, find_named(conn, "mara")?]);
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
