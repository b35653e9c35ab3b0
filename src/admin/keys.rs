//! `/admin/keys`: the keys that sign, rotated and revoked.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::administrator::{Administrator, Again};
use crate::acts::key::{KeyNotRevoked, KeyNotRotated, RevokeKey as Revoke, RotateKey as Rotate};
use crate::endpoints::page_answers::or_failed;
use crate::http::addresses::{Address, console};
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::keys::rotation::{Refused, known_from};
use crate::keys::{self, KeyRecord, KeyState};
use crate::pages::Done;
use crate::pages::console::sections::KEYS;
use crate::pages::console::{KeyRow, Keys, RevokeKey};
use crate::pages::paths::with_query;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::store::StoreError;
use crate::upkeep;

const HERE: &str = KEYS.path;
const REVOKE: &str = "/admin/keys/revoke";

/// Where keys are seen, rotated and revoked.
pub(super) fn addresses() -> [Address; 3] {
    [
        console(HERE, KEYS.right).get(get),
        console("/admin/keys/rotate", KEYS.right).post(rotate, &["csrf", "kid"], &[]),
        console(REVOKE, KEYS.right).get(get_revoke).post(post_revoke, &["csrf", "kid", "confirm"], &[]).query(&["kid"]),
    ]
}

async fn records(provider: &Provider) -> Result<Vec<KeyRecord>, StoreError> {
    let issuer = provider.issuer().to_owned();
    provider.database.read(move |conn| keys::list(conn, &issuer)).await
}

fn row(admin: &Administrator<'_>, record: &KeyRecord) -> KeyRow {
    KeyRow {
        kid: record.kid.clone(),
        algorithm: record.algorithm.name().to_owned(),
        state: record.state.as_str().to_owned(),
        created_at: record.created_at.as_seconds(),
        activated_at: record.activated_at.map(crate::clock::Timestamp::as_seconds),
        retired_at: record.retired_at.map(crate::clock::Timestamp::as_seconds),
        revoke_url: (record.state != KeyState::Revoked).then(|| admin.local(&with_query(REVOKE, &[("kid", &record.kid)]))),
    }
}

/// GET /admin/keys.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let admin = Administrator::of(&provider, &request).await?;
        let mut records = records(&provider).await?;
        let order = |state: KeyState| match state {
            KeyState::Active => 0,
            KeyState::Next => 1,
            KeyState::Retired => 2,
            KeyState::Revoked => 3,
        };
        records.sort_by_key(|record| (record.algorithm.name(), order(record.state), std::cmp::Reverse(record.created_at)));
        let signing = records.iter().filter(|record| record.state == KeyState::Active);
        let signing = signing.map(|record| (record.algorithm.name().to_owned(), record.kid.clone())).collect();
        let view = Keys {
            frame: admin.frame(),
            rotate_action: admin.local("/admin/keys/rotate"),
            keys: records.iter().map(|record| row(&admin, record)).collect(),
            signing,
            rotates_after_days: u32::try_from(upkeep::KEYS_ROTATE_EVERY.as_secs() / 86_400).unwrap_or(0),
            now: provider.now().as_seconds(),
        };
        Ok(admin.show(admin.notice(&request).await, |context| view.render(context)))
    };
    or_failed(&provider, &request, shown.await)
}

/// POST /admin/keys/rotate: the next key signs in place of `kid`.
pub async fn rotate(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut admin, form) = Administrator::of_form(&provider, &request, body, HERE).await?;
        admin.prove_again_for::<Rotate>(Again::Button(HERE)).await?;
        let seen = form.get("kid").unwrap_or_default().to_owned();
        let known = records(&provider).await?;
        let Some(algorithm) = known.iter().find(|record| record.kid == seen).map(|record| record.algorithm) else {
            return admin.done(HERE, Done::GONE.into()).await;
        };
        let signs_still = known.iter().any(|record| record.kid == seen && record.state == KeyState::Active);
        if signs_still && known_from(&known, algorithm, provider.clock_skew()).is_some_and(|from| from > provider.now()) {
            return admin.done(HERE, Done::KEY_NOT_KNOWN_YET.into()).await;
        }
        let rotate = Rotate { fresh: provider.fresh_key(algorithm).await?, seen: Some(seen) };
        // Sent twice, or another admin was first: it was rotated.
        let (Ok(()) | Err(KeyNotRotated::Stale)) = admin.perform(rotate, Again::Button(HERE)).await?;
        admin.done(HERE, Done::of("notice-key-rotated").into()).await
    };
    or_failed(&provider, &request, answer.await)
}

/// Where it is asked whether the key `kid` is to be revoked.
fn asked_at(kid: &str) -> String {
    with_query(REVOKE, &[("kid", kid)])
}

async fn ask(admin: &Administrator<'_>, kid: &str, not_confirmed: bool) -> Result<HttpResponse, Stop> {
    let known = records(admin.provider()).await?;
    let Some(record) = known.iter().find(|record| record.kid == kid && record.state != KeyState::Revoked) else {
        return admin.done(HERE, Done::GONE.into()).await;
    };
    let view = RevokeKey {
        frame: admin.frame(),
        action: admin.local(REVOKE),
        keys_url: admin.local(HERE),
        key: row(admin, record),
        not_confirmed,
    };
    let status = if not_confirmed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(admin.show_at(&asked_at(kid), status, None, |context| view.render(context)))
}

/// GET /admin/keys/revoke: asks whether the key `kid` is to be revoked.
pub async fn get_revoke(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let admin = Administrator::of(&provider, &request).await?;
        let query = Parameters::read(request.query_string().as_bytes());
        ask(&admin, query.get("kid").unwrap_or_default(), false).await
    };
    or_failed(&provider, &request, shown.await)
}

/// POST /admin/keys/revoke.
pub async fn post_revoke(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut admin, form) = Administrator::of_form(&provider, &request, body, HERE).await?;
        let kid = form.get("kid").unwrap_or_default().to_owned();
        admin.form_stands_at(&request, &asked_at(&kid));
        let here = asked_at(&kid);
        admin.prove_again_for::<Revoke>(Again::Page(&here)).await?;
        let Some(record) = records(&provider).await?.into_iter().find(|record| record.kid == kid) else {
            return admin.done(HERE, Done::GONE.into()).await;
        };
        let confirmed_by = Some(form.get("confirm").unwrap_or_default().to_owned());
        let revoke = Revoke { kid: kid.clone(), confirmed_by, fresh: provider.fresh_key(record.algorithm).await? };
        let done = match admin.perform(revoke, Again::Page(&here)).await? {
            Ok(()) => Done::of("notice-key-revoked"),
            Err(KeyNotRevoked::NotConfirmed) => return ask(&admin, &kid, true).await,
            // It was revoked a moment before: of two admins the other was first.
            Err(KeyNotRevoked::Keys(Refused::Unknown | Refused::AlreadyRevoked)) => Done::GONE,
            Err(KeyNotRevoked::Keys(why @ Refused::Algorithm)) => return Err(Failure::internal(why).into()),
        };
        admin.done(HERE, done.into()).await
    };
    or_failed(&provider, &request, answer.await)
}
