//! `console-messages`: the messages to people that failed, wait or were sent.

use askama::Template;

use super::Frame;
use super::input::{Input, Paging};
use super::sorting::Exports;
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;

/// Lists messages. Its forms get `state`, and post `id` to send one again and `to` to send a test.
#[derive(Clone, Debug, Default)]
pub struct Messages {
    /// What stands round the page.
    pub frame: Frame,
    /// Where the forms that send one again go.
    pub again_action: String,
    /// Where the form that sends a test goes.
    pub test_action: String,
    /// To what mails look like.
    pub preview_url: String,
    /// Where the same messages are written out.
    pub exports: Exports,
    /// What was chosen: `failed`, `queued`, `sent`, or empty for all.
    pub state: String,
    /// Those that failed, before a list that holds all.
    pub failed: Vec<MessageRow>,
    /// This page's messages.
    pub messages: Vec<MessageRow>,
    /// The pages beside this.
    pub paging: Paging,
    /// The folder that takes mails where no mail server is set.
    pub folder: Option<String>,
    /// Where a test was to go, as typed.
    pub to: String,
    /// It is no address.
    pub not_an_address: bool,
    /// The present, in seconds since the epoch.
    pub now: i64,
}

/// A message as the list shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MessageRow {
    /// Its id.
    pub id: String,
    /// The name of its kind.
    pub kind: String,
    /// `queued`, `sent` or `failed`.
    pub state: &'static str,
    /// The address that it goes to.
    pub recipient: String,
    /// When it was written, in seconds since the epoch.
    pub created_at: i64,
    /// How often it was tried.
    pub tries: u32,
    /// A try is under way.
    pub under_way: bool,
    /// When it is tried next, in seconds since the epoch, where it was tried before.
    pub next_at: Option<i64>,
    /// What went wrong at the last try.
    pub error: Option<String>,
    /// Whether it can be sent now.
    pub can_be_sent: bool,
}

struct Table<'a> {
    caption: String,
    rows: &'a [MessageRow],
}

#[derive(Template)]
#[template(path = "console/messages.html")]
struct View<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a Messages,
    tables: Vec<Table<'a>>,
    to: Input,
}

impl Messages {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-messages");
        let to = Input::text(&c, "to", "messages-test-to").value(&self.to).kind("email").left_to_right().required();
        let to = to.error(self.not_an_address.then(|| c.t("messages-not-an-address")));
        let failed = Table { caption: c.t("messages-not-delivered"), rows: &self.failed };
        let all = Table { caption: c.t(if self.failed.is_empty() { "console-messages" } else { "messages-all" }), rows: &self.messages };
        let tables = [failed, all].into_iter().filter(|table| !table.rows.is_empty()).collect();
        drawn(&View { c, frame: &self.frame, section: "messages", page: self, tables, to })
    }
}

impl MessageRow {
    fn state_text(&self) -> &'static str {
        match self.state {
            "sent" => "message-sent",
            "failed" => "message-failed",
            _ if self.under_way => "message-under-way",
            _ => "message-queued",
        }
    }

    fn tone(&self) -> &'static str {
        match self.state {
            "sent" => "ok",
            "failed" => "danger",
            _ => "new",
        }
    }

    fn kind_text(&self, c: &Chrome<'_>) -> String {
        kind_text(c, &self.kind)
    }
}

/// What a message of this kind is about; a kind of a later release by its name alone.
pub(super) fn kind_text(c: &Chrome<'_>, kind: &str) -> String {
    let id = match kind {
        "test" => "message-kind-test",
        "password_changed" => "mail-password-changed-subject",
        "password_set" => "mail-password-set-subject",
        "account_connected" => "mail-account-connected-subject",
        "account_disconnected" => "mail-account-disconnected-subject",
        "password_removed" => "mail-password-removed-subject",
        "second_factor_enrolled" => "mail-second-factor-enrolled-subject",
        "second_factor_removed" => "mail-second-factor-removed-subject",
        "second_factor_copied" => "mail-second-factor-copied-subject",
        "second_factor_reset" => "mail-second-factor-reset-subject",
        "recovery_codes_renewed" => "mail-recovery-codes-renewed-subject",
        "recovery_code_used" => "mail-recovery-code-used-subject",
        "new_browser" => "mail-new-browser-subject",
        "password_recovery" => "mail-password-recovery-subject",
        "recovery_not_possible" => "mail-recovery-not-possible-subject",
        "email_code" => "mail-email-code-subject",
        "sms_code" => "sms-code",
        "factor_loss" | "factor_loss_text" => "mail-factor-loss-subject",
        "factor_loss_code" => "mail-factor-loss-code-subject",
        "factor_loss_ended" => "mail-factor-loss-ended-subject",
        "account_regained" => "mail-account-regained-subject",
        "admin_lost" => "mail-admin-lost-subject",
        "phone_gone" => "mail-phone-removed-subject",
        "phone_added" => "mail-phone-added-subject",
        "phone_removed" => "mail-phone-removed-subject",
        "password_recovered" => "mail-password-recovered-subject",
        "invitation" => "message-kind-invitation",
        "email_change_proof" => "mail-email-change-subject",
        "email_change_taken" => "mail-email-change-taken-subject",
        "email_change_asked" => "mail-email-change-asked-subject",
        "email_changed" | "email_moved" | "email_replaced" | "email_set" => "mail-email-changed-subject",
        "admin_waiting" => "mail-admin-waiting-subject",
        "admin_disowned" => "mail-admin-disowned-subject",
        "email_taken_back" => "mail-email-taken-back-subject",
        "change_disowned" => "mail-change-disowned-subject",
        "sign_up" => "mail-sign-up-subject",
        "account_approved" => "mail-account-approved-subject",
        "account_refused" => "mail-account-refused-subject",
        "sign_up_taken" => "mail-sign-up-taken-subject",
        other => return other.to_owned(),
    };
    c.t(id)
}
