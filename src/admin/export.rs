//! `/admin/audit/export`: the events that a filter names, as JSON Lines or CSV, the oldest first. They are read page by page
//! while they are sent, so that neither the server nor a store holds them all.

use std::pin::Pin;
use std::task::{Context, Poll};

use actix_web::body::{BodySize, MessageBody};
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use tokio::sync::mpsc;

use super::administrator::Administrator;
use super::audit::{asked, filter};
use crate::audit::{self, EventType, Filter, Order, Recorded};
use crate::endpoints::page_answers::or_failed;
use crate::http::Failure;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::store::{Database, StoreError};

/// Events that are read at once.
const PAGE: u32 = 500;

/// How events are written out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Lines,
    Csv,
}

impl Format {
    const fn name(self) -> &'static str {
        match self {
            Self::Lines => "jsonl",
            Self::Csv => "csv",
        }
    }

    const fn content_type(self) -> &'static str {
        match self {
            Self::Lines => "application/jsonl; charset=utf-8",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }
}

const COLUMNS: [&str; 13] = [
    "id",
    "at",
    "event",
    "outcome",
    "actor_kind",
    "actor_id",
    "subject_kind",
    "subject_id",
    "client_id",
    "request_id",
    "address",
    "user_agent",
    "details",
];

/// GET /admin/audit/export. That somebody took the record along is itself an event.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answered = async {
        let admin = match Administrator::of(&provider, &request).await? {
            Ok(admin) => admin,
            Err(answer) => return Ok(answer),
        };
        let query = Parameters::read(request.query_string().as_bytes());
        let format = if query.get("format") == Some("csv") { Format::Csv } else { Format::Lines };
        let wanted = asked(&query);
        let filter = provider.database.read(move |conn| Ok::<_, StoreError>(filter(conn, &wanted)?.0)).await?;
        let now = provider.now();
        // What happens from now on is left out, so that a busy record has an end.
        let until = filter.until.map_or(now, |until| until.min(now)).plus(std::time::Duration::from_millis(1));
        let filter = Filter { until: Some(until), order: Order::OldestFirst, ..filter };
        provider.note(admin.acting().event(EventType::AuditRead).detail("format", format.name())).await;
        let name = format!("latchkey-audit-{}.{}", now.to_string().chars().take(10).collect::<String>(), format.name());
        let answer = HttpResponse::Ok()
            .insert_header((header::CONTENT_TYPE, format.content_type()))
            .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
            .body(send(provider.database.clone(), filter, format));
        Ok(admin.member.visitor.send(answer))
    };
    or_failed(&provider, &request, answered.await)
}

/// The body while it is read: a page waits until the one before was taken, and nothing more is read once nobody takes it.
struct Pages(mpsc::Receiver<Result<web::Bytes, Failure>>);

impl MessageBody for Pages {
    type Error = Failure;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<web::Bytes, Failure>>> {
        self.0.poll_recv(context)
    }
}

fn send(database: Database, filter: Filter, format: Format) -> Pages {
    let (sender, receiver) = mpsc::channel(1);
    actix_web::rt::spawn(async move {
        let mut cursor = None;
        let mut heading = if format == Format::Csv { Some(format!("{}\r\n", COLUMNS.join(","))) } else { None };
        loop {
            let wanted = Filter { cursor: cursor.clone(), ..filter.clone() };
            let read = database.read(move |conn| audit::list(conn, &wanted, PAGE)).await;
            let page = match read {
                Ok(page) => page,
                Err(error) => {
                    let failure = Failure::from(error);
                    failure.log();
                    // The connection breaks off, so that half a record is not taken for the whole.
                    let _ = sender.send(Err(failure)).await;
                    return;
                }
            };
            let mut text = heading.take().unwrap_or_default();
            for event in &page {
                text.push_str(&written(event, format));
            }
            if !text.is_empty() && sender.send(Ok(text.into())).await.is_err() {
                return;
            }
            match page.last() {
                Some(last) if page.len() >= usize::try_from(PAGE).unwrap_or(usize::MAX) => cursor = Some(last.id.clone()),
                _ => return,
            }
        }
    });
    Pages(receiver)
}

fn written(event: &Recorded, format: Format) -> String {
    if format == Format::Lines {
        return serde_json::to_string(event).map(|line| line + "\n").unwrap_or_default();
    }
    let at = event.at.to_string();
    let details = if event.details.is_empty() { String::new() } else { serde_json::Value::Object(event.details.clone()).to_string() };
    let of = |text: &Option<String>| cell(text.as_deref().unwrap_or_default());
    let cells = [
        cell(&event.id),
        cell(&at),
        cell(&event.event),
        cell(&event.outcome),
        cell(&event.actor_kind),
        of(&event.actor_id),
        of(&event.subject_kind),
        of(&event.subject_id),
        of(&event.client_id),
        of(&event.request_id),
        of(&event.address),
        of(&event.user_agent),
        cell(&details),
    ];
    cells.join(",") + "\r\n"
}

/// One value of a line ([RFC 4180 §2](https://www.rfc-editor.org/rfc/rfc4180#section-2)). A spreadsheet takes what begins like
/// a formula for one: an apostrophe before it says that it is text.
fn cell(text: &str) -> String {
    let is_formula = text.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let guard = if is_formula { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attack_no_value_of_a_line_is_a_formula_or_a_further_line() {
        assert_eq!(cell("plain"), "\"plain\"");
        assert_eq!(cell("say \"so\",\r\nand"), "\"say \"\"so\"\",\r\nand\"");
        for formula in ["=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "＝1"] {
            assert!(cell(formula).starts_with("\"'"), "{formula:?}");
        }
    }
}
