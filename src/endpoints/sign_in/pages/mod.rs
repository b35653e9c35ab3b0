//! The pages of the journey, one file each. What follows on a form is what its page's [`Page::take`] gives: no page knows how a
//! journey goes on, begins or ends.

mod account_choice;
mod connect_account;
mod consent;
mod email_code;
mod email_code_sent;
mod enrol_second_factor;
mod hear_of_loss;
mod identify;
mod keep_factor;
mod lost_factors;
mod lost_factors_sent;
mod more_about_you;
mod new_password;
mod passkey;
mod password;
mod recover;
mod recover_sent;
mod recovery_code;
mod second_factor;
mod sent_by;
mod sign_up;
mod sign_up_passkey;
mod sign_up_sent;
mod sign_up_username;
mod terms;
mod totp;
mod upstream;
mod way;

use crate::endpoints::sign_in::step::Page;
use crate::factors::Kinds;
use crate::protocol::parameters::Parameters;
use crate::sign_in::journey::Owed;

pub(crate) use keep_factor::{Confirmed, Kept, keep as keep_factor};
pub(crate) use new_password::{first_password_problem, new_password};
pub(crate) use second_factor::know_browser;
pub(super) use sign_up::closed as sign_up_closed;
pub(in crate::endpoints::sign_in) use upstream::{Came, came};
pub(crate) use upstream::{SAID, WHICH, named_at, said_at};
pub(crate) use way::{SetUp, Way};

/// Every page. Of those that ask for what a journey owes the first comes by itself, the others where the address names them.
pub(super) static PAGES: [&Page; 24] = [
    &password::IDENTIFY,
    &password::PAGE,
    &passkey::PAGE,
    &totp::PAGE,
    &email_code::PAGE,
    &email_code_sent::PAGE,
    &email_code::SMS_PAGE,
    &email_code_sent::SMS_PAGE,
    &recovery_code::PAGE,
    &upstream::PAGE,
    &new_password::PAGE,
    &terms::PAGE,
    &connect_account::PAGE,
    &enrol_second_factor::PAGE,
    &more_about_you::PAGE,
    &hear_of_loss::PAGE,
    &consent::PAGE,
    &account_choice::PAGE,
    &recover::PAGE,
    &recover_sent::PAGE,
    &lost_factors::PAGE,
    &lost_factors_sent::PAGE,
    &sign_up::PAGE,
    &sign_up_sent::PAGE,
];

/// Every factor that goes beside the first one.
static WAYS: [&Way; 5] = [&totp::WAY, &passkey::WAY, &email_code::WAY, &email_code::SMS_WAY, &recovery_code::WAY];

/// Each of them that a person sets up, with how.
pub(crate) fn set_ups() -> impl Iterator<Item = (&'static Way, &'static SetUp)> {
    WAYS.into_iter().filter_map(|way| Some((way, way.set_up.as_ref()?)))
}

/// The one of these kinds that the parameter [`KIND`] names, else the first.
pub(crate) fn set_up_named(kinds: Kinds, parameters: &Parameters) -> Option<(&'static Way, &'static SetUp)> {
    let may = || set_ups().filter(|(way, _)| kinds.contains(way.kind));
    let named = parameters.get(KIND);
    may().find(|(way, _)| Some(way.kind.as_str()) == named).or_else(|| may().next())
}

/// Where a person sees which accounts at other providers sign them in.
pub(crate) const CONNECTED: &str = "/account/connected";

/// The field that brings what an authenticator answered.
pub(crate) const ANSWER: &str = "answer";

/// The parameter that names the kind of what is set up.
pub(crate) const KIND: &str = "kind";

/// The page that asks for what a journey owes, where the address names none; none where nothing here can.
pub(super) fn first_for(owed: Owed) -> Option<&'static Page> {
    PAGES.into_iter().find(|page| (page.asks_for)(owed))
}

/// The page for an address with these parameters: the one that it names, else the first.
pub(super) fn named_for(owed: Owed, parameters: &Parameters) -> Option<&'static Page> {
    let may_stand = |page: &Page| (page.asks_for)(owed) || (page.stands_in_for)(owed);
    let is_named = |page: &&Page| may_stand(page) && page.named.is_some_and(|name| parameters.get(name).is_some());
    PAGES.into_iter().rfind(is_named).or_else(|| first_for(owed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factors::{Enrolment, Kind};

    fn shown(owed: Owed, query: &str) -> Option<&'static str> {
        named_for(owed, &Parameters::read(query.as_bytes())).map(|page| page.posts_to)
    }

    #[test]
    fn each_thing_owed_has_its_page_and_an_address_may_name_another() {
        let code = Owed::Prove(Kinds::of(&[Kind::Totp, Kind::RecoveryCodes]));
        for (owed, query, posts_to) in [
            (Owed::AccountChoice, "", "/sign-in/account"),
            (Owed::Identify, "", "/sign-in"),
            (Owed::Identify, "choose=1", "/sign-in/account"),
            (Owed::Identify, "recovery=1", "/sign-in"),
            (Owed::first_proof(), "", "/sign-in"),
            (code, "", "/sign-in/code"),
            (code, "recovery=1", "/sign-in/recovery-code"),
            (Owed::Prove(Kinds::of(&[Kind::Passkey, Kind::Totp])), "", "/sign-in/passkey"),
            (Owed::Prove(Kinds::of(&[Kind::Passkey, Kind::Totp])), "app=1", "/sign-in/code"),
            (Owed::first_proof(), "passkey=1", "/sign-in/passkey"),
            (code, "recovery=1&choose=1", "/sign-in/account"),
            (Owed::Prove(Kinds::of(&[Kind::EmailCode])), "", "/sign-in/email"),
            (Owed::Prove(Kinds::of(&[Kind::EmailCodeSecond])), "", "/sign-in/email"),
            (Owed::Prove(Kinds::of(&[Kind::SmsCode])), "", "/sign-in/sms"),
            (Owed::Prove(Kinds::of(&[Kind::EmailCodeSecond, Kind::SmsCodeSecond])), "", "/sign-in/email"),
            (Owed::Replace(Kind::Password), "choose=1", "/sign-in/new-password"),
            (Owed::Enrol(Kinds::of(&[Kind::Totp])), "", "/sign-in/second-factor"),
            (Owed::AcceptTerms, "", "/sign-in/terms"),
            (Owed::FillIn, "", "/sign-in/details"),
            (Owed::HearOfLoss, "", "/sign-in/lost-factors/heard"),
            (Owed::Prove(Kinds::of(&[Kind::Upstream])), "", "/sign-in/upstream"),
            (Owed::first_proof(), "upstream=company&said=away", "/sign-in/upstream"),
            (Owed::Identify, "upstream=company&said=away", "/sign-in/upstream"),
            (Owed::Connect, "", "/sign-in/connect"),
            (Owed::Consent, "", "/consent"),
            (Owed::Consent, "choose=1", "/sign-in/account"),
        ] {
            assert_eq!(shown(owed, query), Some(posts_to), "{owed:?} {query}");
        }
        assert_eq!(shown(Owed::Replace(Kind::Totp), "choose=1"), None);
    }

    #[test]
    fn each_factor_that_may_be_asked_for_has_a_page() {
        for kind in Kind::ALL {
            assert_ne!(shown(Owed::Prove(Kinds::of(&[kind])), ""), None, "{kind:?}");
        }
    }

    #[test]
    fn each_factor_that_goes_beside_the_first_one_has_its_way_and_is_set_up_as_the_table_says() {
        for kind in Kinds::beside().iter() {
            let way = WAYS.into_iter().find(|way| way.kind == kind).unwrap();
            assert!((way.page.asks_for)(Owed::Prove(Kinds::of(&[kind]))));
            assert_eq!(way.set_up.is_some(), kind.factor().enrolment == Enrolment::OnTheWay, "{kind:?}");
        }
    }
}
