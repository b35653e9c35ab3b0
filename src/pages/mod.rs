//! What people see: each page is a struct of plain values with `render(&PageContext)`, drawn by an askama template.
//!
//! Floor 6; uses `languages` alone. A page decides nothing and knows no store: who asks it hands over what is to be shown,
//! with every form's action. Words and colours follow one design: a plate that says who asks, a door where one acts.
//! Stable for scripts: the names of the form fields and `data-page` on `<body>`.

mod account;
mod account_choice;
pub mod assets;
mod attributes;
mod before_setup;
mod cards;
mod change_email;
mod change_password;
mod chrome;
mod consent;
pub mod console;
mod context;
mod difference;
mod elsewhere;
mod email_code;
mod enrol_second_factor;
mod enrol_totp;
mod error;
mod form_post;
mod granted_apps;
mod home;
mod icons;
mod invitation;
mod language;
mod links;
mod lost_factors;
mod moment;
mod more_about_you;
mod new_password;
mod not_me;
mod parts;
mod passkey;
mod password;
pub mod paths;
mod phone;
mod qr;
mod recover;
mod recovery_codes;
mod second_factor;
pub mod security;
mod security_events;
mod seed;
mod sessions;
mod setup;
mod sign_in;
mod sign_out;
mod sign_up;
mod signed_out;
mod terms;
mod totp;
mod verify;

#[cfg(test)]
mod gallery;

pub use account::{Account, NextStep};
pub use account_choice::{AccountChoice, ChoiceMode, KnownAccount};
pub use attributes::{AccountDetails, AttributeInput, SHOWN, ShownAttribute, box_of, field_of, lines_of};
pub use before_setup::BeforeSetup;
pub use cards::{AccountCard, AppCard};
pub use change_email::{ChangeEmail, ChangeEmailLink, ChangeEmailProblem, ChangeEmailSent};
pub use change_password::{ChangePassword, CurrentPasswordProblem};
pub use consent::{Consent, ConsentItem, ConsentKind, ConsentResource};
pub use context::{Done, Elsewhere, Notice, PageContext, Theme};
pub use difference::nearest;
pub use elsewhere::{ConnectOwn, ConnectProblem, ConnectQuestion, Connected, ConnectedAccount, SignInWith};
pub use email_code::{CodeBy, SendCode};
pub use enrol_second_factor::{EnrolOnTheWay, EnrolReason, EnrolSecondFactor, NewRecoveryCodes};
pub use enrol_totp::{CodeProblem, EnrolOwn, EnrolTotp};
pub use error::{Back, Cause, DeveloperPart, ErrorPage, Registered, SignOutOffer};
pub use form_post::FormPost;
pub use granted_apps::{GrantedApp, GrantedApps};
pub use home::{Home, HomeApp};
pub use invitation::{Invitation, InvitationProblem, InvitationWay};
pub use language::LanguageChoice;
pub use lost_factors::{HearOfLoss, LossBanner, LostFactors, LostFactorsCancel, LostFactorsCancelled, LostFactorsWaiting};
pub use more_about_you::MoreAboutYou;
pub use new_password::{NewPassword, NewPasswordProblem, NewPasswordReason};
pub use not_me::{NotMe, NotMeDone};
pub use parts::Hidden;
pub use passkey::{BackBy, EnrolPasskey, EnrolPasskeyOnTheWay, PASSKEY, Passkey, SignInPasskey, SignUpPasskey};
pub use password::{Password, PasswordReason};
pub use phone::{OwnPhone, PhoneProblem, PhoneSent};
pub use recover::Recover;
pub use recovery_codes::RecoveryCodes;
pub use second_factor::{AboutFactor, CodesLeft, FactorPage, FactorRow, FactorSection, FactorWords, LabelProblem, SecondFactor};
pub use security_events::SecurityEvent;
pub use seed::SeedView;
pub use sessions::{RememberedRow, SessionRow, Sessions};
pub use setup::{Setup, SetupProblem};
pub use sign_in::{SignIn, SignInProblem, UpstreamButton};
pub use sign_out::SignOut;
pub use sign_up::{SignUp, SignUpClosed, SignUpProblem, SignUpUsername, SignUpWaiting, UsernameProblem, Work};
pub use signed_out::{SignedOut, SignedOutApp, SignedOutState};
pub use terms::{Terms, TermsPage};
pub use totp::{AUTHENTICATOR_APP, OtherWay, RecoveryCode, RecoveryCodesLeft, RememberBox, SecondFactorProblem, Totp};
pub use verify::{MailFor, MailSent, MailedCodeProblem, VerifyElsewhere, VerifyLink};

/// The page as HTML. Drawing can fail in no way that these templates have; the answer would be an empty page.
fn drawn(template: &impl askama::Template) -> String {
    template.render().unwrap_or_default()
}
