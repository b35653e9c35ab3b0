//! The types of events, a row each: its stable name, how it is kept, whose fault it is where it was refused, and whether and in
//! which words the person is told of it whose account it was done to. A new one is a row here and the act that writes it.

use std::fmt;

/// How events of a type are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Inserted in the transaction of the change that it tells of.
    WithTheChange,
    /// Written within 200 ms, in groups.
    Queued,
    /// Summed per client and minute, unless a setting asks for each.
    Counted,
}

/// Whose fault it is where an event of the type was refused. [`fault`](super::fault) answers it, with the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blame {
    /// Always the app's.
    App,
    /// Never the app's, or nothing of the type is refused.
    NotApp,
    /// The reason tells: an error code, or why a page was shown.
    ByErrorCode,
    /// The reason tells: why a request to sign out was refused.
    ByLogoutReason,
}

/// Whether the person is told of it, on their own page, whose account an event of the type was done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It does not touch the security of their account.
    No,
    /// In these words.
    In(Words),
    /// The outcome tells in which.
    ByOutcome {
        /// It was done.
        done: Words,
        /// It was refused.
        refused: Words,
    },
    /// Whoever did it tells in which.
    ByActor {
        /// The person themselves.
        themselves: Words,
        /// Somebody else.
        another: Words,
    },
}

impl Told {
    /// The words for an event that was `done` or refused, by the person themselves (`own`) or by another; none where it is not told.
    pub const fn words(self, done: bool, own: bool) -> Option<Words> {
        match self {
            Self::No => None,
            Self::In(words) => Some(words),
            Self::ByOutcome { done: words, .. } if done => Some(words),
            Self::ByOutcome { refused: words, .. } => Some(words),
            Self::ByActor { themselves: words, .. } if own => Some(words),
            Self::ByActor { another: words, .. } => Some(words),
        }
    }
}

/// The words in which a person is told of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The id of their text in the language files.
    pub text_id: &'static str,
    /// What it is about, which a sign beside the words shows.
    pub about: About,
}

/// What an event that a person is told of is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Their sessions.
    Session,
    /// What they know or wrote down: the password, recovery codes.
    Secret,
    /// What they have: an app for codes.
    Device,
    /// Something that may not have been them.
    Warning,
}

const fn words(text_id: &'static str, about: About) -> Words {
    Words { text_id, about }
}

macro_rules! event_types {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $keeping:ident, $blame:ident, $told:expr;)*) => {
        /// What happened. The names are part of the interface: they are never changed, only added to.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum EventType {
            $($(#[$doc])* $variant,)*
        }

        impl EventType {
            /// Every type.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable name: `subject.what_happened`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// How it is kept.
            pub const fn keeping(self) -> Keeping {
                match self { $(Self::$variant => Keeping::$keeping,)* }
            }

            /// Whose fault it is where it was refused.
            pub const fn blame(self) -> Blame {
                match self { $(Self::$variant => Blame::$blame,)* }
            }

            /// Whether the person is told of it whose account it was done to.
            pub const fn told(self) -> Told {
                match self { $(Self::$variant => $told,)* }
            }
        }
    };
}

event_types! {
    /// An account was made.
    UserCreated = "user.created", WithTheChange, NotApp, Told::No;
    /// Names, addresses or claims changed.
    UserUpdated = "user.updated", WithTheChange, NotApp, Told::No;
    /// An account was disabled; its sessions and grants ended.
    UserDisabled = "user.disabled", WithTheChange, NotApp, Told::No;
    /// An account was enabled again.
    UserEnabled = "user.enabled", WithTheChange, NotApp, Told::No;
    /// An account was deleted.
    UserDeleted = "user.deleted", WithTheChange, NotApp, Told::No;
    /// A password was set by an admin or a command, or by the person with a one-time link.
    PasswordSet = "user.password_set", WithTheChange, NotApp, Told::ByActor {
        themselves: words("event-password-chosen", About::Secret),
        another: words("event-password-set", About::Secret),
    };
    /// A one-time link was made by which a person sets a password.
    SetupLinkMade = "user.setup_link_made", WithTheChange, NotApp, Told::No;
    /// A person changed the own password.
    PasswordChanged = "user.password_changed", WithTheChange, NotApp, Told::ByOutcome {
        done: words("event-password-changed", About::Secret),
        refused: words("event-password-change-refused", About::Warning),
    };
    /// Somebody asked for a mail by which a forgotten password is replaced, and it was sent.
    RecoveryRequested = "user.recovery_requested", WithTheChange, NotApp, Told::In(words("event-recovery-requested", About::Warning));
    /// Such a mail was not sent, or what it held was not taken: nobody has that name, too many tries, a wrong code.
    RecoveryRefused = "user.recovery_refused", Queued, NotApp, Told::In(words("event-recovery-refused", About::Warning));
    /// A person replaced a forgotten password by such a mail.
    PasswordRecovered = "user.password_recovered", WithTheChange, NotApp, Told::In(words("event-password-recovered", About::Secret));
    /// Somebody asked for a mail with a code to sign in with, and it was sent.
    EmailCodeRequested = "user.email_code_requested", WithTheChange, NotApp, Told::In(words("event-email-code-requested", About::Warning));
    /// Such a mail was not sent, or what it held was not taken: nobody has that name, it may not be used, too many tries, a wrong code.
    EmailCodeRefused = "user.email_code_refused", Queued, NotApp, Told::In(words("event-email-code-refused", About::Warning));
    /// Such a code showed who reads the mails of the address: in place of a password, or beside one.
    EmailCodeUsed = "user.email_code_used", Queued, NotApp, Told::In(words("event-email-code-used", About::Device));
    /// Somebody asked for a code by SMS to sign in with, and it was sent.
    SmsCodeRequested = "user.sms_code_requested", WithTheChange, NotApp, Told::In(words("event-sms-code-requested", About::Warning));
    /// Such a code was not sent, or not taken: nobody has that name, it may not be used, too many messages, a wrong code.
    SmsCodeRefused = "user.sms_code_refused", Queued, NotApp, Told::In(words("event-sms-code-refused", About::Warning));
    /// Such a code showed who has the phone: in place of a password, or beside one.
    SmsCodeUsed = "user.sms_code_used", Queued, NotApp, Told::In(words("event-sms-code-used", About::Device));
    /// A person asked for a code by which they prove a phone.
    PhoneRequested = "user.phone_requested", WithTheChange, NotApp, Told::No;
    /// Such a code was not sent, or not taken: a wrong password, too many messages, a wrong code.
    PhoneRefused = "user.phone_refused", Queued, NotApp, Told::In(words("event-phone-refused", About::Warning));
    /// A person added a phone, and proved it.
    PhoneAdded = "user.phone_added", WithTheChange, NotApp, Told::In(words("event-phone-added", About::Device));
    /// A phone was taken away, by its person or by an admin.
    PhoneRemoved = "user.phone_removed", WithTheChange, NotApp, Told::In(words("event-phone-removed", About::Device));
    /// The hash of a password was made anew at a sign-in, at another cost. The password is the same.
    PasswordHashRenewed = "user.password_hash_renewed", WithTheChange, NotApp, Told::No;
    /// Somebody asked for a mail by which they make an account: it was sent, or refused since the address has one.
    SignUpRequested = "user.sign_up_requested", WithTheChange, NotApp, Told::In(words("event-sign-up-requested", About::Warning));
    /// Such a mail was not sent, or what it held not taken: too many tries, a wrong code.
    SignUpRefused = "user.sign_up_refused", Queued, NotApp, Told::No;
    /// A person made their own account.
    UserRegistered = "user.registered", WithTheChange, NotApp, Told::In(words("event-user-registered", About::Secret));
    /// An admin approved an account that a person made.
    UserApproved = "user.approved", WithTheChange, NotApp, Told::In(words("event-user-approved", About::Session));
    /// An admin refused such an account, which was deleted.
    UserRefused = "user.refused", WithTheChange, NotApp, Told::No;
    /// A person accepted a version of the terms.
    TermsAccepted = "user.terms_accepted", WithTheChange, NotApp, Told::No;
    /// A version of the terms was published.
    TermsPublished = "terms.published", WithTheChange, NotApp, Told::No;
    /// A version of the terms that was not in force yet was withdrawn.
    TermsWithdrawn = "terms.withdrawn", WithTheChange, NotApp, Told::No;
    /// A person has no password any more.
    PasswordRemoved = "user.password_removed", WithTheChange, NotApp, Told::In(words("event-password-removed", About::Secret));
    /// A person said that a change of their account was not them: all they had ended, and the password works no more.
    ChangeDisowned = "user.change_disowned", WithTheChange, NotApp, Told::In(words("event-change-disowned", About::Warning));
    /// A person asked for a mail by which they prove the address that is to be theirs.
    EmailChangeRequested = "user.email_change_requested", WithTheChange, NotApp,
        Told::In(words("event-email-change-requested", About::Warning));
    /// Such a mail was not sent, or what it held not taken: a wrong password, too many tries, a wrong code.
    EmailChangeRefused = "user.email_change_refused", Queued, NotApp, Told::In(words("event-email-change-refused", About::Warning));
    /// Somebody wanted to make the address of a person that of another account: the person was told.
    EmailCollided = "user.email_collided", WithTheChange, NotApp, Told::In(words("event-email-collided", About::Warning));
    /// A person changed the address of their account, and proved the new one.
    EmailChanged = "user.email_changed", WithTheChange, NotApp, Told::In(words("event-email-changed", About::Secret));
    /// The address before was put back, by a link that was sent to it.
    EmailRestored = "user.email_restored", WithTheChange, NotApp, Told::In(words("event-email-restored", About::Warning));
    /// An account at another provider signs the person in from now on.
    AccountConnected = "user.account_connected", WithTheChange, NotApp, Told::In(words("event-account-connected", About::Device));
    /// It does not any more.
    AccountDisconnected = "user.account_disconnected", WithTheChange, NotApp, Told::In(words("event-account-disconnected", About::Device));
    /// A passkey, one-time password or other factor was added.
    CredentialAdded = "user.credential_added", WithTheChange, NotApp, Told::No;
    /// A factor was removed.
    CredentialRemoved = "user.credential_removed", WithTheChange, NotApp, Told::No;
    /// A second factor was set up.
    SecondFactorEnrolled = "second_factor.enrolled", WithTheChange, NotApp, Told::In(words("event-factor-enrolled", About::Device));
    /// A second factor got another name.
    SecondFactorRenamed = "second_factor.renamed", WithTheChange, NotApp, Told::In(words("event-factor-renamed", About::Device));
    /// A second factor was taken away.
    SecondFactorRemoved = "second_factor.removed", WithTheChange, NotApp, Told::In(words("event-factor-removed", About::Device));
    /// An admin took every second factor of a person away.
    SecondFactorReset = "second_factor.reset", WithTheChange, NotApp, Told::In(words("event-factor-reset", About::Warning));
    /// A second factor proved its person.
    SecondFactorUsed = "second_factor.used", WithTheChange, NotApp, Told::In(words("event-factor-used", About::Device));
    /// A second factor was refused: wrong, used before, too many tries.
    SecondFactorRefused = "second_factor.refused", Queued, NotApp, Told::In(words("event-factor-refused", About::Warning));
    /// A copy of a second factor was used, and proved nobody.
    SecondFactorCopied = "second_factor.copied", WithTheChange, NotApp, Told::In(words("event-factor-copied", About::Warning));
    /// A browser is remembered: its person is not asked for a second factor there for a while.
    BrowserRemembered = "second_factor.browser_remembered", WithTheChange, NotApp,
        Told::In(words("event-browser-remembered", About::Device));
    /// Remembered browsers were forgotten: by their person, an admin, or with what was proven there.
    BrowsersForgotten = "second_factor.browsers_forgotten", WithTheChange, NotApp,
        Told::In(words("event-browsers-forgotten", About::Device));
    /// A person who lost their second factor asked for a mail by which they prove the address, and it was sent.
    FactorLossCodeSent = "second_factor.loss_code_sent", WithTheChange, NotApp, Told::No;
    /// Such a mail was not sent, or what it held was not taken: too many tries, a wrong code.
    FactorLossCodeRefused = "second_factor.loss_code_refused", Queued, NotApp, Told::No;
    /// A person said that their second factor is lost, and waits until they may sign in without it.
    FactorLossAsked = "second_factor.loss_asked", WithTheChange, NotApp, Told::In(words("event-factor-loss-asked", About::Warning));
    /// That was ended: by a link of a mail, in a session, or since the factor was used.
    FactorLossCancelled = "second_factor.loss_cancelled", WithTheChange, NotApp,
        Told::In(words("event-factor-loss-cancelled", About::Warning));
    /// An admin said that they may.
    FactorLossConfirmed = "second_factor.loss_confirmed", WithTheChange, NotApp,
        Told::In(words("event-factor-loss-confirmed", About::Warning));
    /// An admin said that they may not.
    FactorLossRefused = "second_factor.loss_refused", WithTheChange, NotApp, Told::In(words("event-factor-loss-refused", About::Warning));
    /// They could have, and did not in time.
    FactorLossLapsed = "second_factor.loss_lapsed", WithTheChange, NotApp, Told::No;
    /// They did: the factor is gone, and they have a new password.
    AccountRegained = "second_factor.lost", WithTheChange, NotApp, Told::In(words("event-account-regained", About::Warning));
    /// A person got new recovery codes; the old ones count no more.
    RecoveryCodesRenewed = "recovery_codes.renewed", WithTheChange, NotApp, Told::In(words("event-codes-renewed", About::Secret));
    /// A recovery code proved its person.
    RecoveryCodeUsed = "recovery_codes.used", WithTheChange, NotApp, Told::In(words("event-code-used", About::Secret));
    /// All sessions of a person were ended.
    SessionsEnded = "user.sessions_ended", WithTheChange, NotApp, Told::In(words("event-sessions-ended", About::Session));
    /// Somebody signed in.
    SignedIn = "user.signed_in", Queued, NotApp, Told::In(words("event-signed-in", About::Session));
    /// A sign-in was refused.
    SignInRefused = "user.sign_in_refused", Queued, NotApp, Told::In(words("event-sign-in-refused", About::Warning));
    /// A session ended: sign-out, command, admin.
    SessionEnded = "session.ended", WithTheChange, NotApp, Told::No;
    /// The first admin was made.
    SetupCompleted = "setup.completed", WithTheChange, NotApp, Told::No;
    /// A group was made.
    GroupCreated = "group.created", WithTheChange, NotApp, Told::No;
    /// A group's name, or what it requires, changed.
    GroupUpdated = "group.updated", WithTheChange, NotApp, Told::No;
    /// A group was deleted.
    GroupDeleted = "group.deleted", WithTheChange, NotApp, Told::No;
    /// Somebody was put into a group.
    MemberAdded = "group.member_added", WithTheChange, NotApp, Told::No;
    /// Somebody was taken out of a group.
    MemberRemoved = "group.member_removed", WithTheChange, NotApp, Told::No;
    /// A right was given.
    RoleAssigned = "role.assigned", WithTheChange, NotApp, Told::No;
    /// A right was taken.
    RoleRemoved = "role.removed", WithTheChange, NotApp, Told::No;
    /// A client was made or registered itself.
    ClientCreated = "client.created", WithTheChange, NotApp, Told::No;
    /// A client's metadata or settings changed.
    ClientUpdated = "client.updated", WithTheChange, NotApp, Told::No;
    /// A client was disabled.
    ClientDisabled = "client.disabled", WithTheChange, NotApp, Told::No;
    /// A client was enabled again.
    ClientEnabled = "client.enabled", WithTheChange, NotApp, Told::No;
    /// A client was deleted; its grants ended.
    ClientDeleted = "client.deleted", WithTheChange, NotApp, Told::No;
    /// A client got a new secret.
    ClientSecretRotated = "client.secret_rotated", WithTheChange, NotApp, Told::No;
    /// An admin tried out what a client would get.
    ClientTried = "client.tried", Queued, NotApp, Told::No;
    /// A client that registered itself was approved.
    ClientApproved = "client.approved", WithTheChange, NotApp, Told::No;
    /// A client did not prove who it is.
    ClientAuthenticationFailed = "client.authentication_failed", Queued, App, Told::No;
    /// A registration was refused.
    RegistrationRefused = "client.registration_refused", Queued, App, Told::No;
    /// A resource server was made.
    ResourceCreated = "resource.created", WithTheChange, NotApp, Told::No;
    /// A resource server changed.
    ResourceUpdated = "resource.updated", WithTheChange, NotApp, Told::No;
    /// A resource server was deleted.
    ResourceDeleted = "resource.deleted", WithTheChange, NotApp, Told::No;
    /// An attribute of people was declared.
    AttributeCreated = "attribute.created", WithTheChange, NotApp, Told::No;
    /// What was declared of an attribute changed.
    AttributeUpdated = "attribute.updated", WithTheChange, NotApp, Told::No;
    /// An attribute was deleted, with what was kept of it.
    AttributeDeleted = "attribute.deleted", WithTheChange, NotApp, Told::No;
    /// A provider was added whose accounts people sign in with.
    UpstreamCreated = "upstream.created", WithTheChange, NotApp, Told::No;
    /// Such a provider was changed.
    UpstreamUpdated = "upstream.updated", WithTheChange, NotApp, Told::No;
    /// Such a provider was deleted; nobody is connected with it any more.
    UpstreamDeleted = "upstream.deleted", WithTheChange, NotApp, Told::No;
    /// An admin tried out what such a provider says.
    UpstreamTried = "upstream.tried", Queued, NotApp, Told::No;
    /// What such a provider said of a person was left out, as it may not be kept here.
    ClaimsLeftOut = "upstream.claims_left_out", WithTheChange, NotApp, Told::No;
    /// A rule was set who must use what to sign in.
    RuleSet = "rule.set", WithTheChange, NotApp, Told::No;
    /// Such a rule was removed.
    RuleRemoved = "rule.removed", WithTheChange, NotApp, Told::No;
    /// An authorization request was answered with an error.
    AuthorizationRefused = "authorization.refused", Queued, ByErrorCode, Told::No;
    /// A request to sign out was refused by a page.
    SignOutRefused = "sign_out.refused", Queued, ByLogoutReason, Told::No;
    /// A person allowed a client something.
    ConsentGiven = "consent.given", WithTheChange, NotApp, Told::No;
    /// A person said no.
    ConsentDenied = "consent.denied", Queued, NotApp, Told::No;
    /// A remembered consent was withdrawn; the client's grants ended.
    ConsentWithdrawn = "consent.withdrawn", WithTheChange, NotApp, Told::No;
    /// A code was redeemed.
    GrantCreated = "grant.created", WithTheChange, NotApp, Told::No;
    /// A grant was revoked with all its tokens.
    GrantRevoked = "grant.revoked", WithTheChange, NotApp, Told::No;
    /// A code was used a second time: what it gave was revoked.
    CodeReplayed = "code.replayed", WithTheChange, NotApp, Told::No;
    /// A refresh token that was used up was used again: its grant was revoked.
    RefreshReused = "refresh.reused", WithTheChange, NotApp, Told::No;
    /// The refresh token before the newest was repeated within the grace.
    RefreshRepeated = "refresh.repeated", Counted, NotApp, Told::No;
    /// Tokens were refreshed.
    TokenRefreshed = "token.refreshed", Counted, NotApp, Told::No;
    /// A client got a token for itself.
    TokenIssued = "token.issued", Counted, NotApp, Told::No;
    /// A resource server asked about a token.
    TokenIntrospected = "token.introspected", Counted, NotApp, Told::No;
    /// A token request was refused.
    TokenRefused = "token.refused", Queued, ByErrorCode, Told::No;
    /// An ID token was given that may be too large to come back as a hint; claims may have been left out.
    IdTokenLarge = "token.id_token_large", Queued, NotApp, Told::No;
    /// An access token was revoked by its client.
    TokenRevoked = "token.revoked", WithTheChange, NotApp, Told::No;
    /// A signing key was made.
    KeyCreated = "key.created", WithTheChange, NotApp, Told::No;
    /// The next signing key took over.
    KeyRotated = "key.rotated", WithTheChange, NotApp, Told::No;
    /// A signing key was revoked.
    KeyRevoked = "key.revoked", WithTheChange, NotApp, Told::No;
    /// Somebody was invited.
    InvitationCreated = "invitation.created", WithTheChange, NotApp, Told::No;
    /// An invitation was sent again; the link before counts no more.
    InvitationSentAgain = "invitation.sent_again", WithTheChange, NotApp, Told::No;
    /// An invitation was withdrawn.
    InvitationWithdrawn = "invitation.withdrawn", WithTheChange, NotApp, Told::No;
    /// An invitation was accepted.
    InvitationAccepted = "invitation.accepted", WithTheChange, NotApp, Told::No;
    /// A test message was sent.
    MessageTested = "message.tested", WithTheChange, NotApp, Told::No;
    /// A message that waited or had failed was tried again at once.
    MessageSentAgain = "message.sent_again", WithTheChange, NotApp, Told::No;
    /// A message could not be delivered and is given up.
    MessageFailed = "message.failed", WithTheChange, NotApp, Told::No;
    /// So many messages were asked for that no more are sent for a while: of a kind of mails, to phones, or to those of a prefix.
    MessageBoundReached = "message.bound_reached", Queued, NotApp, Told::No;
    /// A form was refused: it came from another site, browser or journey, or from a browser without cookies.
    FormRefused = "form.refused", Queued, NotApp, Told::No;
    /// The record itself was read or exported.
    AuditRead = "audit.read", Queued, NotApp, Told::No;
    /// A list of the console was taken along as a file.
    ListExported = "list.exported", Queued, NotApp, Told::No;
    /// Somebody without the right asked for something of the admins.
    AccessRefused = "access.refused", Queued, NotApp, Told::No;
}

impl EventType {
    /// The types that a person is told of whose account it was done to.
    pub fn told_to_people() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|event| event.told() != Told::No)
    }

    /// Those of them that anybody can cause who knows a name.
    pub const CAUSED_BY_STRANGERS: &'static [Self] = &[
        Self::SignInRefused,
        Self::RecoveryRequested,
        Self::RecoveryRefused,
        Self::SignUpRequested,
        Self::EmailCollided,
        Self::EmailCodeRequested,
        Self::EmailCodeRefused,
        Self::SmsCodeRequested,
        Self::SmsCodeRefused,
    ];

    /// Sign-ins that failed, at the first factor or the second.
    pub const FAILED_SIGN_INS: &'static [Self] = &[Self::SignInRefused, Self::SecondFactorRefused];

    /// The type of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|event| event.name() == name)
    }
}

impl fmt::Display for EventType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_unique_and_read_back() {
        let names: BTreeSet<&str> = EventType::ALL.iter().map(|event| event.name()).collect();
        assert_eq!(names.len(), EventType::ALL.len());
        for event in EventType::ALL {
            assert_eq!(EventType::parse(event.name()), Some(*event));
            assert!(event.name().bytes().all(|b| b.is_ascii_lowercase() || b == b'.' || b == b'_'), "{event}");
        }
        assert_eq!(EventType::parse("user"), None);
    }
}
