//! The console's page of messages, in every state.

use super::console::frame;
use super::{NOW, PageContext};
use crate::pages::console::*;

fn row(state: &'static str, recipient: &str, error: Option<&str>) -> MessageRow {
    MessageRow {
        id: "3b7e0c1a".into(),
        kind: if state == "sent" { "of_a_later_release".into() } else { "test".into() },
        state,
        recipient: recipient.into(),
        created_at: NOW - 3_600,
        tries: if error.is_some() { 3 } else { 1 },
        under_way: false,
        next_at: (state == "queued").then_some(NOW + 240),
        error: error.map(str::to_owned),
        can_be_sent: state != "sent",
    }
}

pub(super) fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let failed = row(
        "failed",
        "a.very.long.address@subdomain.of.a.domain.example.com",
        Some("mail.example.com:587: the recipient was refused: permanent error (550): 5.1.1 <b>nobody</b>"),
    );
    let messages = Messages {
        frame: frame(),
        again_action: "/admin/messages/again".into(),
        test_action: "/admin/messages/test".into(),
        preview_url: "/admin/messages/preview".into(),
        failed: vec![failed.clone()],
        messages: vec![
            failed.clone(),
            row("queued", "bob@example.com", Some("mail.example.com:587 does not answer")),
            MessageRow {
                under_way: true,
                next_at: None,
                can_be_sent: false,
                ..row("queued", "eve@example.com", Some("mail.example.com:587 does not answer"))
            },
            row("sent", "mara@example.com", None),
        ],
        paging: Paging { previous: None, next: Some("/admin/messages?after=1.x".into()) },
        now: NOW,
        ..Messages::default()
    };
    let filtered = Messages { state: "failed".into(), failed: vec![], messages: vec![failed], ..messages.clone() };
    let none = Messages { state: "queued".into(), failed: vec![], messages: vec![], paging: Paging::default(), ..messages.clone() };
    let as_files =
        Messages { folder: Some("/var/lib/latchkey/mails".into()), to: "nobody".into(), not_an_address: true, ..messages.clone() };
    let preview = |chosen: &'static str, subject: &str, text: &str| MessagePreview {
        frame: frame(),
        action: "/admin/messages/preview".into(),
        back_url: "/admin/messages".into(),
        samples: vec![
            ("test".into(), "test", 1),
            ("change_disowned".into(), "change_disowned", 1),
            ("change_disowned-2".into(), "change_disowned", 2),
        ],
        chosen: chosen.into(),
        language: ctx.language,
        subject: subject.into(),
        text: text.into(),
        html_url: "/admin/messages/preview/html?message=test&language=en".into(),
    };
    let long = format!("Someone\n\nhttps://id.example.com/not-me/{}\n\n--\nid.example.com", "t0ken".repeat(40));
    vec![
        ("console-message-preview", "console-message-preview", preview("test", "Test", "Test\n\nThis is a test.\n").render(ctx)),
        ("console-message-preview-long", "console-message-preview", preview("change_disowned-2", "<b>Someone</b>", &long).render(ctx)),
        ("console-messages", "console-messages", messages.render(ctx)),
        ("console-messages-failed", "console-messages", filtered.render(ctx)),
        ("console-messages-none", "console-messages", none.render(ctx)),
        ("console-messages-as-files", "console-messages", as_files.render(ctx)),
    ]
}
