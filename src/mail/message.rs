//! What a message says, to whom, and by which way it goes.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::factors::Kind;
use crate::languages::Language;
use crate::secrets::Secret;
use crate::writing::phone::PhoneNumber;

/// How long a link and a code are good by which a forgotten password is replaced.
pub const RECOVERY_LASTS: Duration = Duration::from_secs(20 * 60);

/// How long a link and a code are good by which somebody who makes an account proves the address.
pub const SIGN_UP_LASTS: Duration = Duration::from_secs(30 * 60);

/// How long a link and a code are good by which a person proves the address that is to be theirs.
pub const EMAIL_CHANGE_LASTS: Duration = Duration::from_secs(30 * 60);
/// How long a link and a code are good by which somebody signs in.
pub const EMAIL_CODE_LASTS: Duration = Duration::from_secs(10 * 60);

/// How long a code is good that was sent to a phone.
pub const SMS_CODE_LASTS: Duration = Duration::from_secs(10 * 60);
/// How long such a message is tried: whoever waits for it has asked for another by then, and each costs.
const SMS_TRIED: Duration = Duration::from_secs(5 * 60);
/// How long a link and a code are good by which a person who lost their second factor proves the address.
pub const FACTOR_LOSS_LASTS: Duration = Duration::from_secs(20 * 60);

/// What a message says: a case for each kind, with the values that its words need. The outbox keeps it sealed, since values may be
/// links and codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Message {
    /// An admin tries whether messages arrive.
    Test,
    /// The person changed their password.
    PasswordChanged(Happened),
    /// An admin set the person's password.
    PasswordSet(Happened),
    /// The person has no password any more.
    PasswordRemoved(Happened),
    /// An account at another provider signs the person in from now on.
    AccountConnected {
        /// What the provider is called.
        name: String,
        /// How the account there is shown; may be empty.
        account: String,
        /// When and where.
        happened: Happened,
    },
    /// It does not any more.
    AccountDisconnected {
        /// What the provider is called.
        name: String,
        /// How the account there is shown; may be empty.
        account: String,
        /// When and where.
        happened: Happened,
    },
    /// A second factor was set up.
    SecondFactorEnrolled(Happened),
    /// A second factor was removed.
    SecondFactorRemoved(Happened),
    /// A copy of a second factor was used, and refused.
    SecondFactorCopied(Happened),
    /// An admin removed every second factor.
    SecondFactorReset(Happened),
    /// Recovery codes were made anew.
    RecoveryCodesRenewed(Happened),
    /// A recovery code was used; so many are left.
    RecoveryCodeUsed {
        /// How many are left.
        left: usize,
        /// When and where.
        happened: Happened,
    },
    /// Somebody signed in with a browser that the account did not know.
    NewBrowser(Happened),
    /// Somebody forgot the password: a link and a code, each of which lets the browser that asked replace it.
    PasswordRecovery {
        /// What the link ends with.
        token: Handed,
        /// What is typed where the link cannot be opened.
        code: Handed,
        /// When and where it was asked for.
        happened: Happened,
    },
    /// The same of an account whose password cannot be replaced so.
    RecoveryNotPossible {
        /// Why.
        why: NotRecoverable,
        /// When and where it was asked for.
        happened: Happened,
    },
    /// Somebody signs in: a link and a code, each of which shows in the browser that asked who reads this.
    EmailCode {
        /// What the link ends with.
        token: Handed,
        /// What is typed where the link cannot be opened.
        code: Handed,
        /// Whether the password was entered before.
        after_password: bool,
        /// When and where it was asked for.
        happened: Happened,
    },
    /// To a phone: a code by which the browser that asked shows who has the phone.
    SmsCode {
        /// What is typed.
        code: Handed,
        /// Whether it makes the phone somebody's, and signs nobody in.
        adds_phone: bool,
    },
    /// The person added a phone to their account, and proved it.
    PhoneAdded {
        /// The number, masked.
        number: String,
        /// When and where.
        happened: Happened,
    },
    /// A phone is the person's no more.
    PhoneRemoved {
        /// The number, masked.
        number: String,
        /// When and where.
        happened: Happened,
    },
    /// The person replaced a forgotten password by such a mail.
    PasswordRecovered(Happened),
    /// A person lost their second factor: a link and a code, each of which shows in the browser that asked who reads this.
    FactorLossCode {
        /// What the link ends with.
        token: Handed,
        /// What is typed where the link cannot be opened.
        code: Handed,
        /// When and where it was asked for.
        happened: Happened,
    },
    /// They wait until they may sign in without it.
    FactorLoss {
        /// How far it is.
        stage: LossStage,
        /// When the wait is over, or until when they may go on; none where an admin has to help.
        until: Option<Timestamp>,
        /// What the link ends with that ends it.
        cancel: Handed,
        /// When and where they asked.
        happened: Happened,
    },
    /// To a phone, the same: it holds nothing that lets anybody in or stops anything, for whoever has the phone may be anybody.
    FactorLossText {
        /// How far it is.
        stage: LossStage,
    },
    /// To a phone that was a person's until now: it is theirs no more.
    PhoneGone,
    /// They do not any more.
    FactorLossEnded {
        /// Why.
        why: LossEnd,
        /// When and where they asked.
        happened: Happened,
    },
    /// They got in without it, and chose a new password.
    AccountRegained(Happened),
    /// Somebody is invited to have an account.
    Invitation {
        /// What the link ends with.
        token: Handed,
        /// What the person is called who invites, where it is one.
        by: Option<String>,
        /// When the invitation expires.
        expires_at: Timestamp,
    },
    /// Somebody makes an account: a link and a code, each of which lets the browser that asked prove the address.
    SignUp {
        /// What the link ends with.
        token: Handed,
        /// What is typed where the link cannot be opened.
        code: Handed,
        /// When and where it was asked for.
        happened: Happened,
    },
    /// The same with the address of an account.
    SignUpTaken(Happened),
    /// An admin approved the account that the person made.
    AccountApproved(Happened),
    /// An admin refused it, and it was deleted.
    AccountRefused {
        /// Why, in the admin's words.
        reason: Option<String>,
        /// When.
        happened: Happened,
    },
    /// A person wants this address for their account: a link and a code, each of which lets the browser that asked prove it.
    EmailChangeProof {
        /// What the link ends with.
        token: Handed,
        /// What is typed where the link cannot be opened.
        code: Handed,
        /// When and where it was asked for.
        happened: Happened,
    },
    /// The same with the address of another account.
    EmailChangeTaken(Happened),
    /// The address of the account is to be another: to the present one.
    EmailChangeAsked {
        /// The address that is to be.
        to: String,
        /// When and where it was asked for.
        happened: Happened,
    },
    /// The person changed the address of the account: to the new one.
    EmailChanged(Happened),
    /// The same, to those before, which can be put back.
    EmailMoved {
        /// The address that it is now.
        to: String,
        /// When and where.
        happened: Happened,
    },
    /// An admin changed the address of the account: to the one before. Which one it is now is not said, for the admin may have a reason.
    EmailReplaced(Happened),
    /// The same, to the new one. It may be nobody's who knows of the account: it brings no link but the way to sign in.
    EmailSet(Happened),
    /// To an admin: so many accounts that people made wait for an approval.
    AdminWaiting {
        /// How many since they were told last.
        count: i64,
    },
    /// To an admin: so many people asked to sign in without the second factor that they lost.
    AdminLost {
        /// How many since they were told last.
        count: i64,
    },
    /// To an admin: people said of so many changes that they were not them.
    AdminDisowned {
        /// How many since they were told last.
        count: i64,
    },
    /// The address before was put back: to the one that went.
    EmailTakenBack(Happened),
    /// The person said of a notice that it was not them: all they had ended.
    ChangeDisowned {
        /// What became of the address, where the notice went to one before.
        #[serde(default)]
        address: AddressBack,
        /// What they still have.
        stays: Vec<Staying>,
        /// How they come to a new password.
        way_back: WayBack,
        /// When and where it was said.
        happened: Happened,
    },
}

/// How far the wait of a person is who lost their second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LossStage {
    /// It was asked for just now.
    Asked,
    /// It goes on.
    Waiting,
    /// It is nearly over.
    Soon,
    /// They may go on.
    Ready,
}

/// Why a person does not wait any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LossEnd {
    /// They said so, or signed in with the factor.
    Cancelled,
    /// An admin said no.
    Refused,
    /// They did not go on in time.
    Lapsed,
}

/// A factor that a person still has after much of theirs was taken away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staying {
    /// Which factor.
    pub kind: Kind,
    /// What the person calls it; may be empty.
    pub name: String,
    /// When it was set up.
    pub since: Timestamp,
}

/// What became of the address of an account whose person said that a change was not them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AddressBack {
    /// Nothing: the notice went to the address that it is.
    #[default]
    Unchanged,
    /// This one was put back.
    Put(String),
    /// This one belongs to another account now.
    Taken(String),
}

/// How a person comes to a password whose old one was taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WayBack {
    /// By a mail to them.
    Mail,
    /// With the help of an admin.
    Admin,
    /// The same, since their only second factors were taken away, and a mail alone does not stand in for these.
    AdminForFactor,
}

impl WayBack {
    /// As the record names it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Admin | Self::AdminForFactor => "admin",
        }
    }
}

/// Why a password cannot be replaced by mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotRecoverable {
    /// The account is disabled.
    Disabled,
    /// The account waits for an approval.
    Waiting,
    /// The account has no password.
    NoPassword,
    /// The account has had another address for a few days.
    AddressChanged,
}

/// A secret that a message hands over.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Handed(String);

impl Handed {
    /// As it is handed over.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&Secret> for Handed {
    fn from(secret: &Secret) -> Self {
        Self(secret.expose().to_owned())
    }
}

impl fmt::Debug for Handed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Handed(redacted)")
    }
}

/// When something happened and, as far as the person may know it, where from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happened {
    /// When.
    pub at: Timestamp,
    /// From which address.
    pub address: Option<String>,
    /// By which browser, as it names itself.
    pub user_agent: Option<String>,
    /// What the link ends with by which the person says that it was not them; none where nothing changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disown: Option<Handed>,
}

impl Message {
    /// The stable name of its kind.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Test => "test",
            Self::PasswordChanged(_) => "password_changed",
            Self::PasswordSet(_) => "password_set",
            Self::PasswordRemoved(_) => "password_removed",
            Self::AccountConnected { .. } => "account_connected",
            Self::AccountDisconnected { .. } => "account_disconnected",
            Self::SecondFactorEnrolled(_) => "second_factor_enrolled",
            Self::SecondFactorRemoved(_) => "second_factor_removed",
            Self::SecondFactorCopied(_) => "second_factor_copied",
            Self::SecondFactorReset(_) => "second_factor_reset",
            Self::RecoveryCodesRenewed(_) => "recovery_codes_renewed",
            Self::RecoveryCodeUsed { .. } => "recovery_code_used",
            Self::NewBrowser(_) => "new_browser",
            Self::PasswordRecovery { .. } => "password_recovery",
            Self::RecoveryNotPossible { .. } => "recovery_not_possible",
            Self::EmailCode { .. } => "email_code",
            Self::SmsCode { .. } => "sms_code",
            Self::PhoneAdded { .. } => "phone_added",
            Self::PhoneRemoved { .. } => "phone_removed",
            Self::PasswordRecovered(_) => "password_recovered",
            Self::FactorLossCode { .. } => "factor_loss_code",
            Self::FactorLoss { .. } => "factor_loss",
            Self::FactorLossText { .. } => "factor_loss_text",
            Self::PhoneGone => "phone_gone",
            Self::FactorLossEnded { .. } => "factor_loss_ended",
            Self::AccountRegained(_) => "account_regained",
            Self::Invitation { .. } => "invitation",
            Self::EmailChangeProof { .. } => "email_change_proof",
            Self::EmailChangeTaken(_) => "email_change_taken",
            Self::EmailChangeAsked { .. } => "email_change_asked",
            Self::EmailChanged(_) => "email_changed",
            Self::EmailMoved { .. } => "email_moved",
            Self::EmailReplaced(_) => "email_replaced",
            Self::EmailSet(_) => "email_set",
            Self::AdminWaiting { .. } => "admin_waiting",
            Self::AdminLost { .. } => "admin_lost",
            Self::AdminDisowned { .. } => "admin_disowned",
            Self::EmailTakenBack(_) => "email_taken_back",
            Self::ChangeDisowned { .. } => "change_disowned",
            Self::SignUp { .. } => "sign_up",
            Self::SignUpTaken(_) => "sign_up_taken",
            Self::AccountApproved(_) => "account_approved",
            Self::AccountRefused { .. } => "account_refused",
        }
    }

    /// Whether it tells of a way in: somebody has another one, or the person has one less.
    pub(crate) const fn is_of_a_way_in(&self) -> bool {
        matches!(
            self,
            Self::PasswordChanged(_)
                | Self::PasswordSet(_)
                | Self::PasswordRemoved(_)
                | Self::PasswordRecovered(_)
                | Self::AccountRegained(_)
                | Self::AccountConnected { .. }
                | Self::AccountDisconnected { .. }
                | Self::SecondFactorEnrolled(_)
                | Self::SecondFactorRemoved(_)
                | Self::SecondFactorReset(_)
                | Self::NewBrowser(_)
                | Self::PhoneAdded { .. }
                | Self::PhoneRemoved { .. }
                | Self::EmailChangeAsked { .. }
                | Self::EmailChanged(_)
        )
    }

    /// The kinds that anybody can cause who knows an address, or who knows more and is bounded otherwise.
    pub const CAUSED_BY_ANYBODY: [&'static str; 12] = [
        "password_recovery",
        "recovery_not_possible",
        "sign_up",
        "sign_up_taken",
        "email_change_taken",
        "email_code",
        "sms_code",
        "factor_loss_code",
        "factor_loss",
        "factor_loss_text",
        "phone_gone",
        "factor_loss_ended",
    ];

    /// How long it is tried: what is of no use any more is not sent.
    pub(super) const fn life(&self) -> Duration {
        match self {
            Self::PasswordRecovery { .. } => RECOVERY_LASTS,
            Self::EmailCode { .. } => EMAIL_CODE_LASTS,
            Self::SmsCode { .. } => SMS_TRIED,
            Self::FactorLossCode { .. } => FACTOR_LOSS_LASTS,
            Self::SignUp { .. } => SIGN_UP_LASTS,
            Self::EmailChangeProof { .. } => EMAIL_CHANGE_LASTS,
            _ => super::outbox::LIFE,
        }
    }
}

/// The way by which a message goes. A release leaves alone what goes by a way that it does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// E-mail.
    Mail,
    /// A text message to a phone.
    Sms,
}

impl Channel {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Mail, Self::Sms];

    /// As `messages.channel` keeps it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Sms => "sms",
        }
    }
}

/// To whom a message goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// The address.
    pub address: Address,
    /// The id of the person, where it is one: when they are deleted the message goes with them.
    pub user_id: Option<String>,
    /// The language that they read.
    pub language: Language,
}

/// To whom a message to a phone goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneRecipient {
    /// The number.
    pub number: PhoneNumber,
    /// The id of the person: when they are deleted the message goes with them.
    pub user_id: String,
    /// The language that they read.
    pub language: Language,
}

/// An address that mail can be sent to: it holds nothing that a header or a command of SMTP could end at. Its domain is an A-label
/// ([RFC 5890 §2.3.2.1](https://www.rfc-editor.org/rfc/rfc5890#section-2.3.2.1)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(lettre::Address);

/// A text is not an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnAddress;

impl fmt::Display for NotAnAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected an email address such as mara@example.com")
    }
}

impl std::error::Error for NotAnAddress {}

impl Address {
    /// Reads `local@domain`, without quoting and comments.
    ///
    /// # Errors
    /// Where it is not an address.
    pub fn parse(text: &str) -> Result<Self, NotAnAddress> {
        let (local, domain) = text.rsplit_once('@').ok_or(NotAnAddress)?;
        let unfit = |c: char| c.is_control() || c.is_whitespace() || "\"<>(),:;[]\\@".contains(c);
        if local.contains(unfit) {
            return Err(NotAnAddress);
        }
        let domain = idna::domain_to_ascii_strict(domain).map_err(|_| NotAnAddress)?;
        lettre::Address::new(local, domain).map(Self).map_err(|_| NotAnAddress)
    }

    /// As a program that carries it takes it.
    pub(super) fn to_lettre(&self) -> lettre::Address {
        self.0.clone()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Messages about nobody: for the page that shows what mails look like, and for tests.
pub(super) mod samples {
    use super::*;

    /// One of each kind, and of each form of those that have several.
    pub(in crate::mail) fn each() -> Vec<Message> {
        let happened = || Happened {
            at: Timestamp::from_seconds(1_795_532_640),
            address: Some("2001:db8::7".into()),
            user_agent: Some("Mozilla/5.0 (X11; Linux x86_64) Firefox/140".into()),
            disown: None,
        };
        let disowned = || Happened { disown: Some(Handed("t0ken".into())), ..happened() };
        let nowhere = Happened { address: None, user_agent: None, ..disowned() };
        vec![
            Message::Test,
            Message::PasswordChanged(happened()),
            Message::PasswordChanged(disowned()),
            Message::ChangeDisowned {
                address: AddressBack::Put("mara@example.com".into()),
                stays: vec![
                    Staying { kind: Kind::Passkey, name: "Pocket".into(), since: Timestamp::from_seconds(1_790_000_000) },
                    Staying { kind: Kind::Totp, name: String::new(), since: Timestamp::from_seconds(1_780_000_000) },
                ],
                way_back: WayBack::Mail,
                happened: happened(),
            },
            Message::ChangeDisowned {
                address: AddressBack::Taken("mara@example.com".into()),
                stays: Vec::new(),
                way_back: WayBack::Admin,
                happened: happened(),
            },
            Message::ChangeDisowned {
                address: AddressBack::Unchanged,
                stays: Vec::new(),
                way_back: WayBack::AdminForFactor,
                happened: happened(),
            },
            Message::EmailChangeProof { token: Handed("t0ken".into()), code: Handed("1234 5678".into()), happened: happened() },
            Message::EmailChangeTaken(happened()),
            Message::EmailChangeAsked { to: "new@example.com".into(), happened: disowned() },
            Message::EmailChanged(disowned()),
            Message::EmailMoved { to: "new@example.com".into(), happened: disowned() },
            Message::EmailReplaced(Happened { address: None, user_agent: None, ..happened() }),
            Message::EmailSet(Happened { address: None, user_agent: None, ..happened() }),
            Message::AdminWaiting { count: 1 },
            Message::AdminWaiting { count: 12 },
            Message::FactorLossCode { token: Handed("t0ken".into()), code: Handed("1234 5678".into()), happened: happened() },
            Message::FactorLoss {
                stage: LossStage::Asked,
                until: Some(Timestamp::from_seconds(1_795_791_840)),
                cancel: Handed("t0ken".into()),
                happened: happened(),
            },
            Message::FactorLoss { stage: LossStage::Asked, until: None, cancel: Handed("t0ken".into()), happened: happened() },
            Message::FactorLoss {
                stage: LossStage::Waiting,
                until: Some(Timestamp::from_seconds(1_795_791_840)),
                cancel: Handed("t0ken".into()),
                happened: happened(),
            },
            Message::FactorLoss { stage: LossStage::Waiting, until: None, cancel: Handed("t0ken".into()), happened: happened() },
            Message::FactorLoss {
                stage: LossStage::Soon,
                until: Some(Timestamp::from_seconds(1_795_791_840)),
                cancel: Handed("t0ken".into()),
                happened: happened(),
            },
            Message::FactorLoss {
                stage: LossStage::Ready,
                until: Some(Timestamp::from_seconds(1_796_396_640)),
                cancel: Handed("t0ken".into()),
                happened: happened(),
            },
            Message::FactorLossEnded { why: LossEnd::Cancelled, happened: happened() },
            Message::FactorLossEnded { why: LossEnd::Refused, happened: happened() },
            Message::FactorLossEnded { why: LossEnd::Lapsed, happened: happened() },
            Message::AccountRegained(disowned()),
            Message::AdminLost { count: 1 },
            Message::AdminLost { count: 12 },
            Message::AdminDisowned { count: 1 },
            Message::AdminDisowned { count: 12 },
            Message::EmailTakenBack(happened()),
            Message::RecoveryNotPossible { why: NotRecoverable::AddressChanged, happened: disowned() },
            Message::PasswordSet(nowhere.clone()),
            Message::PasswordRemoved(happened()),
            Message::AccountConnected { name: "Company".into(), account: "mara@company.example".into(), happened: disowned() },
            Message::AccountDisconnected { name: "Company".into(), account: String::new(), happened: disowned() },
            Message::SecondFactorEnrolled(happened()),
            Message::SecondFactorRemoved(happened()),
            Message::SecondFactorCopied(happened()),
            Message::SecondFactorReset(nowhere.clone()),
            Message::RecoveryCodesRenewed(happened()),
            Message::RecoveryCodeUsed { left: 1, happened: happened() },
            Message::NewBrowser(happened()),
            Message::PasswordRecovery { token: Handed("t0ken".into()), code: Handed("1234 5678".into()), happened: happened() },
            Message::RecoveryNotPossible { why: NotRecoverable::Disabled, happened: happened() },
            Message::RecoveryNotPossible { why: NotRecoverable::NoPassword, happened: happened() },
            Message::SmsCode { code: Handed("1234 5678".into()), adds_phone: false },
            Message::SmsCode { code: Handed("1234 5678".into()), adds_phone: true },
            Message::FactorLossText { stage: LossStage::Asked },
            Message::FactorLossText { stage: LossStage::Ready },
            Message::PhoneGone,
            Message::PhoneAdded { number: "+49…67".into(), happened: disowned() },
            Message::PhoneRemoved { number: "+49…67".into(), happened: disowned() },
            Message::PasswordRecovered(happened()),
            Message::Invitation { token: Handed("t0ken".into()), by: Some("Mara Lind".into()), expires_at: happened().at },
            Message::Invitation { token: Handed("t0ken".into()), by: None, expires_at: happened().at },
            Message::SignUp { token: Handed("t0ken".into()), code: Handed("1234 5678".into()), happened: happened() },
            Message::SignUpTaken(happened()),
            Message::EmailCode {
                token: Handed("t0ken".into()),
                code: Handed("1234 5678".into()),
                after_password: false,
                happened: happened(),
            },
            Message::EmailCode {
                token: Handed("t0ken".into()),
                code: Handed("1234 5678".into()),
                after_password: true,
                happened: happened(),
            },
            Message::RecoveryNotPossible { why: NotRecoverable::Waiting, happened: happened() },
            Message::AccountApproved(nowhere.clone()),
            Message::AccountRefused { reason: None, happened: nowhere.clone() },
            Message::AccountRefused { reason: Some("We do not know you".into()), happened: nowhere },
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::samples::each;
    use super::*;

    #[test]
    fn an_address_holds_nothing_that_ends_a_header_or_a_command() {
        assert_eq!(Address::parse("Mara@example.com").unwrap().to_string(), "Mara@example.com");
        assert_eq!(Address::parse("mara@bücher.example").unwrap().to_string(), "mara@xn--bcher-kva.example");
        assert_eq!(Address::parse("jörg@example.com").unwrap().to_string(), "jörg@example.com");
        for bad in [
            "",
            "mara",
            "@example.com",
            "mara@",
            "mara@example.com\r\nBcc: all@example.com",
            "mara\r\nRCPT TO:<x@example.com>@example.com",
            "mara@example.com\n",
            "mara@exa mple.com",
            "ma ra@example.com",
            "a@b@example.com",
            "\"a b\"@example.com",
            "<mara@example.com>",
            "mara@example.com, bob@example.com",
            "mara\u{85}@example.com",
            "mara\u{2028}x@example.com",
        ] {
            assert_eq!(Address::parse(bad), Err(NotAnAddress), "{bad:?}");
        }
    }

    #[test]
    fn what_a_message_says_is_read_back() {
        for message in each() {
            let kept = serde_json::to_value(&message).unwrap();
            assert_eq!(kept["kind"], message.kind());
            assert_eq!(serde_json::from_value::<Message>(kept).unwrap(), message);
            let told = format!("{message:?}");
            assert!(!told.contains("t0ken") && !told.contains("1234"), "{told}");
        }
        for kind in Message::CAUSED_BY_ANYBODY {
            assert!(each().iter().any(|message| message.kind() == kind), "{kind}");
        }
        assert!(serde_json::from_str::<Message>(r#"{"kind":"of_a_later_release"}"#).is_err());
    }
}
