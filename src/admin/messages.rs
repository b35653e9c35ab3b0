//! `/admin/messages`: messages to people that failed, wait or were sent; sent again, tried out, and taken along.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;

use super::administrator::{Administrator, Again};
use super::files;
use super::lists::{Asked, List};
use super::paging;
use crate::acts::message::{NotSentAgain, SendAgain, SendTest};
use crate::audit::EventType;
use crate::clock::Timestamp;
use crate::endpoints::page_answers::or_failed;
use crate::http::addresses::{Address as Mounted, console};
use crate::http::{FormBody, FormRefusal, Stop};
use crate::mail::outbox::{self, Filter};
use crate::mail::{Address, MessageRepresentation, Queued, State};
use crate::pages::console::sections::MESSAGES;
use crate::pages::console::{MessageRow, Messages, Paging};
use crate::pages::{Done, Notice};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::store::StoreError;

const HERE: &str = MESSAGES.path;
const AGAIN: &str = "/admin/messages/again";
const TEST: &str = "/admin/messages/test";
/// Messages on one page.
const PAGE: usize = 50;
/// The page and one row more.
const READ: i64 = 51;
/// Failed messages that stand before all.
const FIRST: i64 = 10;

/// The messages.
pub(super) static LIST: List = List {
    section: MESSAGES,
    filters: &["state"],
    sorts: &[],
    place: &["after"],
    file: "/admin/export/messages",
    columns: &[
        "id",
        "kind",
        "channel",
        "state",
        "recipient",
        "user_id",
        "language",
        "created_at",
        "tries",
        "due_at",
        "sent_at",
        "failed_at",
        "error",
    ],
    exported: EventType::ListExported,
    is_unclear: |_| false,
    export: |_, admin, asked| Box::pin(async { Ok(export(admin, asked)) }),
    finds: &[],
};

/// The addresses of the messages.
pub(super) fn addresses() -> [Mounted; 3] {
    [
        LIST.page().get(get),
        console(AGAIN, MESSAGES.right).post(again, &["csrf", "id"], &[]),
        console(TEST, MESSAGES.right).post(test, &["csrf", "to"], &[]),
    ]
}

/// GET /admin/messages.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let admin = Administrator::of(&provider, &request).await?;
        let asked = Asked::of(&LIST, Parameters::read(request.query_string().as_bytes()));
        // A test that had to wait until the admin proved again who they are.
        let typed = admin.kept(&request).await?.and_then(|form| form.get("to").map(str::to_owned)).unwrap_or_default();
        list(&admin, &asked, admin.notice(&request).await, typed, false).await
    };
    or_failed(&provider, &request, shown.await)
}

/// POST /admin/messages/again: a message is tried now.
pub async fn again(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut admin, form) = Administrator::of_form(&provider, &request, body, HERE).await?;
        let Ok(id) = uuid::Uuid::parse_str(form.get("id").unwrap_or_default()).map(|id| id.to_string()) else {
            return admin.done(HERE, Done::GONE.into()).await;
        };
        let done = match admin.perform(SendAgain { id }, Again::Button(HERE)).await? {
            Ok(_) => Done::of("notice-message-sent-again"),
            Err(NotSentAgain::UnderWay) => Done::of("notice-message-under-way"),
            Err(NotSentAgain::NoMessage(_) | NotSentAgain::Sent | NotSentAgain::Over) => Done::GONE,
        };
        admin.done(HERE, done.into()).await
    };
    or_failed(&provider, &request, answer.await)
}

/// POST /admin/messages/test: a test goes to the address that was typed, in the language of the page.
pub async fn test(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut admin, form) = Administrator::of_texts(&provider, &request, body, HERE).await?;
        admin.prove_again_for::<SendTest>(Again::Form(HERE, &form)).await?;
        let typed = form.get("to").unwrap_or_default().trim().to_owned();
        let Ok(to) = Address::parse(&typed) else {
            return list(&admin, &Asked::of(&LIST, Parameters::default()), None, typed, true).await;
        };
        let test = SendTest { to, language: admin.visitor.language() };
        let Ok(_) = admin.perform(test, Again::Form(HERE, &form)).await?;
        admin.done(HERE, Done::of("notice-message-tested").into()).await
    };
    or_failed(&provider, &request, answer.await)
}

/// A place in the list as the address holds it: when the last message before it was written, and its id.
fn place(written: Timestamp, id: &str) -> String {
    format!("{}.{id}", written.as_millis())
}

fn read_place(text: &str) -> Option<(Timestamp, String)> {
    let (millis, id) = text.split_once('.')?;
    Some((Timestamp::from_millis(millis.parse().ok()?), uuid::Uuid::parse_str(id).ok()?.to_string()))
}

/// The state that was asked for.
fn state(asked: &Asked) -> Option<State> {
    asked.get("state").and_then(State::parse)
}

/// GET /admin/export/messages.
fn export(admin: &Administrator<'_>, asked: Asked) -> HttpResponse {
    let database = admin.provider().database.clone();
    let mut filter = Filter { state: state(&asked), after: None };
    let next = async move || {
        let wanted = filter.clone();
        let page = database.read(move |conn| outbox::list(conn, &wanted, i64::from(files::AT_ONCE))).await?;
        filter.after = page.last().map(|last| (last.created_at, last.id.clone())).or_else(|| filter.after.take());
        Ok(page.iter().map(|message| files::row(LIST.columns, &MessageRepresentation::from(message), Value::Null)).collect())
    };
    asked.file(admin, next)
}

/// The list, with where a test is to go as it was typed: `wrong` where that is no address.
async fn list(admin: &Administrator<'_>, asked: &Asked, notice: Option<Notice>, typed: String, wrong: bool) -> Result<HttpResponse, Stop> {
    let provider = admin.provider();
    let filter = Filter { state: state(asked), after: asked.get("after").and_then(read_place) };
    let (state, is_first) = (filter.state, filter.after.is_none());
    let read = provider.database.read(move |conn| {
        let failed = match (state, is_first) {
            (None, true) => outbox::list(conn, &Filter { state: Some(State::Failed), after: None }, FIRST)?,
            _ => Vec::new(),
        };
        Ok::<_, StoreError>((failed, outbox::list(conn, &filter, READ)?))
    });
    let (failed, mut messages) = read.await?;
    let more = paging::cut(&mut messages, PAGE, false);
    let chosen = state.map_or("", State::as_str);
    let beside = |after: &str| admin.local(&asked.at(&[("after", after)]));
    let now = provider.now();
    let rows = |messages: &[Queued]| messages.iter().map(|message| row(message, now)).collect();
    let settings = &provider.settings;
    let view = Messages {
        frame: admin.frame(),
        again_action: admin.local(AGAIN),
        test_action: admin.local(TEST),
        preview_url: admin.local(super::message_preview::HERE),
        exports: asked.exports(admin),
        state: chosen.to_owned(),
        failed: rows(&failed),
        paging: Paging {
            previous: (!is_first).then(|| beside("")),
            next: messages.last().filter(|_| more).map(|last| beside(&place(last.created_at, &last.id))),
        },
        messages: rows(&messages),
        folder: settings.mails_are_files().then(|| settings.mails_folder().display().to_string()),
        to: typed,
        not_an_address: wrong,
        now: now.as_seconds(),
    };
    let status = if view.not_an_address { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(admin.show_at(HERE, status, notice, |context| view.render(context)))
}

fn row(message: &Queued, now: Timestamp) -> MessageRow {
    let (state, under_way) = (message.state(), message.is_under_way(now));
    MessageRow {
        id: message.id.clone(),
        kind: message.kind.clone(),
        state: state.as_str(),
        recipient: message.recipient.clone(),
        created_at: message.created_at.as_seconds(),
        tries: u32::try_from(message.tries).unwrap_or(u32::MAX),
        under_way,
        next_at: message.due_at.filter(|_| message.tries > 0 && !under_way).map(Timestamp::as_seconds),
        error: message.fault.clone(),
        can_be_sent: state != State::Sent && !under_way && message.has_content && message.expires_at > now,
    }
}
