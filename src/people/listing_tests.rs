use serde_json::json;

use super::*;
use crate::people::Email;
use crate::people::PeopleError;
use crate::people::user::insert;
use crate::people::user::tests::new;
use crate::store::database::scratch::Scratch;

const NOW: Timestamp = Timestamp::from_seconds(1_000);
const LATER: Timestamp = Timestamp::from_seconds(2_000);

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
            let listing = Listing { after: after.map(Into::into), limit: 2, search: search.map(Into::into), status, ..Listing::default() };
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
                assert_eq!(count(conn, &asked("100%"))?, 7);
                assert_eq!(count(conn, &asked(" "))?, 7);
                assert_eq!(ids(conn, &asked(" 100%  cleo_ \t p3@"))?, ["u3"], "each word in any of it");
                for nobody in ["cleo\\_", "p%5", "100%%", "' OR 1=1 --", "cleo_ p4@", "u3"] {
                    assert_eq!(count(conn, &asked(nobody))?, 0, "{nobody}");
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

#[tokio::test]
async fn a_longer_part_of_an_id_finds_its_person_and_its_group() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        database
            .write::<_, PeopleError>(|conn| {
                let (mara, staff) = ("cfce2d8b-4c31-4a6e-9d6f-6a1c2b3d4e5f", "42a5fef5-0b1e-4d55-9f64-0d6f6a1c2b3d");
                insert(conn, new(mara, "mara@example.com", None), NOW)?;
                insert(conn, new("other", "eve@example.com", None), NOW)?;
                crate::people::groups::insert(conn, staff, "Staff", None, NOW)?;
                for (sought, found) in
                    [("cfce2d8b", true), ("4a6e-9d6f-6a1c", true), ("cfce", false), ("cfce2d8b eve", false), ("c%2d8b", false)]
                {
                    let people = list(conn, &Listing { limit: 10, search: Some(sought.into()), ..Listing::default() })?;
                    assert_eq!(people.len(), usize::from(found), "{sought}");
                    let sought = sought.replace("cfce2d8b", "42a5fef5").replace("4a6e-9d6f-6a1c", "4d55-9f64-0d6f");
                    let listing = crate::people::groups::Listing { search: sought.clone(), limit: 10, ..Default::default() };
                    assert_eq!(crate::people::groups::search(conn, &listing)?.len(), usize::from(found), "{sought}");
                }
                Ok(())
            })
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn pages_go_on_where_another_release_made_the_sort_keys() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        database
            .write::<_, PeopleError>(|conn| {
                for n in 0..7 {
                    insert(conn, new(&format!("u{n}"), &format!("p{n}@example.com"), None), NOW)?;
                }
                for version in [0, collation::VERSION + 1] {
                    for (id, key) in [("u1", vec![version, 2]), ("u2", vec![version, 1])] {
                        diesel::update(users::table.find(id)).set(users::sort_key.eq(key)).execute(conn.rows())?;
                    }
                    for (sort, descending) in [(Sort::Address, false), (Sort::Address, true), (Sort::Created, false), (Sort::Created, true)]
                    {
                        let listing = Listing { sort, descending, limit: 1, ..Listing::default() };
                        let (mut seen, mut after) = (Vec::new(), None);
                        while seen.len() <= 7 {
                            let page = list(conn, &Listing { after: after.clone(), ..listing.clone() })?;
                            let Some(last) = page.last() else { break };
                            after = Some(listing.place_of(last));
                            seen.extend(page.into_iter().map(|person| person.id));
                        }
                        seen.sort();
                        assert_eq!(seen, ["u0", "u1", "u2", "u3", "u4", "u5", "u6"], "{version} {sort:?} {descending}");
                    }
                }
                Ok(())
            })
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a_listing_sorts_by_moments_with_the_address_where_they_are_equal_and_pages_both_ways() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        database
            .write::<_, PeopleError>(|conn| {
                for n in 0..7 {
                    insert(conn, new(&format!("u{n}"), &format!("p{n}@example.com"), None), NOW)?;
                }
                for (id, at) in [("u5", NOW), ("u1", NOW), ("u3", LATER)] {
                    crate::people::user::signed_in(conn, id, at)?;
                }
                for (sort, descending, whole) in [
                    (Sort::LastSignIn, true, ["u3", "u5", "u1", "u6", "u4", "u2", "u0"]),
                    (Sort::LastSignIn, false, ["u0", "u2", "u4", "u6", "u1", "u5", "u3"]),
                    (Sort::Created, false, ["u0", "u1", "u2", "u3", "u4", "u5", "u6"]),
                    (Sort::Address, true, ["u6", "u5", "u4", "u3", "u2", "u1", "u0"]),
                ] {
                    let listing = Listing { sort, descending, limit: 3, ..Listing::default() };
                    let (mut seen, mut after, mut firsts) = (Vec::new(), None, Vec::new());
                    loop {
                        let page = list(conn, &Listing { after: after.clone(), ..listing.clone() })?;
                        let (Some(first), Some(last)) = (page.first(), page.last()) else { break };
                        firsts.push(listing.place_of(first));
                        after = Some(listing.place_of(last));
                        seen.extend(page.into_iter().map(|person| person.id));
                    }
                    assert_eq!(seen, whole, "{sort:?} {descending}");
                    let back = list(conn, &Listing { before: firsts.pop(), ..listing.clone() })?;
                    assert_eq!(back.iter().map(|person| person.id.as_str()).collect::<Vec<_>>(), whole[3..6], "{sort:?} {descending}");
                    let odd = list(conn, &Listing { after: Some("\0~".into()), sort: Sort::Created, limit: 9, ..Listing::default() })?;
                    assert_eq!(odd.len(), 7, "what is no place begins at the beginning");
                }
                Ok(())
            })
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a_listing_names_those_without_a_second_factor_the_owners_and_the_members_of_a_group() {
    use crate::people::assignments::{self, Assignment};
    use crate::people::groups;
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        database
            .write::<_, PeopleError>(|conn| {
                for n in 0..4 {
                    insert(conn, new(&format!("u{n}"), &format!("p{n}@example.com"), None), NOW)?;
                }
                diesel::insert_into(credentials::table)
                    .values((
                        (credentials::id.eq("c1"), credentials::user_id.eq("u1"), credentials::kind.eq("totp"), credentials::name.eq("")),
                        (credentials::sealed.eq(""), credentials::created_at.eq(0), credentials::version.eq(1)),
                    ))
                    .execute(conn.rows())?;
                groups::insert(conn, "g1", "Staff", None, NOW)?;
                groups::add_member(conn, "g1", "u2", Some(LATER), NOW)?;
                groups::add_member(conn, "g1", "u3", None, NOW)?;
                let (id, user_id, role, place) = ("a1".into(), "u0".into(), OWNER.into(), EVERYWHERE.into());
                assignments::insert(conn, &Assignment { id, user_id, role, place, until: Some(LATER), created_at: NOW })?;
                let all = Listing { limit: 10, ..Listing::default() };
                for (listing, wanted) in [
                    (Listing { second_factor: Some(false), ..all.clone() }, vec!["u0", "u2", "u3"]),
                    (Listing { second_factor: Some(true), ..all.clone() }, vec!["u1"]),
                    (Listing { owners_at: Some(NOW), ..all.clone() }, vec!["u0"]),
                    (Listing { owners_at: Some(LATER), ..all.clone() }, vec![]),
                    (Listing { member_of: Some(("g1".into(), NOW)), ..all.clone() }, vec!["u2", "u3"]),
                    (Listing { member_of: Some(("g1".into(), LATER)), second_factor: Some(false), ..all.clone() }, vec!["u3"]),
                ] {
                    let found: Vec<String> = list(conn, &listing)?.into_iter().map(|person| person.id).collect();
                    assert_eq!(found, wanted, "{listing:?}");
                    assert_eq!(count(conn, &listing)?, i64::try_from(wanted.len()).unwrap());
                }
                Ok(())
            })
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a_search_folds_every_letter_and_rows_of_an_older_release_are_completed() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        database
            .write::<_, PeopleError>(|conn| {
                let mut person = new("u1", "zoe@example.com", None);
                person.claims = json!({"name": "ZOË GROẞ", "address": {"locality": "Łódź"}, "n": 7}).as_object().cloned().unwrap();
                insert(conn, person, NOW)?;
                let found =
                    |conn: &mut Connection, part: &str| count(conn, &Listing { search: Some(part.into()), limit: 9, ..Listing::default() });
                for part in ["zoë", "Gross", "łÓDŹ", "ZOE@"] {
                    assert_eq!(found(conn, part)?, 1, "{part}");
                }
                assert_eq!(found(conn, "comzo")?, 0, "no part goes from one text into the next");
                let mara = crate::people::user::find(conn, "u1")?.unwrap();
                let renamed = json!({"name": "Mara"}).as_object().cloned().unwrap();
                crate::people::user::update(conn, &User { claims: renamed, ..mara }, NOW)?;
                assert_eq!((found(conn, "groß")?, found(conn, "MARA")?, found(conn, "zoë")?), (0, 1, 1), "the address stays");
                for of_an_older_release in [vec![VERSION - 1], Vec::new()] {
                    diesel::update(users::table)
                        .set((users::search.eq(""), users::sort_key.eq(of_an_older_release)))
                        .execute(conn.rows())?;
                    assert_eq!((found(conn, "mara")?, complete(conn, 10)?, complete(conn, 10)?, found(conn, "mara")?), (0, 1, 0, 1));
                }
                diesel::update(users::table).set(users::sort_key.eq(vec![VERSION + 1, 7])).execute(conn.rows())?;
                assert_eq!(complete(conn, 10)?, 0, "a newer release's keys stay");
                Ok(())
            })
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn what_an_older_release_changed_later_is_repaired_by_a_walk_through_all() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        database
            .write::<_, PeopleError>(|conn| {
                for n in 0..5 {
                    insert(conn, new(&format!("u{n}"), &format!("p{n}@example.com"), None), NOW)?;
                }
                // It knows no sort key, and its search text follows another rule.
                diesel::update(users::table.find("u3"))
                    .set((users::email_key.eq("a@example.com"), users::search.eq("?")))
                    .execute(conn.rows())?;
                assert_eq!(check_after(conn, "", 2)?.as_deref(), Some("u1"));
                let listed = |conn: &mut Connection| -> Result<Vec<String>, StoreError> {
                    Ok(list(conn, &Listing { limit: 9, ..Listing::default() })?.into_iter().map(|user| user.id).collect())
                };
                assert_eq!(listed(conn)?, ["u0", "u1", "u2", "u3", "u4"]);
                assert_eq!((check_after(conn, "u1", 9)?.as_deref(), check_after(conn, "u4", 9)?), (Some("u4"), None));
                assert_eq!(listed(conn)?, ["u3", "u0", "u1", "u2", "u4"]);
                assert_eq!(count(conn, &Listing { search: Some("a@ex".into()), ..Listing::default() })?, 1);
                Ok(())
            })
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a_change_beside_the_completion_is_not_overwritten_and_a_corrupt_row_stops_nobody() {
    for Scratch { database, folder: _folder, .. } in Scratch::each().await {
        database
            .write::<_, PeopleError>(|conn| {
                for id in ["u1", "u2"] {
                    insert(conn, new(id, &format!("{id}@example.com"), None), NOW)?;
                }
                let mut read: Row = users::table.find("u1").select(Row::as_select()).get_result(conn.rows())?;
                let renamed = User { email: Email::parse("zoe@example.com").unwrap(), ..crate::people::user::find(conn, "u1")?.unwrap() };
                crate::people::user::update(conn, &renamed, NOW)?;
                read.sort_key = Vec::new();
                assert!(!repair(conn, read)?, "another has changed it since");
                diesel::update(users::table).set((users::search.eq(""), users::sort_key.eq(Vec::new()))).execute(conn.rows())?;
                diesel::update(users::table.find("u2")).set(users::claims.eq("{")).execute(conn.rows())?;
                assert_eq!((complete(conn, 10)?, is_incomplete(conn)?), (2, false));
                let found = |conn: &mut Connection, part: &str| count(conn, &Listing { search: Some(part.into()), ..Listing::default() });
                assert_eq!((found(conn, "zoe@")?, found(conn, "u2@")?), (1, 0));
                Ok(())
            })
            .await
            .unwrap();
    }
}
