//! `/admin`: the last 24 hours, and what there is.

use std::collections::BTreeMap;
use std::time::Duration;

use actix_web::{HttpRequest, HttpResponse, web};

use super::administrator::Administrator;
use super::apps::{DAY, state};
use crate::acts::way_in::count_depending;
use crate::audit::counts::{self, HOUR_MILLIS, InHour};
use crate::audit::{self, EventType, Filter, Recorded};
use crate::clock::Timestamp;
use crate::endpoints::page_answers::or_failed;
use crate::keys::{self, KeyRecord, KeyState};
use crate::pages::console::sections::{APPS, AUDIT, KEYS, PEOPLE, SESSIONS, UPSTREAMS};
use crate::pages::console::{AppState, Failure, Hour, Need, Overview, Usual};
use crate::pages::paths::with_query;
use crate::people::listing::{self, Listing};
use crate::people::{Status, user};
use crate::provider::Provider;
use crate::sso::sessions::Which;
use crate::store::transient::Unavailable;
use crate::store::{Connection, StoreError};
use crate::upkeep::KEYS_ROTATE_EVERY;
use crate::upstreams::Upstream;

/// So many hours are shown, the present one among them.
const HOURS: i64 = 24;
/// So many refusals are shown.
const LAST: usize = 5;
/// So many are read: some are what a person decided.
const READ: u32 = 50;
/// What an app is told when a person says no.
const DENIED: &str = "access_denied";
/// So long a person is in need of help who said that a change was not them.
const DISOWNED_FOR: Duration = Duration::from_secs(7 * 86_400);
/// What is usual is drawn from so many days at most, and from no fewer than these.
const USUAL_DAYS: u64 = 7;
const FEWEST_DAYS: u64 = 4;

/// GET /admin.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let admin = Administrator::of(&provider, &request).await?;
        let now = provider.now();
        let first = now.as_millis().div_euclid(HOUR_MILLIS) - (HOURS - 1);
        let issuer = provider.issuer().to_owned();
        let read = provider.database.read(move |conn| {
            let since = Timestamp::from_millis(first * HOUR_MILLIS);
            Ok::<_, StoreError>(Read {
                counted: counts::by_hour(conn, &counted_types(), since)?,
                usual: usual(conn, since, now)?,
                people: user::count(conn)?,
                without_factor: listing::count(conn, &without_factor())?,
                waiting: listing::count(conn, &Listing { status: Some(Status::Waiting), ..Listing::default() })?,
                lost: listing::count(conn, &Listing { lost_factor: true, ..Listing::default() })?,
                refused: counts::faults_by_client(conn, now.minus(DAY))?,
                disowned: audit::list(conn, &disowned(now.minus(DISOWNED_FOR)), READ)?.len(),
                bounds: audit::list(conn, &bounds(now.minus(DAY)), READ)?.len(),
                last: audit::list(conn, &mendable(now.minus(DAY)), READ)?,
                keys: keys::list(conn, &issuer)?,
            })
        });
        let read = read.await?;
        let depending = depending(&admin).await?;
        let keys = if admin.rights.has(KEYS.right) { ages(&read.keys, now) } else { Vec::new() };
        let hours = hours(first, &read.counted);
        let view = Overview {
            frame: admin.frame(),
            now: now.as_seconds(),
            is_new: admin.rights.has(APPS.right) && provider.snapshot().clients().count() == 0,
            counts: counted(&admin, read.people).await?,
            needs: depending.into_iter().chain(needs(&admin, &read, &hours, &keys)).collect(),
            failures: admin.rights.has(AUDIT.right).then(|| failures(&admin, &read.last)),
            failures_url: admin.local(&with_query(AUDIT.path, &[("outcome", "refused")])),
            usual: read.usual,
            keys,
            hours,
        };
        Ok(admin.show(admin.notice(&request).await, |context| view.render(context)))
    };
    or_failed(&provider, &request, shown.await)
}

/// How many there are of what this admin may see.
async fn counted(admin: &Administrator<'_>, people: i64) -> Result<Vec<(&'static str, i64)>, Unavailable> {
    let provider = admin.provider();
    let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let mut counts = Vec::new();
    if admin.rights.has(SESSIONS.right) {
        counts.push(("console-sessions", whole(provider.sessions().count(Which::All).await?)));
    }
    if admin.rights.has(PEOPLE.right) {
        counts.push(("console-people", people));
    }
    if admin.rights.has(APPS.right) {
        counts.push(("console-apps", whole(provider.snapshot().clients().count())));
    }
    Ok(counts)
}

fn failures(admin: &Administrator<'_>, last: &[Recorded]) -> Vec<Failure> {
    last.iter().filter(|event| event.reason() != DENIED).take(LAST).map(|event| failure(admin, event)).collect()
}

/// The types of events that are counted by the hour.
fn counted_types() -> Vec<EventType> {
    [&[EventType::SignedIn], EventType::FAILED_SIGN_INS].concat()
}

/// What was refused and can be mended: not what a person mistyped or decided.
fn mendable(since: Timestamp) -> Filter {
    let of_people = [
        EventType::FAILED_SIGN_INS,
        &[EventType::ConsentDenied, EventType::PasswordChanged, EventType::SignUpRequested, EventType::SignUpRefused],
    ]
    .concat();
    let events = EventType::ALL.iter().copied().filter(|event| !of_people.contains(event)).collect();
    Filter { refused: true, since: Some(since), events, ..Filter::default() }
}

/// What people said was not them.
fn disowned(since: Timestamp) -> Filter {
    Filter { since: Some(since), events: [EventType::ChangeDisowned].into(), ..Filter::default() }
}

/// Bounds of messages that were reached.
fn bounds(since: Timestamp) -> Filter {
    Filter { since: Some(since), events: [EventType::MessageBoundReached].into(), ..Filter::default() }
}

/// Every hour from `first` on, those without events too.
fn hours(first: i64, counted: &[InHour]) -> Vec<Hour> {
    let of = |hour: i64, types: &[EventType]| {
        counted.iter().filter(|one| one.hour == hour && types.contains(&one.event)).map(|one| one.count).sum()
    };
    (first..first + HOURS)
        .map(|hour| Hour {
            start: hour * HOUR_MILLIS / 1_000,
            signed_in: of(hour, &[EventType::SignedIn]),
            failed: of(hour, EventType::FAILED_SIGN_INS),
        })
        .collect()
}

/// What the database says, in one read.
struct Read {
    counted: Vec<InHour>,
    usual: Option<Usual>,
    people: i64,
    without_factor: i64,
    waiting: i64,
    lost: i64,
    refused: BTreeMap<String, i64>,
    disowned: usize,
    /// How often a bound of messages was reached.
    bounds: usize,
    last: Vec<Recorded>,
    keys: Vec<KeyRecord>,
}

/// Those who may sign in without a second factor.
fn without_factor() -> Listing {
    Listing { status: Some(Status::Active), second_factor: Some(false), ..Listing::default() }
}

/// The median of the same span on the days before, as many as the record tells of; none where these are too few.
fn usual(conn: &mut Connection, since: Timestamp, until: Timestamp) -> Result<Option<Usual>, StoreError> {
    let Some(beginning) = counts::beginning(conn)? else { return Ok(None) };
    let days = (since.since(beginning).as_secs() / DAY.as_secs()).min(USUAL_DAYS);
    if days < FEWEST_DAYS {
        return Ok(None);
    }
    let days = u32::try_from(days).unwrap_or(0);
    let mut of = |types: &[EventType]| Ok::<_, StoreError>(median(counts::on_days_before(conn, types, (since, until), days)?));
    Ok(Some(Usual { signed_in: of(&[EventType::SignedIn])?, failed: of(EventType::FAILED_SIGN_INS)? }))
}

/// The middle of what is sorted, the lower one of two.
fn median(mut values: Vec<i64>) -> i64 {
    values.sort_unstable();
    values.get(values.len().saturating_sub(1) / 2).copied().unwrap_or(0)
}

/// What somebody should look at, of what this admin may see: what goes on now first, then apps, those with the most failures first, then what can wait.
fn needs(admin: &Administrator<'_>, read: &Read, hours: &[Hour], keys: &[(String, i64)]) -> Vec<Need> {
    let mut found = Vec::new();
    if read.disowned > 0 && admin.rights.has(AUDIT.right) {
        let url = with_query(AUDIT.path, &[("event", EventType::ChangeDisowned.name())]);
        found.push(Need::Disowned { count: i64::try_from(read.disowned).unwrap_or(i64::MAX), url: admin.local(&url) });
    }
    let failed = hours.iter().map(|hour| hour.failed).sum();
    if let Some(usual) = read.usual.filter(|usual| admin.rights.has(AUDIT.right) && Usual::is_far_more(failed, usual.failed)) {
        let types: Vec<&str> = EventType::FAILED_SIGN_INS.iter().map(|event| event.name()).collect();
        let url = with_query(AUDIT.path, &[("event", &types.join(","))]);
        found.push(Need::Failures { now: failed, usual: usual.failed, url: admin.local(&url) });
    }
    if read.bounds > 0 && admin.rights.has(AUDIT.right) {
        let url = with_query(AUDIT.path, &[("event", EventType::MessageBoundReached.name())]);
        found.push(Need::Bounds { count: i64::try_from(read.bounds).unwrap_or(i64::MAX), url: admin.local(&url) });
    }
    if admin.rights.has(APPS.right) {
        found.extend(apps(admin, &read.refused));
    }
    if admin.rights.has(PEOPLE.right) && read.waiting > 0 {
        let url = admin.local(&with_query(PEOPLE.path, &[("status", "waiting")]));
        found.push(Need::Waiting { count: read.waiting, url });
    }
    if admin.rights.has(PEOPLE.right) && read.lost > 0 {
        let url = admin.local(&with_query(PEOPLE.path, &[("factor", "lost")]));
        found.push(Need::LostFactors { count: read.lost, url });
    }
    let too_old = |days: i64| days > i64::try_from(KEYS_ROTATE_EVERY.as_secs() / DAY.as_secs()).unwrap_or(i64::MAX);
    let old = keys.iter().filter(|(_, days)| too_old(*days));
    found.extend(old.map(|(algorithm, days)| Need::OldKey { algorithm: algorithm.clone(), days: *days }));
    let own = i64::from(!admin.known.facts.has_second_factor());
    if own > 0 {
        found.push(Need::OwnSecondFactor);
    }
    if admin.rights.has(PEOPLE.right) && read.without_factor > own {
        let url = with_query(PEOPLE.path, &[("status", "active"), ("factor", "without")]);
        found.push(Need::WithoutSecondFactor { count: read.without_factor - own, url: admin.local(&url) });
    }
    found
}

/// Providers that are off or away while people have no other way in: first, as these sign in nowhere.
async fn depending(admin: &Administrator<'_>) -> Result<Vec<Need>, StoreError> {
    let provider = admin.provider();
    if !admin.rights.has(UPSTREAMS.right) {
        return Ok(Vec::new());
    }
    let snapshot = provider.snapshot();
    let troubled = snapshot.upstreams().iter().filter(|upstream| !upstream.enabled || provider.talking.was_away(upstream));
    let troubled: Vec<Upstream> = troubled.map(|upstream| Upstream::clone(upstream)).collect();
    if troubled.is_empty() {
        return Ok(Vec::new());
    }
    let ring = provider.keyring.clone();
    let read = provider.database.read(move |conn| {
        let mut found = Vec::new();
        for upstream in &troubled {
            found.push((upstream.clone(), count_depending(conn, &ring, upstream)?));
        }
        Ok::<_, StoreError>(found)
    });
    let need = |(upstream, (count, or_more)): (Upstream, (usize, bool))| {
        let (count, url) = (i64::try_from(count).unwrap_or(i64::MAX), admin.local(&UPSTREAMS.one(&upstream.name)));
        (count > 0).then_some(Need::Provider { name: upstream.title, off: !upstream.enabled, count, or_more, url })
    };
    Ok(read.await?.into_iter().filter_map(need).collect())
}

/// The apps that are not well, at most eight.
fn apps(admin: &Administrator<'_>, refused: &BTreeMap<String, i64>) -> impl Iterator<Item = Need> {
    let snapshot = admin.provider().snapshot();
    let mut found: Vec<(i64, String, Need)> = snapshot
        .clients()
        .filter_map(|known| {
            let count = refused.get(&known.client.client_id).copied().unwrap_or(0);
            let state = state(admin, &known.client, known.secrets(), count);
            let name = known.client.name(&[]).to_owned();
            let need = Need::App { client_id: known.client.client_id.clone(), name: name.clone(), state };
            (!matches!(state, AppState::Healthy | AppState::Off)).then_some((count, name, need))
        })
        .collect();
    found.sort_by(|a, b| (b.0, &a.1).cmp(&(a.0, &b.1)));
    found.into_iter().take(8).map(|(_, _, need)| need)
}

/// A refusal, with the way to those like it.
fn failure(admin: &Administrator<'_>, event: &Recorded) -> Failure {
    let client = event.client_id.as_deref().unwrap_or_default();
    let snapshot = admin.provider().snapshot();
    Failure {
        at: event.at.as_seconds(),
        event: event.event.clone(),
        reason: event.reason().to_owned(),
        lapsed: event.lapsed(),
        app: event.client_id.as_ref().map(|id| snapshot.client(id).map_or_else(|| id.clone(), |known| known.client.name(&[]).to_owned())),
        url: admin.local(&with_query(AUDIT.path, &[("event", &event.event), ("app", client), ("outcome", "refused")])),
    }
}

/// The keys that sign: algorithm, and for how many days they have, the oldest first.
fn ages(keys: &[KeyRecord], now: Timestamp) -> Vec<(String, i64)> {
    let days = |key: &KeyRecord| now.since(key.activated_at.unwrap_or(key.created_at)).as_secs() / DAY.as_secs();
    let signs = keys.iter().filter(|key| key.state == KeyState::Active);
    let mut found: Vec<(String, i64)> =
        signs.map(|key| (key.algorithm.name().to_owned(), i64::try_from(days(key)).unwrap_or(i64::MAX))).collect();
    found.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_one_of_the_values_and_no_outlier_moves_it() {
        assert_eq!(median(vec![]), 0);
        assert_eq!(median(vec![7]), 7);
        assert_eq!(median(vec![9_000, 3, 5, 4, 0]), 4);
        assert_eq!(median(vec![2, 8]), 2);
    }
}
