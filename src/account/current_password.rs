//! The present password, which a form asks for that does what is sensitive: a session that was left open is not enough.

use super::member::Member;
use crate::audit::{EventType, Subject};
use crate::factors::password::PasswordHash;
use crate::http::Failure;
use crate::pages::CurrentPasswordProblem;
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::sign_in::throttle::{self, Admission, Attempt, Guess};

/// Notes that what a form asks for was refused, as an event of this type.
pub(super) async fn note_refusal(provider: &Provider, member: &Member<'_>, kind: EventType, reason: &'static str) {
    let event = member.acting().event(kind).refused(reason);
    provider.note(event.subject(Subject::User(member.session.user_id.clone()))).await;
}

/// What is wrong with the present password as typed, which is noted as an event of this type; guessing is slowed as at sign-in.
pub(super) async fn wrong(
    provider: &Provider,
    member: &mut Member<'_>,
    typed: Option<&str>,
    kind: EventType,
) -> Result<Option<CurrentPasswordProblem>, Failure> {
    let Some(given) = typed.map(Secret::new) else { return Ok(Some(CurrentPasswordProblem::Missing)) };
    let now = provider.now();
    let browser = member.visitor.known_browser_hashes();
    let attempt = Attempt {
        guess: Guess::Password,
        account: &member.session.user_id,
        name: &member.session.user_id,
        browser: &browser,
        sid: Some(&member.session.sid),
        address: member.visitor.address(),
    };
    let counter = match throttle::admit(&provider.transient, attempt, now).await? {
        Admission::Admitted(counter) => counter,
        Admission::Slowed(wait) => {
            note_refusal(provider, member, kind, "throttled").await;
            let minutes = u32::try_from(wait.as_secs().div_ceil(60)).unwrap_or(10);
            return Ok(Some(CurrentPasswordProblem::Throttled { minutes }));
        }
    };
    let stored = member.known.stored.as_ref().map(|stored| PasswordHash::stored(stored.phc.expose()));
    if provider.passwords.verify(&given, stored).await.map_err(Failure::unavailable)? {
        let drawn = member.visitor.renew_known_browser(counter.browser());
        throttle::succeeded(&provider.transient, attempt, &counter, &drawn, now).await?;
        return Ok(None);
    }
    throttle::failed(&provider.transient, attempt, &counter, now).await?;
    note_refusal(provider, member, kind, "mismatch").await;
    Ok(Some(CurrentPasswordProblem::Mismatch))
}
