//! The types of events, their stable names, and how each is kept.

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

macro_rules! event_types {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $keeping:ident;)*) => {
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
        }
    };
}

event_types! {
    /// An account was made.
    UserCreated = "user.created", WithTheChange;
    /// Names, addresses or claims changed.
    UserUpdated = "user.updated", WithTheChange;
    /// An account was disabled; its sessions and grants ended.
    UserDisabled = "user.disabled", WithTheChange;
    /// An account was enabled again.
    UserEnabled = "user.enabled", WithTheChange;
    /// An account was deleted.
    UserDeleted = "user.deleted", WithTheChange;
    /// A password was set by an admin or a command, or by the person with a one-time link.
    PasswordSet = "user.password_set", WithTheChange;
    /// A one-time link was made by which a person sets a password.
    SetupLinkMade = "user.setup_link_made", WithTheChange;
    /// A person changed the own password.
    PasswordChanged = "user.password_changed", WithTheChange;
    /// A passkey, one-time password or other factor was added.
    CredentialAdded = "user.credential_added", WithTheChange;
    /// A factor was removed.
    CredentialRemoved = "user.credential_removed", WithTheChange;
    /// A second factor was set up.
    SecondFactorEnrolled = "second_factor.enrolled", WithTheChange;
    /// A second factor got another name.
    SecondFactorRenamed = "second_factor.renamed", WithTheChange;
    /// A second factor was taken away.
    SecondFactorRemoved = "second_factor.removed", WithTheChange;
    /// An admin took every second factor of a person away.
    SecondFactorReset = "second_factor.reset", WithTheChange;
    /// A second factor proved its person.
    SecondFactorUsed = "second_factor.used", WithTheChange;
    /// A second factor was refused: wrong, used before, too many tries.
    SecondFactorRefused = "second_factor.refused", Queued;
    /// A person got new recovery codes; the old ones count no more.
    RecoveryCodesRenewed = "recovery_codes.renewed", WithTheChange;
    /// A recovery code proved its person.
    RecoveryCodeUsed = "recovery_codes.used", WithTheChange;
    /// All sessions of a person were ended.
    SessionsEnded = "user.sessions_ended", WithTheChange;
    /// Somebody signed in.
    SignedIn = "user.signed_in", Queued;
    /// A sign-in was refused.
    SignInRefused = "user.sign_in_refused", Queued;
    /// A session ended: sign-out, command, admin.
    SessionEnded = "session.ended", WithTheChange;
    /// The first admin was made.
    SetupCompleted = "setup.completed", WithTheChange;
    /// A group was made.
    GroupCreated = "group.created", WithTheChange;
    /// A group's name, or what it requires, changed.
    GroupUpdated = "group.updated", WithTheChange;
    /// A group was deleted.
    GroupDeleted = "group.deleted", WithTheChange;
    /// Somebody was put into a group.
    MemberAdded = "group.member_added", WithTheChange;
    /// Somebody was taken out of a group.
    MemberRemoved = "group.member_removed", WithTheChange;
    /// A right was given.
    RoleAssigned = "role.assigned", WithTheChange;
    /// A right was taken.
    RoleRemoved = "role.removed", WithTheChange;
    /// A client was made or registered itself.
    ClientCreated = "client.created", WithTheChange;
    /// A client's metadata or settings changed.
    ClientUpdated = "client.updated", WithTheChange;
    /// A client was disabled.
    ClientDisabled = "client.disabled", WithTheChange;
    /// A client was enabled again.
    ClientEnabled = "client.enabled", WithTheChange;
    /// A client was deleted; its grants ended.
    ClientDeleted = "client.deleted", WithTheChange;
    /// A client got a new secret.
    ClientSecretRotated = "client.secret_rotated", WithTheChange;
    /// An admin tried out what a client would get.
    ClientTried = "client.tried", Queued;
    /// A client that registered itself was approved.
    ClientApproved = "client.approved", WithTheChange;
    /// A client did not prove who it is.
    ClientAuthenticationFailed = "client.authentication_failed", Queued;
    /// A registration was refused.
    RegistrationRefused = "client.registration_refused", Queued;
    /// A resource server was made.
    ResourceCreated = "resource.created", WithTheChange;
    /// A resource server changed.
    ResourceUpdated = "resource.updated", WithTheChange;
    /// A resource server was deleted.
    ResourceDeleted = "resource.deleted", WithTheChange;
    /// An authorization request was answered with an error.
    AuthorizationRefused = "authorization.refused", Queued;
    /// A request to sign out was refused by a page.
    SignOutRefused = "sign_out.refused", Queued;
    /// A person allowed a client something.
    ConsentGiven = "consent.given", WithTheChange;
    /// A person said no.
    ConsentDenied = "consent.denied", Queued;
    /// A remembered consent was withdrawn; the client's grants ended.
    ConsentWithdrawn = "consent.withdrawn", WithTheChange;
    /// A code was redeemed.
    GrantCreated = "grant.created", WithTheChange;
    /// A grant was revoked with all its tokens.
    GrantRevoked = "grant.revoked", WithTheChange;
    /// A code was used a second time: what it gave was revoked.
    CodeReplayed = "code.replayed", WithTheChange;
    /// A refresh token that was used up was used again: its grant was revoked.
    RefreshReused = "refresh.reused", WithTheChange;
    /// The refresh token before the newest was repeated within the grace.
    RefreshRepeated = "refresh.repeated", Counted;
    /// Tokens were refreshed.
    TokenRefreshed = "token.refreshed", Counted;
    /// A client got a token for itself.
    TokenIssued = "token.issued", Counted;
    /// A resource server asked about a token.
    TokenIntrospected = "token.introspected", Counted;
    /// A token request was refused.
    TokenRefused = "token.refused", Queued;
    /// An ID token was given that may be too large to come back as a hint; claims may have been left out.
    IdTokenLarge = "token.id_token_large", Queued;
    /// An access token was revoked by its client.
    TokenRevoked = "token.revoked", WithTheChange;
    /// A signing key was made.
    KeyCreated = "key.created", WithTheChange;
    /// The next signing key took over.
    KeyRotated = "key.rotated", WithTheChange;
    /// A signing key was revoked.
    KeyRevoked = "key.revoked", WithTheChange;
    /// A form was refused: it came from another site, browser or journey, or from a browser without cookies.
    FormRefused = "form.refused", Queued;
    /// The record itself was read or exported.
    AuditRead = "audit.read", Queued;
    /// A list of the console was taken along as a file.
    ListExported = "list.exported", Queued;
    /// Somebody without the right asked for something of the admins.
    AccessRefused = "access.refused", Queued;
}

impl EventType {
    /// What touches the security of a person's account: its owner is told.
    pub const OF_ACCOUNTS: &'static [Self] = &[
        Self::SignedIn,
        Self::SignInRefused,
        Self::PasswordChanged,
        Self::PasswordSet,
        Self::SessionsEnded,
        Self::SecondFactorEnrolled,
        Self::SecondFactorRenamed,
        Self::SecondFactorRemoved,
        Self::SecondFactorReset,
        Self::SecondFactorUsed,
        Self::SecondFactorRefused,
        Self::RecoveryCodesRenewed,
        Self::RecoveryCodeUsed,
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
