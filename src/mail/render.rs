//! A message in words: the subject, the text and the HTML of a mail, from one source in the language of whoever reads it. Nothing is
//! loaded from elsewhere, and nothing tells that it was read.

use std::time::Duration;

use askama::Template;

use super::message::{
    AddressBack, EMAIL_CHANGE_LASTS, EMAIL_CODE_LASTS, FACTOR_LOSS_LASTS, Handed, Happened, LossEnd, LossStage, Message, NotRecoverable,
    RECOVERY_LASTS, SIGN_UP_LASTS, Staying, WayBack,
};
use crate::config::Issuer;
use crate::factors::Kind;
use crate::languages::{Language, Texts, Value};
use crate::writing::browser::browser_and_system;
use crate::writing::characters;

/// A message as it is carried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// Its subject.
    pub subject: Subject,
    /// As plain text.
    pub text: String,
    /// As HTML, with the same words.
    pub html: String,
}

/// A subject: one line, in which every character is seen, so that no value in it begins another header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject(String);

impl Subject {
    fn new(text: &str) -> Self {
        // The isolates around values are ours. Each character is shown as one.
        let isolates = |c: char| matches!(c, '\u{2068}' | '\u{2069}');
        let shown = characters::made_visible(text);
        Self(text.chars().zip(shown.chars()).map(|(own, shown)| if isolates(own) { own } else { shown }).collect())
    }

    /// The line.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What both forms of a mail say.
struct Words {
    subject: Subject,
    paragraphs: Vec<String>,
    facts: Vec<Fact>,
    /// What to do if it was not the person.
    advice: Option<String>,
    action: Option<Action>,
    footer: String,
}

/// A fact with its name, apart and in one line.
struct Fact {
    name: String,
    value: String,
    line: String,
}

/// The one link of a mail. It shows a page and does nothing.
struct Action {
    text: String,
    url: String,
}

#[derive(Template)]
#[template(path = "mail/message.txt", escape = "none")]
struct Plain<'a> {
    words: &'a Words,
}

#[derive(Template)]
#[template(path = "mail/message.html")]
struct Html<'a> {
    words: &'a Words,
    language: &'static str,
    direction: &'static str,
}

/// The words of `message` in `language`. Names and links are those of `issuer`, and of no request.
pub fn render(message: &Message, language: Language, issuer: &Issuer) -> Rendered {
    let words = words(message, Texts::of(language), issuer);
    let html = Html { words: &words, language: language.tag(), direction: language.direction().as_str() };
    // Writing a template to a string does not fail.
    let (text, html) = (Plain { words: &words }.render().unwrap_or_default(), html.render().unwrap_or_default());
    Rendered { subject: words.subject, text, html }
}

fn words(message: &Message, texts: Texts, issuer: &Issuer) -> Words {
    let host = [("host", Value::from(issuer.authority()))];
    let text = |id: &str| texts.text_with(id, &host);
    let timed = |lasts: Duration| {
        let minutes = i64::try_from(lasts.as_secs() / 60).unwrap_or(0);
        move |id: &str| texts.text_with(id, &[("host", issuer.authority().into()), ("minutes", minutes.into())])
    };
    let counted = |id: &str, count: i64| texts.text_with(id, &[("host", issuer.authority().into()), ("count", count.into())]);
    let (subject, said, happened) = match message {
        Message::Test => (text("mail-test-subject"), text("mail-test-text"), None),
        Message::PasswordChanged(happened) => notice(text, "mail-password-changed-subject", "mail-password-changed-text", happened),
        Message::PasswordSet(happened) => notice(text, "mail-password-set-subject", "mail-password-set-text", happened),
        Message::PasswordRemoved(happened) => notice(text, "mail-password-removed-subject", "mail-password-removed-text", happened),
        Message::AccountConnected { name, account, happened } => {
            let text = of_account(texts, issuer, name, account);
            notice(text, "mail-account-connected-subject", "mail-account-connected-text", happened)
        }
        Message::AccountDisconnected { name, account, happened } => {
            let text = of_account(texts, issuer, name, account);
            notice(text, "mail-account-disconnected-subject", "mail-account-disconnected-text", happened)
        }
        Message::SecondFactorEnrolled(happened) => {
            notice(text, "mail-second-factor-enrolled-subject", "mail-second-factor-enrolled-text", happened)
        }
        Message::SecondFactorRemoved(happened) => {
            notice(text, "mail-second-factor-removed-subject", "mail-second-factor-removed-text", happened)
        }
        Message::SecondFactorCopied(happened) => {
            notice(text, "mail-second-factor-copied-subject", "mail-second-factor-copied-text", happened)
        }
        Message::SecondFactorReset(happened) => notice(text, "mail-second-factor-reset-subject", "mail-second-factor-reset-text", happened),
        Message::RecoveryCodesRenewed(happened) => {
            notice(text, "mail-recovery-codes-renewed-subject", "mail-recovery-codes-renewed-text", happened)
        }
        Message::RecoveryCodeUsed { left, happened } => {
            let counted = |id: &str| texts.text_with(id, &[("host", issuer.authority().into()), ("count", left.into())]);
            notice(counted, "mail-recovery-code-used-subject", "mail-recovery-code-used-text", happened)
        }
        Message::NewBrowser(happened) => notice(text, "mail-new-browser-subject", "mail-new-browser-text", happened),
        Message::PasswordRecovery { happened, .. } => {
            notice(timed(RECOVERY_LASTS), "mail-password-recovery-subject", "mail-password-recovery-text", happened)
        }
        Message::RecoveryNotPossible { why, happened } => {
            let said = match why {
                NotRecoverable::Disabled => "mail-recovery-disabled-text",
                NotRecoverable::Waiting => "mail-recovery-waiting-text",
                NotRecoverable::NoPassword => "mail-recovery-no-password-text",
                NotRecoverable::AddressChanged => "mail-recovery-address-changed-text",
            };
            notice(text, "mail-recovery-not-possible-subject", said, happened)
        }
        Message::EmailCode { after_password, happened, .. } => {
            let said = if *after_password { "mail-email-code-second-text" } else { "mail-email-code-text" };
            notice(timed(EMAIL_CODE_LASTS), "mail-email-code-subject", said, happened)
        }
        Message::SmsCode { code, adds_phone } => (text("sms-code"), sms(code, *adds_phone, texts, issuer), None),
        Message::FactorLossText { stage } => (text("mail-factor-loss-subject"), plain_sms(loss_text(*stage), texts, issuer), None),
        Message::PhoneGone => (text("mail-phone-removed-subject"), plain_sms("sms-message-phone-gone", texts, issuer), None),
        Message::PhoneAdded { happened, .. } => notice(text, "mail-phone-added-subject", "mail-phone-added-text", happened),
        Message::PhoneRemoved { happened, .. } => notice(text, "mail-phone-removed-subject", "mail-phone-removed-text", happened),
        Message::PasswordRecovered(happened) => notice(text, "mail-password-recovered-subject", "mail-password-recovered-text", happened),
        Message::FactorLossCode { happened, .. } => {
            notice(timed(FACTOR_LOSS_LASTS), "mail-factor-loss-code-subject", "mail-factor-loss-code-text", happened)
        }
        Message::FactorLoss { stage, until, happened, .. } => {
            let said = match (stage, until) {
                (LossStage::Asked, Some(_)) => "mail-factor-loss-asked-text",
                (LossStage::Asked, None) => "mail-factor-loss-asked-admin-text",
                (LossStage::Waiting | LossStage::Soon, Some(_)) => "mail-factor-loss-waiting-text",
                (LossStage::Waiting | LossStage::Soon, None) => "mail-factor-loss-waiting-admin-text",
                (LossStage::Ready, _) => "mail-factor-loss-ready-text",
            };
            let subject = if *stage == LossStage::Ready { "mail-factor-loss-ready-subject" } else { "mail-factor-loss-subject" };
            let time = until.map(|until| texts.date_time(until.as_seconds())).unwrap_or_default();
            let timed = |id: &str| texts.text_with(id, &[("host", issuer.authority().into()), ("time", time.as_str().into())]);
            notice(timed, subject, said, happened)
        }
        Message::FactorLossEnded { why, happened } => {
            let said = match why {
                LossEnd::Cancelled => "mail-factor-loss-cancelled-text",
                LossEnd::Refused => "mail-factor-loss-refused-text",
                LossEnd::Lapsed => "mail-factor-loss-lapsed-text",
            };
            notice(text, "mail-factor-loss-ended-subject", said, happened)
        }
        Message::AccountRegained(happened) => notice(text, "mail-account-regained-subject", "mail-account-regained-text", happened),
        Message::Invitation { by, .. } => (text("mail-invitation-subject"), invitation(by.as_deref(), texts, issuer), None),
        Message::ChangeDisowned { happened, .. } => notice(text, "mail-change-disowned-subject", "mail-change-disowned-text", happened),
        Message::EmailChangeProof { happened, .. } => {
            notice(timed(EMAIL_CHANGE_LASTS), "mail-email-change-subject", "mail-email-change-text", happened)
        }
        Message::EmailChangeTaken(happened) => notice(text, "mail-email-change-taken-subject", "mail-email-change-taken-text", happened),
        Message::EmailChangeAsked { happened, .. } => {
            notice(text, "mail-email-change-asked-subject", "mail-email-change-asked-text", happened)
        }
        Message::EmailChanged(happened) => notice(text, "mail-email-changed-subject", "mail-email-changed-text", happened),
        Message::EmailMoved { happened, .. } => notice(text, "mail-email-changed-subject", "mail-email-moved-text", happened),
        Message::EmailReplaced(happened) => notice(text, "mail-email-changed-subject", "mail-email-replaced-text", happened),
        Message::EmailSet(happened) => notice(text, "mail-email-changed-subject", "mail-email-set-text", happened),
        Message::AdminWaiting { count } => (text("mail-admin-waiting-subject"), counted("mail-admin-waiting-text", *count), None),
        Message::AdminLost { count } => (text("mail-admin-lost-subject"), counted("mail-admin-lost-text", *count), None),
        Message::AdminDisowned { count } => (text("mail-admin-disowned-subject"), counted("mail-admin-disowned-text", *count), None),
        Message::EmailTakenBack(happened) => notice(text, "mail-email-taken-back-subject", "mail-email-taken-back-text", happened),
        Message::SignUp { happened, .. } => notice(timed(SIGN_UP_LASTS), "mail-sign-up-subject", "mail-sign-up-text", happened),
        Message::AccountApproved(happened) => notice(text, "mail-account-approved-subject", "mail-account-approved-text", happened),
        Message::AccountRefused { happened, .. } => notice(text, "mail-account-refused-subject", "mail-account-refused-text", happened),
        Message::SignUpTaken(happened) => notice(text, "mail-sign-up-taken-subject", "mail-sign-up-taken-text", happened),
    };
    let mut paragraphs = vec![said];
    let mut facts = happened.map(|happened| facts(happened, texts)).unwrap_or_default();
    if let Message::EmailChangeAsked { to, .. } | Message::EmailMoved { to, .. } = message {
        facts.insert(0, fact(texts, "mail-new-address", &characters::made_visible(to)));
    }
    if let Message::PhoneAdded { number, .. } | Message::PhoneRemoved { number, .. } = message {
        facts.insert(0, fact(texts, "phone", &characters::made_visible(number)));
    }
    if let Message::ChangeDisowned { address, stays, way_back, .. } = message {
        let (said, which) = match address {
            AddressBack::Unchanged => (None, ""),
            AddressBack::Put(address) => (Some("not-me-done-address"), address.as_str()),
            AddressBack::Taken(address) => (Some("not-me-done-taken"), address.as_str()),
        };
        let which = characters::made_visible(which);
        paragraphs.extend(said.map(|id| texts.text_with(id, &[("address", which.as_str().into())])));
        paragraphs.push(text(way_back_text(*way_back)));
        if !stays.is_empty() {
            paragraphs.push(text("mail-change-disowned-stays"));
            facts.splice(0..0, stays.iter().map(|stays| staying(stays, texts)));
        }
    }
    let sessions = || Action { text: texts.text("mail-sessions"), url: issuer.url("/account/sessions") };
    let (advice, action) = match message {
        Message::PasswordRecovery { token, code, .. } => {
            facts.insert(0, fact(texts, "mail-code", code.as_str()));
            let url = issuer.url(&format!("/recover/{}", token.as_str()));
            (Some("mail-recovery-not-you"), Some(Action { text: texts.text("recover-title"), url }))
        }
        Message::RecoveryNotPossible { why: NotRecoverable::AddressChanged, happened } | Message::EmailMoved { happened, .. } => {
            (Some("mail-put-back"), happened.disown.as_ref().map(|token| disowning("mail-put-back-link", token, texts, issuer)))
        }
        Message::EmailCode { token, code, after_password, .. } => {
            facts.insert(0, fact(texts, "mail-code", code.as_str()));
            let url = issuer.url(&format!("/email-code/{}", token.as_str()));
            let not_you = if *after_password { "mail-email-code-second-not-you" } else { "mail-email-code-not-you" };
            (Some(not_you), Some(Action { text: texts.text("sign-in"), url }))
        }
        Message::FactorLossCode { token, code, .. } => {
            facts.insert(0, fact(texts, "mail-code", code.as_str()));
            let url = issuer.url(&format!("/lost-factors/code/{}", token.as_str()));
            (Some("mail-factor-loss-code-not-you"), Some(Action { text: texts.text("lost-factors-title"), url }))
        }
        Message::FactorLoss { cancel, .. } => {
            let url = issuer.url(&format!("/lost-factors/{}", cancel.as_str()));
            (Some("mail-factor-loss-not-you"), Some(Action { text: texts.text("lost-factors-cancel"), url }))
        }
        Message::FactorLossEnded { .. } => {
            (Some("mail-factor-loss-ended-not-you"), Some(Action { text: texts.text("sign-in"), url: issuer.url("/sign-in") }))
        }
        Message::AdminLost { .. } => {
            let url = issuer.url("/admin/people?factor=lost");
            (Some("mail-admin-advice"), Some(Action { text: texts.text("mail-admin-link"), url }))
        }
        Message::RecoveryNotPossible { .. } => (Some("mail-recovery-not-you"), None),
        Message::EmailChangeProof { token, code, .. } => {
            facts.insert(0, fact(texts, "mail-code", code.as_str()));
            let url = issuer.url(&format!("/account/email/link/{}", token.as_str()));
            (Some("mail-email-change-not-you"), Some(Action { text: texts.text("mail-sign-up-subject"), url }))
        }
        Message::EmailChangeTaken(_) => (Some("mail-sign-up-taken-not-you"), None),
        Message::EmailReplaced(_) => (Some("mail-email-replaced-advice"), None),
        Message::EmailSet(_) => {
            (Some("mail-email-replaced-advice"), Some(Action { text: texts.text("sign-in"), url: issuer.url("/sign-in") }))
        }
        Message::AdminWaiting { .. } => {
            let url = issuer.url("/admin/people?status=waiting");
            (Some("mail-admin-advice"), Some(Action { text: texts.text("mail-admin-link"), url }))
        }
        Message::AdminDisowned { .. } => {
            let url = issuer.url("/admin/audit?event=user.change_disowned");
            (Some("mail-admin-advice"), Some(Action { text: texts.text("mail-admin-link"), url }))
        }
        Message::EmailTakenBack(_) => (Some("mail-email-taken-back-advice"), None),
        Message::Invitation { token, expires_at, .. } => {
            facts.push(fact(texts, "mail-invitation-until", &texts.date_time(expires_at.as_seconds())));
            let url = issuer.url(&format!("/invitation/{}", token.as_str()));
            (Some("mail-invitation-advice"), Some(Action { text: texts.text("invitation-accept"), url }))
        }
        Message::ChangeDisowned { way_back: WayBack::Mail, .. } => {
            (None, Some(Action { text: texts.text("recover-title"), url: issuer.url("/recover") }))
        }
        Message::ChangeDisowned { .. } => (None, None),
        Message::SignUp { token, code, .. } => {
            facts.insert(0, fact(texts, "mail-code", code.as_str()));
            let url = issuer.url(&format!("/verify/{}", token.as_str()));
            (Some("mail-sign-up-not-you"), Some(Action { text: texts.text("mail-sign-up-subject"), url }))
        }
        Message::AccountApproved(_) => (None, Some(Action { text: texts.text("sign-in"), url: issuer.url("/sign-in") })),
        Message::AccountRefused { reason, .. } => {
            if let Some(reason) = reason {
                facts.insert(0, fact(texts, "mail-reason", &characters::made_visible(reason)));
            }
            (None, None)
        }
        Message::SignUpTaken(_) => {
            (Some("mail-sign-up-taken-not-you"), Some(Action { text: texts.text("sign-in"), url: issuer.url("/sign-in") }))
        }
        _ => match happened.and_then(|happened| happened.disown.as_ref()) {
            Some(token) => (Some("mail-disown"), Some(disowning("mail-disown-link", token, texts, issuer))),
            // Of the release before.
            None => (happened.map(|_| "mail-not-you"), happened.map(|_| sessions())),
        },
    };
    Words { subject: Subject::new(&subject), paragraphs, facts, advice: advice.map(text), action, footer: text("mail-footer") }
}

/// What a message to a phone says; none of a message that goes by mail. Its last line ties the code to the site, so that browsers enter it
/// there and nowhere else ([origin-bound one-time codes](https://wicg.github.io/sms-one-time-codes/)).
pub fn render_sms(message: &Message, language: Language, issuer: &Issuer) -> Option<String> {
    match message {
        Message::SmsCode { code, adds_phone } => Some(sms(code, *adds_phone, Texts::of(language), issuer)),
        Message::FactorLossText { stage } => Some(plain_sms(loss_text(*stage), Texts::of(language), issuer)),
        Message::PhoneGone => Some(plain_sms("sms-message-phone-gone", Texts::of(language), issuer)),
        _ => None,
    }
}

/// What a phone is told of a wait.
const fn loss_text(stage: LossStage) -> &'static str {
    match stage {
        LossStage::Asked | LossStage::Waiting | LossStage::Soon => "sms-message-loss",
        LossStage::Ready => "sms-message-loss-ready",
    }
}

/// A text without a code. Marks around values make a message of Latin letters one of 70 characters, which costs twice as much.
fn plain_sms(id: &str, texts: Texts, issuer: &Issuer) -> String {
    unmarked(&texts.text_with(id, &[("host", issuer.authority().into())]))
}

fn unmarked(said: &str) -> String {
    said.chars().filter(|letter| !matches!(letter, '\u{2068}' | '\u{2069}')).collect()
}

fn sms(code: &Handed, adds_phone: bool, texts: Texts, issuer: &Issuer) -> String {
    let code: String = code.as_str().chars().filter(char::is_ascii_digit).collect();
    let id = if adds_phone { "sms-message-phone" } else { "sms-message-code" };
    let said = unmarked(&texts.text_with(id, &[("code", code.as_str().into()), ("host", issuer.authority().into())]));
    format!("{said}\n\n@{} #{code}", issuer.host())
}

/// The link by which a person says that it was not them.
fn disowning(text: &str, token: &Handed, texts: Texts, issuer: &Issuer) -> Action {
    Action { text: texts.text(text), url: issuer.url(&format!("/not-me/{}", token.as_str())) }
}

/// Who invites, as far as it is a person, and to what. A name is one line, whatever it was when it was kept.
fn invitation(by: Option<&str>, texts: Texts, issuer: &Issuer) -> String {
    let host = issuer.authority();
    match by.map(characters::made_visible) {
        Some(person) => texts.text_with("mail-invitation-by-text", &[("person", person.as_str().into()), ("host", host.into())]),
        None => texts.text_with("mail-invitation-text", &[("host", host.into())]),
    }
}

/// A text about an account at another provider, which is named as far as it is known.
fn of_account(texts: Texts, issuer: &Issuer, name: &str, account: &str) -> impl Fn(&str) -> String {
    let name = characters::made_visible(name);
    let whose = if account.is_empty() { name.clone() } else { format!("{name} ({})", characters::made_visible(account)) };
    let host = issuer.authority().to_owned();
    move |id: &str| {
        texts.text_with(id, &[("host", host.as_str().into()), ("name", name.as_str().into()), ("account", whose.as_str().into())])
    }
}

fn notice<'a>(text: impl Fn(&str) -> String, subject: &str, said: &str, happened: &'a Happened) -> (String, String, Option<&'a Happened>) {
    (text(subject), text(said), Some(happened))
}

/// How a person gets in again who said that a change was not them.
const fn way_back_text(way_back: WayBack) -> &'static str {
    match way_back {
        WayBack::Mail => "not-me-done-mail",
        WayBack::Admin => "not-me-done-ask",
        WayBack::AdminForFactor => "not-me-done-factor",
    }
}

/// A factor that a person still has.
fn staying(stays: &Staying, texts: Texts) -> Fact {
    let (kind, since) = match stays.kind {
        Kind::Passkey => ("passkey", "second-factor-since"),
        Kind::Totp => ("second-factor-app", "second-factor-since"),
        Kind::RecoveryCodes => ("recovery-codes", "recovery-codes-made"),
        Kind::Password => ("password", "password-set-at"),
        // Nobody has it set up, and so it does not stay either.
        Kind::EmailCode | Kind::EmailCodeSecond => ("email-code", "second-factor-since"),
        Kind::SmsCode | Kind::SmsCodeSecond => ("phone", "second-factor-since"),
        Kind::Upstream => ("connected-account", "second-factor-since"),
    };
    let date = texts.date(stays.since.as_seconds());
    let since = texts.text_with(since, &[("date", date.as_str().into())]);
    let name = characters::made_visible(&stays.name);
    fact(texts, kind, &if name.is_empty() { since } else { format!("{name} · {since}") })
}

/// When, by which browser and from which address, as far as that is known. Of what a browser calls itself nothing is repeated.
fn facts(happened: &Happened, texts: Texts) -> Vec<Fact> {
    let browser = happened.user_agent.as_deref().map(|user_agent| match browser_and_system(user_agent) {
        (Some(browser), Some(system)) => texts.text_with("browser-on-system", &[("browser", browser.into()), ("system", system.into())]),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => texts.text("browser-unknown"),
    });
    let known = [
        ("mail-time", Some(texts.date_time(happened.at.as_seconds()))),
        ("mail-browser", browser),
        ("mail-address", happened.address.as_deref().map(characters::made_visible)),
    ];
    known.into_iter().filter_map(|(name, value)| Some(fact(texts, name, &value?))).collect()
}

/// The fact whose name is the text of this id.
fn fact(texts: Texts, name: &str, value: &str) -> Fact {
    let name = texts.text(name);
    let line = texts.text_with("mail-fact", &[("name", name.as_str().into()), ("value", value.into())]);
    Fact { name, value: value.to_owned(), line }
}

#[cfg(test)]
mod tests {
    use super::super::message::samples::each;
    use super::*;
    use crate::clock::Timestamp;
    use crate::secrets::Secret;

    #[test]
    fn both_forms_say_the_same_in_every_language_and_load_nothing() {
        let issuer = Issuer::parse("https://id.example.com/sso").unwrap();
        for (language, message) in Language::ALL.into_iter().flat_map(|language| each().into_iter().map(move |message| (language, message)))
        {
            let mail = render(&message, language, &issuer);
            let direction = language.direction().as_str();
            assert!(mail.html.contains(&format!("<html lang=\"{}\" dir=\"{direction}\">", language.tag())), "{}", mail.html);
            for (form, text) in [("text", &mail.text), ("html", &mail.html)] {
                assert!(!text.contains("[[") && text.contains("id.example.com"), "{form}: {text}");
                let words = words(&message, Texts::of(language), &issuer);
                let facts = words.facts.iter().flat_map(|fact| [&fact.name, &fact.value]);
                for said in words.paragraphs.iter().chain(facts).chain(&words.advice).chain([&words.footer]) {
                    assert!(text.contains(said.as_str()), "{said} is not in the {form}: {text}");
                }
                if let Some(action) = words.action {
                    assert!(text.contains(&action.text) && text.contains(&action.url), "{form}: {text}");
                    assert!(action.url.starts_with("https://id.example.com/sso/"), "{}", action.url);
                }
            }
            assert!(!mail.text.contains('<') && mail.html.matches("href").count() <= 1, "{mail:?}");
            for foreign in ["<img", "src=", "url(", "@import", "<script", "http-equiv", "<link"] {
                assert!(!mail.html.contains(foreign), "{foreign} in {}", mail.html);
            }
        }
    }

    #[test]
    fn a_message_in_latin_letters_is_one_of_160() {
        let issuer = Issuer::parse("https://id.example.com").unwrap();
        // Of GSM 03.38, beside ASCII: one other letter makes each message one of 70.
        let gsm = |letter: char| letter.is_ascii() || "éèàùìòñüöäßÉÑÜÖÄÇ".contains(letter);
        for language in Language::ALL.into_iter().filter(|language| *language != Language::Arabic) {
            let sent: Vec<String> = each().iter().filter_map(|message| render_sms(message, language, &issuer)).collect();
            assert_eq!(sent.len(), 5);
            for text in sent {
                assert!(text.chars().all(gsm) && text.chars().count() <= 160, "{text}");
            }
        }
    }

    #[test]
    fn a_notice_says_when_by_what_and_from_where_and_repeats_nothing_of_the_browser() {
        let issuer = Issuer::parse("https://id.example.com").unwrap();
        let happened = Happened {
            at: Timestamp::from_seconds(1_795_532_640),
            address: Some("203.0.113.7".into()),
            user_agent: Some("<script>Firefox/1 Linux evil.example".into()),
            disown: None,
        };
        let mail = render(&Message::NewBrowser(happened), Language::English, &issuer);
        for said in ["Time: 24 November 2026, 15:04 UTC", "Browser: Firefox on Linux", "Address: 203.0.113.7"] {
            assert!(mail.text.contains(said), "{said}: {}", mail.text);
        }
        assert!(!mail.text.contains("evil") && !mail.html.contains("evil"), "{mail:?}");
    }

    #[test]
    fn no_value_is_markup_in_a_mail() {
        let issuer = Issuer::parse("https://id.example.com").unwrap();
        let (hostile, at) = ("<script>x</script><img src=a>\"'&", Timestamp::from_seconds(1_795_532_640));
        let happened = || Happened { at, address: Some(hostile.into()), user_agent: Some(hostile.into()), disown: None };
        let name = || hostile.to_owned();
        for message in [
            Message::AccountRefused { reason: Some(name()), happened: happened() },
            Message::EmailMoved { to: name(), happened: happened() },
            Message::AccountConnected { name: name(), account: name(), happened: happened() },
            Message::Invitation { token: Handed::from(&Secret::new("t0ken")), by: Some(name()), expires_at: at },
            Message::PhoneAdded { number: name(), happened: happened() },
        ] {
            let mail = render(&message, Language::English, &issuer);
            assert!(!mail.html.contains("<script") && !mail.html.contains("<img"), "{}", mail.html);
        }
    }

    #[test]
    fn a_subject_is_one_line_whatever_it_is_made_of() {
        let subject = Subject::new("Hello\r\nBcc: all@example.com\u{2028}\u{202e}x\0");
        assert_eq!(subject.as_str(), "Hello\u{fffd}\u{fffd}Bcc: all@example.com\u{fffd}\u{fffd}x\u{fffd}");
    }
}
