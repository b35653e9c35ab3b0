//! Every mail of the demo, and every message to a phone, on one page, newest first, as text and as the person's mail program shows it. It reads the files that Latchkey
//! writes where no mail server is set.

use std::path::PathBuf;

use actix_web::http::header;
use actix_web::{HttpResponse, guard, web};
use askama::Template;

/// Mails on the page at most.
const MOST: usize = 100;
/// What the HTML of a mail may do: have its own style, and nothing else.
const ALONE: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-popups";

/// How the files of messages to phones end.
const SMS: &str = ".sms";

/// Where the mails lie, and whose they are.
pub(super) struct Mailbox {
    /// Who sends, and the folder: of mails, or of messages to phones.
    pub folders: Vec<(String, PathBuf)>,
}

/// A mail as the page shows it.
#[derive(Debug, PartialEq, Eq)]
struct Mail {
    /// Its file.
    name: String,
    from: String,
    to: String,
    date: String,
    subject: String,
    lines: Vec<Line>,
    /// Whether it went to a phone: then it has no HTML.
    is_text: bool,
}

/// A line of its text.
#[derive(Debug, PartialEq, Eq)]
struct Line {
    text: String,
    is_link: bool,
}

#[derive(Template)]
#[template(path = "demo/mailbox.html")]
struct Page {
    mails: Vec<Mail>,
}

/// A header; folded lines are put together.
fn head(mail: &str, name: &str) -> String {
    let head = mail.split("\r\n\r\n").next().unwrap_or_default().replace("\r\n ", " ");
    head.split("\r\n").find_map(|line| line.strip_prefix(&format!("{name}: "))).unwrap_or_default().to_owned()
}

/// What a part of this type says.
fn part(mail: &str, kind: &str) -> Option<String> {
    let boundary = mail.split_once("boundary=\"")?.1.split_once('"')?.0;
    let part = mail.split_once(&format!("Content-Type: {kind}"))?.1;
    let body = part.split_once("\r\n\r\n")?.1;
    Some(unquoted(body.split_once(&format!("\r\n--{boundary}"))?.0))
}

/// Quoted-printable as text ([RFC 2045 §6.7](https://www.rfc-editor.org/rfc/rfc2045#section-6.7)).
fn unquoted(body: &str) -> String {
    let joined = body.replace("=\r\n", "");
    let (mut bytes, mut rest) = (Vec::with_capacity(joined.len()), joined.as_bytes());
    while let Some((first, behind)) = rest.split_first() {
        let coded = behind.get(..2).filter(|_| *first == b'=').and_then(|digits| std::str::from_utf8(digits).ok());
        match coded.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

impl Mail {
    /// A message to a phone: to whom, and what it says.
    fn read_text(name: &str, from: &str, file: &str) -> Option<Self> {
        let (head, said) = file.split_once("\n\n")?;
        let lines = said.trim().lines().map(|line| Line { text: line.to_owned(), is_link: false });
        Some(Self {
            name: name.to_owned(),
            from: from.to_owned(),
            to: head.strip_prefix("To: ")?.to_owned(),
            date: name.split('-').next().unwrap_or_default().to_owned(),
            subject: "SMS".to_owned(),
            lines: lines.collect(),
            is_text: true,
        })
    }

    fn read(name: &str, from: &str, mail: &str) -> Option<Self> {
        let text = part(mail, "text/plain")?.replace("\r\n", "\n");
        // The text begins with the subject, which needs no decoding there.
        let (subject, said) = text.trim_start().split_once('\n')?;
        let lines = said.trim().lines().map(|line| Line { text: line.to_owned(), is_link: line.starts_with("http") });
        Some(Self {
            name: name.to_owned(),
            from: from.to_owned(),
            to: head(mail, "To"),
            date: head(mail, "Date"),
            subject: subject.to_owned(),
            lines: lines.collect(),
            is_text: false,
        })
    }
}

impl Mailbox {
    /// The names of the files, newest first, each with who sent it and where it is.
    fn files(&self) -> Vec<(String, &str, PathBuf)> {
        let mut files = Vec::new();
        for (from, folder) in &self.folders {
            let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
            let named = entries.filter_map(|entry| Some((entry.file_name().into_string().ok()?, entry.path())));
            files.extend(
                named.filter(|(name, _)| name.ends_with(".eml") || name.ends_with(SMS)).map(|(name, path)| (name, from.as_str(), path)),
            );
        }
        files.sort_by(|one, other| other.0.cmp(&one.0));
        files
    }
}

/// Whether a request names this machine: the page of another site that points its own name here names that.
fn names_this_machine(ctx: &guard::GuardContext<'_>) -> bool {
    let host = ctx.head().headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

async fn list(mailbox: web::Data<Mailbox>) -> HttpResponse {
    let files = mailbox.files().into_iter().take(MOST);
    let read = files.filter_map(|(name, from, path)| {
        let file = std::fs::read_to_string(path).ok()?;
        if name.ends_with(SMS) { Mail::read_text(&name, from, &file) } else { Mail::read(&name, from, &file) }
    });
    let page = Page { mails: read.collect() };
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'",
        ))
        .body(page.render().unwrap_or_default())
}

async fn as_html(mailbox: web::Data<Mailbox>, name: web::Path<String>) -> HttpResponse {
    let found = mailbox.files().into_iter().find(|(known, ..)| *known == *name);
    let html = found.and_then(|(.., path)| part(&std::fs::read_to_string(path).ok()?, "text/html"));
    match html {
        Some(html) => HttpResponse::Ok()
            .content_type("text/html; charset=utf-8")
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .insert_header((header::CONTENT_SECURITY_POLICY, ALONE))
            .body(html),
        None => HttpResponse::NotFound().body("There is no such mail."),
    }
}

/// Mounts its addresses.
pub(super) fn mount(config: &mut web::ServiceConfig) {
    config.service(
        web::scope("")
            .guard(guard::fn_guard(names_this_machine))
            .route("/", web::get().to(list))
            .route("/mails/{name}", web::get().to(as_html))
            .route("/demo.css", web::get().to(super::app::style))
            .route("/favicon.ico", web::get().to(super::app::mark)),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_points_its_name_at_this_machine_reads_no_mail() {
        for (host, reads) in [
            ("localhost:8084", true),
            ("127.0.0.1:8084", true),
            ("[::1]:8084", true),
            ("evil.example:8084", false),
            ("localhost.evil.example", false),
            ("", false),
        ] {
            let request = actix_web::test::TestRequest::get().insert_header((header::HOST, host)).to_srv_request();
            assert_eq!(names_this_machine(&request.guard_ctx()), reads, "{host}");
        }
    }

    #[test]
    fn a_mail_is_read_as_it_was_written() {
        let mail = "To: mara@example.com\r\nDate: Mon, 30 Nov 2026 20:00:00 +0000\r\nContent-Type: multipart/alternative;\r\n boundary=\"b0\"\r\n\r\n\
                    --b0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nGr=C3=BC=C3=9Fe\r\n\r\nhttp://localhost/not-me/abc=\r\n--def\r\n\r\n\
                    --b0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>a =3D b</p>\r\n--b0--\r\n";
        let read = Mail::read("m.eml", "Latchkey", mail).unwrap();
        assert_eq!(
            (read.subject.as_str(), read.to.as_str(), read.date.as_str()),
            ("Grüße", "mara@example.com", "Mon, 30 Nov 2026 20:00:00 +0000")
        );
        assert_eq!(read.lines, [Line { text: "http://localhost/not-me/abc--def".into(), is_link: true }]);
        assert_eq!(part(mail, "text/html").unwrap(), "<p>a = b</p>");
        assert_eq!(Mail::read("m.eml", "Latchkey", "no mail"), None);
        let text =
            Mail::read_text("20260101T000000Z-1.sms", "Latchkey", "To: +491701234567\n\n1234 is your code\n\n@localhost #1234\n").unwrap();
        assert_eq!((text.to.as_str(), text.lines.len(), text.is_text), ("+491701234567", 3, true));
        assert_eq!(unquoted("100=%=4"), "100=%=4");
    }
}
