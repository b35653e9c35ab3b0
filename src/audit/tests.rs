use std::collections::BTreeSet;
use std::time::Duration;

use serde_json::json;

use super::*;
use crate::clock::{Clock, Random, Timestamp};
use crate::store::Database;
use crate::store::database::scratch::Scratch;

const NOW: Timestamp = Timestamp::from_seconds(1_700_000_040); // begins a minute

fn later(seconds: u64) -> Timestamp {
    NOW.plus(Duration::from_secs(seconds))
}

async fn write(database: &Database, event: Event, at: Timestamp) -> String {
    database.write(move |conn| insert(conn, &event, &Random::default(), at)).await.unwrap()
}

async fn read(database: &Database, filter: Filter, limit: u32) -> Vec<Recorded> {
    database.read(move |conn| list(conn, &filter, limit)).await.unwrap()
}

fn names(events: &[Recorded]) -> Vec<&str> {
    events.iter().map(|recorded| recorded.event.as_str()).collect()
}

#[tokio::test]
async fn an_event_reads_back_whole_and_neutralized() {
    for scratch in Scratch::each().await {
        let origin = Origin {
            request_id: Some("r1".into()),
            address: Some("192.0.2.1".into()),
            user_agent: Some("Evil\r\nuser.created done".into()),
            operator: Some("mara@host\n".into()),
        };
        let event = Event::new(EventType::SignInRefused, Actor::Anonymous)
            .refused("wrong_password")
            .subject(Subject::User("alice".into()))
            .client("app")
            .origin(&origin)
            .detail("note", "\u{1b}[2J");
        let id = write(&scratch.database, event, NOW).await;
        let recorded = read(&scratch.database, Filter::default(), 10).await.into_iter().find(|event| event.id == id).unwrap();
        assert_eq!(
            serde_json::to_value(&recorded).unwrap(),
            json!({
                "id": id,
                "at": "2023-11-14T22:14:00Z",
                "event": "user.sign_in_refused",
                "outcome": "refused",
                "actor_kind": "anonymous",
                "actor_id": null,
                "subject_kind": "user",
                "subject_id": "alice",
                "user_id": "alice",
                "client_id": "app",
                "group_id": null,
                "request_id": "r1",
                "details": { "reason": "wrong_password", "operator": "mara@host\u{fffd}", "note": "\u{fffd}[2J" },
                "address": "192.0.2.1",
                "user_agent": "Evil\u{fffd}\u{fffd}user.created done",
            })
        );
        let uuid = uuid::Uuid::parse_str(&recorded.id).unwrap();
        assert_eq!(uuid.get_version_num(), 7);
    }
}

#[tokio::test]
async fn a_list_filters_and_pages_both_ways() {
    for scratch in Scratch::each().await {
        let database = &scratch.database;
        let user = |id: &str| Subject::User(id.into());
        write(database, Event::new(EventType::UserCreated, Actor::Command).subject(user("alice")), NOW).await;
        write(database, Event::new(EventType::ClientCreated, Actor::User("alice".into())).subject(Subject::Client("app".into())), later(1))
            .await;
        write(database, Event::new(EventType::SignedIn, Actor::User("bob".into())).subject(user("bob")).client("app"), later(2)).await;
        write(database, Event::new(EventType::SignedIn, Actor::User("alice".into())).subject(user("alice")).client("x"), later(3)).await;

        let all = read(database, Filter::default(), 10).await;
        assert_eq!(names(&all), ["user.signed_in", "user.signed_in", "client.created", "user.created"]);
        let of_alice = Filter { user_id: Some("alice".into()), ..Filter::default() };
        assert_eq!(names(&read(database, of_alice, 10).await), ["user.signed_in", "client.created", "user.created"]);
        let of_app = Filter { client_id: Some("app".into()), ..Filter::default() };
        assert_eq!(names(&read(database, of_app, 10).await), ["user.signed_in", "client.created"]);
        let grant = Subject::Grant { id: "g1".into(), user_id: "carol".into(), client_id: "carols".into() };
        let in_group = |id: &str| Subject::Member { user_id: id.into(), group_id: "staff".into() };
        write(database, Event::new(EventType::GrantRevoked, Actor::Command).subject(grant), later(4)).await;
        write(database, Event::new(EventType::MemberAdded, Actor::Command).subject(in_group("carol")), later(5)).await;
        write(database, Event::new(EventType::MemberRemoved, Actor::Command).subject(in_group("dora")), later(6)).await;
        write(database, Event::new(EventType::GroupDeleted, Actor::Command).subject(Subject::Group("staff".into())), later(7)).await;
        let of_staff = Filter { group_id: Some("staff".into()), ..Filter::default() };
        for (filter, found) in [
            (Filter { user_id: Some("carol".into()), ..Filter::default() }, &["group.member_added", "grant.revoked"][..]),
            (Filter { client_id: Some("carols".into()), ..Filter::default() }, &["grant.revoked"]),
            (of_staff.clone(), &["group.deleted", "group.member_removed", "group.member_added"]),
            (Filter { user_id: Some("dora".into()), ..of_staff.clone() }, &["group.member_removed"]),
            (Filter { user_id: Some("carol".into()), reference: Some("g1".into()), ..Filter::default() }, &["grant.revoked"]),
            (Filter { user_id: Some("dora".into()), reference: Some("g1".into()), ..Filter::default() }, &[]),
            (
                Filter { reference: Some("staff".into()), ..Filter::default() },
                &["group.deleted", "group.member_removed", "group.member_added"],
            ),
            (Filter { reference: Some("dora".into()), ..Filter::default() }, &["group.member_removed"]),
        ] {
            assert_eq!(names(&read(database, filter.clone(), 10).await), found, "{filter:?}");
        }
        let all = read(database, Filter::default(), 10).await;

        let typed = Filter { events: BTreeSet::from([EventType::UserCreated, EventType::ClientCreated]), ..Filter::default() };
        assert_eq!(read(database, typed, 10).await.len(), 2);
        let timed = Filter { since: Some(later(1)), until: Some(later(3)), order: Order::OldestFirst, ..Filter::default() };
        assert_eq!(names(&read(database, timed, 10).await), ["client.created", "user.signed_in"]);
        let about = Filter { subject_id: Some("app".into()), ..Filter::default() };
        assert_eq!(names(&read(database, about, 10).await), ["client.created"]);

        for order in [Order::NewestFirst, Order::OldestFirst] {
            let (mut cursor, mut seen) = (None, Vec::new());
            loop {
                let page = read(database, Filter { order, cursor: cursor.clone(), ..Filter::default() }, 3).await;
                let Some(last) = page.last() else { break };
                cursor = Some(last.id.clone());
                seen.extend(page);
            }
            if order == Order::OldestFirst {
                seen.reverse();
            }
            assert_eq!(seen, all);
        }
    }
}

#[tokio::test]
async fn queued_events_are_written_within_their_time_and_at_a_flush() {
    for scratch in Scratch::each().await {
        let database = &scratch.database;
        let queue = AuditQueue::start(database.clone(), Clock::manual(NOW), Random::default(), Counting::PerMinute);
        for n in 0..600 {
            queue.record(Event::new(EventType::SignedIn, Actor::User(format!("u{n}"))), NOW).await;
        }
        assert!(queue.flush(Duration::from_secs(10)).await);
        assert_eq!(read(database, Filter::default(), 1_000).await.len(), 600);

        queue.record(Event::new(EventType::SignInRefused, Actor::Anonymous).refused("unknown"), later(1)).await;
        let refused = || Filter { events: BTreeSet::from([EventType::SignInRefused]), ..Filter::default() };
        let mut waits = 0;
        while read(database, refused(), 1).await.is_empty() {
            waits += 1;
            assert!(waits < 100, "a queued event was not written");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

#[tokio::test]
async fn counted_events_are_summed_per_client_and_minute() {
    let scratch = Scratch::sqlite().await;
    let clock = Clock::manual(NOW);
    let queue = AuditQueue::start(scratch.database.clone(), clock.clone(), Random::default(), Counting::PerMinute);
    let token = |client: &str| Event::new(EventType::TokenIssued, Actor::Client(client.into())).client(client);
    for _ in 0..3 {
        queue.record(token("a"), NOW).await;
    }
    queue.record(token("b"), later(59)).await;
    queue.record(token("a"), later(60)).await;
    clock.advance(Duration::from_secs(61));
    let mut waits = 0;
    while read(&scratch.database, Filter::default(), 9).await.len() < 2 {
        waits += 1;
        assert!(waits < 100, "the minute that was over was not written");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let mut counts: Vec<_> = read(&scratch.database, Filter::default(), 9)
        .await
        .into_iter()
        .map(|e| (e.client_id.unwrap(), e.details["count"].clone(), e.at))
        .collect();
    counts.sort_by(|x, y| x.0.cmp(&y.0));
    assert_eq!(counts, [("a".to_owned(), json!(3), NOW), ("b".to_owned(), json!(1), NOW)]);
    assert!(queue.flush(Duration::from_secs(10)).await);
    assert_eq!(read(&scratch.database, Filter::default(), 9).await.len(), 3);
}

#[tokio::test]
async fn each_counted_event_is_written_where_that_is_asked_for() {
    let scratch = Scratch::sqlite().await;
    let queue = AuditQueue::start(scratch.database.clone(), Clock::manual(NOW), Random::default(), Counting::Each);
    for _ in 0..3 {
        queue.record(Event::new(EventType::TokenIntrospected, Actor::Client("rs".into())).client("rs"), NOW).await;
    }
    assert!(queue.flush(Duration::from_secs(10)).await);
    assert_eq!(read(&scratch.database, Filter::default(), 9).await.len(), 3);
}

#[tokio::test]
async fn while_the_database_is_away_events_wait_and_a_flush_says_so() {
    let scratch = Scratch::sqlite().await;
    // a database without tables stands for one that refuses
    let folder = tempfile::tempdir().unwrap();
    let empty =
        Database::open(&format!("sqlite:{}", folder.path().join("x.db").display()), crate::store::database::Options::default()).unwrap();
    let queue = AuditQueue::start(empty.clone(), Clock::manual(NOW), Random::default(), Counting::PerMinute);
    queue.record(Event::new(EventType::SignedIn, Actor::System), NOW).await;
    assert!(!queue.flush(Duration::from_millis(300)).await);
    empty.migrate().await.unwrap();
    assert!(queue.flush(Duration::from_secs(10)).await);
    assert_eq!(read(&empty, Filter::default(), 9).await.len(), 1);
    drop(scratch);
}
