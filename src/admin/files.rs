//! Lists as files, JSON Lines or CSV: rows are read page by page while they are sent, so that neither the server nor a store
//! holds them all.

use std::pin::Pin;
use std::task::{Context, Poll};

use actix_web::body::{BodySize, MessageBody};
use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde::Serialize;
use serde_json::{Map, Value};
use tokio::sync::mpsc;

use super::administrator::Administrator;
use crate::http::Failure;
use crate::protocol::parameters::Parameters;

/// Rows that are read at once.
pub(super) const AT_ONCE: u32 = 500;

/// How a list is written out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Lines,
    Csv,
}

/// Rows of a list, their values in the order of its columns.
pub(super) type Rows = Vec<Vec<Value>>;

impl Format {
    /// The format that was asked for.
    pub fn asked(query: &Parameters) -> Self {
        if query.get("format") == Some("csv") { Self::Csv } else { Self::Lines }
    }

    pub const fn name(self) -> &'static str {
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

/// What stands of an object in each of `columns`: the member of that name, of `beside` before the object's own, else nothing.
pub(super) fn row(columns: &[&str], object: &impl Serialize, beside: Value) -> Vec<Value> {
    cells(columns, serde_json::to_value(object).unwrap_or_default(), beside)
}

fn cells(columns: &[&str], object: Value, beside: Value) -> Vec<Value> {
    let members = |value: Value| match value {
        Value::Object(members) => members,
        _ => Map::new(),
    };
    let (mut object, mut beside) = (members(object), members(beside));
    columns.iter().map(|column| beside.remove(*column).or_else(|| object.remove(*column)).unwrap_or_default()).collect()
}

/// The file `latchkey-NAME-DAY` of the rows that `next` gives page by page, until there are none.
pub(super) fn answer(
    admin: &Administrator<'_>,
    name: &str,
    columns: &'static [&'static str],
    format: Format,
    next: impl AsyncFnMut() -> Result<Rows, Failure> + 'static,
) -> HttpResponse {
    let day: String = admin.provider().now().to_string().chars().take(10).collect();
    let answer = HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, format.content_type()))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"latchkey-{name}-{day}.{}\"", format.name())))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(send(columns, format, next));
    admin.visitor.send(answer)
}

fn send(columns: &'static [&'static str], format: Format, mut next: impl AsyncFnMut() -> Result<Rows, Failure> + 'static) -> Pages {
    let (sender, receiver) = mpsc::channel(1);
    actix_web::rt::spawn(async move {
        let mut heading = if format == Format::Csv { Some(heading(columns)) } else { None };
        loop {
            let rows = match next().await {
                Ok(rows) => rows,
                Err(failure) => {
                    failure.log();
                    // The connection breaks off, so that half a list is not taken for the whole.
                    let _ = sender.send(Err(failure)).await;
                    return;
                }
            };
            let mut text = heading.take().unwrap_or_default();
            for row in &rows {
                text.push_str(&written(columns, row, format));
            }
            if !text.is_empty() && sender.send(Ok(text.into())).await.is_err() {
                return;
            }
            if rows.is_empty() {
                return;
            }
        }
    });
    Pages(receiver)
}

/// The names of the columns. The byte order mark before them says to spreadsheets that the file is UTF-8.
fn heading(columns: &[&str]) -> String {
    format!("\u{feff}{}\r\n", columns.join(","))
}

fn written(columns: &[&str], row: &[Value], format: Format) -> String {
    if format == Format::Lines {
        let members = columns.iter().zip(row).map(|(name, value)| format!("{}:{value}", Value::from(*name)));
        return format!("{{{}}}\n", members.collect::<Vec<_>>().join(","));
    }
    let cells = row.iter().map(|value| match value {
        Value::Null => cell(""),
        Value::String(text) => cell(text),
        Value::Object(members) if members.is_empty() => cell(""),
        Value::Array(values) if values.iter().all(Value::is_string) => {
            cell(&values.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "))
        }
        other => cell(&other.to_string()),
    });
    cells.collect::<Vec<_>>().join(",") + "\r\n"
}

/// One value of a line, always quoted ([RFC 4180 §2](https://www.rfc-editor.org/rfc/rfc4180#section-2)). A spreadsheet takes
/// what begins like a formula for one: an apostrophe before it says that it is text. Where semicolons or tabs separate, a
/// spreadsheet knows no quotes behind a comma, and a value goes on in a cell of its own: what begins there is guarded, too.
fn cell(text: &str) -> String {
    let mut cell = String::from("\"");
    let mut rest = text;
    let may_begin = |rest: &str, quotes: bool| {
        let seen = rest.trim_start_matches(|c: char| c.is_whitespace() || (quotes && c == '"'));
        seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
    };
    if may_begin(rest, false) || rest.starts_with(['\t', '\r', '\n']) {
        cell.push('\'');
    }
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        cell.push(c);
        if c == '"' {
            cell.push(c);
        }
        if matches!(c, ';' | '\t' | '\n' | '\r') && may_begin(rest, true) {
            cell.push('\'');
        }
    }
    cell.push('"');
    cell
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
        // Read where semicolons separate.
        for (text, written) in [
            ("a;b", "\"a;b\""),
            ("a;=1", "\"a;'=1\""),
            ("a; \"=1\"", "\"a;' \"\"=1\"\"\""),
            ("a\n@x", "\"a\n'@x\""),
            ("a\t-1;+2", "\"a\t'-1;'+2\""),
        ] {
            assert_eq!(cell(text), written);
        }
        assert_eq!(heading(&["id", "name"]), "\u{feff}id,name\r\n");
    }
}
