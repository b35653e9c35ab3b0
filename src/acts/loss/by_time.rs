//! Whether a wait ends by time, or an admin alone decides.

use std::time::Duration;

use crate::acts::password;
use crate::clock::Timestamp;
use crate::config::Settings;
use crate::people::cautions::{self, Caution};
use crate::people::losses::{self, Loss, REMEMBERED, STOPPED_LASTS};
use crate::people::requirements::{self, Given};
use crate::people::{assignments, rules};
use crate::store::sealing::KeyRing;
use crate::store::{Connection, StoreError};

/// What the settings say of people who lost their second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LossSettings {
    /// How long they wait; none where an admin alone helps.
    pub wait: Option<Duration>,
    /// What they say beside the rules who must use what.
    pub given: Given,
}

impl From<&Settings> for LossSettings {
    fn from(settings: &Settings) -> Self {
        Self { wait: settings.lost_factors_wait, given: Given::from(settings) }
    }
}

/// Why an admin alone decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OnlyAdmin {
    /// The setting says so for everybody.
    Off,
    /// The person has a role of the console.
    Role,
    /// A rule names what they must use: a mailbox and some days are not worth that.
    Rule,
    /// The person got in without their second factor lately.
    Regained,
    /// The address is another one since lately, whoever set it.
    Moved,
    /// 'Not me' was pressed lately.
    Disowned,
    /// The password was taken away by a press, and none is chosen yet.
    VoidPassword,
    /// A wait was refused or cancelled lately.
    Stopped,
}

/// What is known of a person.
#[derive(Clone, Copy, Debug, Default)]
struct Circumstances {
    wait: Option<Duration>,
    has_role: bool,
    rule_names_a_factor: bool,
    has_void_password: bool,
    regained: Option<Timestamp>,
    moved: Option<Timestamp>,
    disowned: Option<Timestamp>,
    stopped: Option<Timestamp>,
}

impl Circumstances {
    fn only_admin(&self, now: Timestamp) -> Option<OnlyAdmin> {
        let lately = |at: Option<Timestamp>, span| at.is_some_and(|at| at.is_within(span, now));
        let reasons = [
            (self.wait.is_none(), OnlyAdmin::Off),
            (self.has_role, OnlyAdmin::Role),
            (self.rule_names_a_factor, OnlyAdmin::Rule),
            (lately(self.regained, REMEMBERED), OnlyAdmin::Regained),
            (lately(self.moved, REMEMBERED), OnlyAdmin::Moved),
            (lately(self.disowned, REMEMBERED), OnlyAdmin::Disowned),
            (self.has_void_password, OnlyAdmin::VoidPassword),
            (lately(self.stopped, STOPPED_LASTS), OnlyAdmin::Stopped),
        ];
        reasons.into_iter().find_map(|(holds, why)| holds.then_some(why))
    }
}

/// Why an admin alone decides about this person, as things are now; none where the time does.
pub(super) fn only_admin(
    conn: &mut Connection,
    ring: &KeyRing,
    user_id: &str,
    settings: LossSettings,
    now: Timestamp,
) -> Result<Option<OnlyAdmin>, StoreError> {
    let rules = rules::all(conn)?;
    let known = Circumstances {
        wait: settings.wait,
        has_role: !assignments::of_user(conn, user_id, now)?.is_empty(),
        rule_names_a_factor: !requirements::of_person(conn, user_id, (settings.given, &rules), None, now)?.needs.is_empty(),
        has_void_password: password::read(conn, ring, user_id)?.is_some_and(|stored| stored.void),
        regained: losses::last_regained(conn, user_id)?,
        moved: cautions::last(conn, user_id, Caution::Moved)?,
        disowned: cautions::last(conn, user_id, Caution::Disowned)?,
        stopped: cautions::last(conn, user_id, Caution::Stopped)?,
    };
    Ok(known.only_admin(now))
}

/// What waits as it counts now: one that is over by time is not, where an admin alone decides by now or people wait longer.
///
/// # Errors
/// Where the store failed.
pub fn judged(conn: &mut Connection, ring: &KeyRing, loss: Loss, settings: LossSettings, now: Timestamp) -> Result<Loss, StoreError> {
    if loss.confirmed_by.is_some() {
        return Ok(loss);
    }
    let by_time = only_admin(conn, ring, &loss.user_id, settings, now)?.is_none();
    let due_at = loss.due_at.zip(settings.wait).filter(|_| by_time).map(|(due, wait)| due.max(loss.asked_at.plus(wait)));
    let ready_at = loss.ready_at.filter(|_| due_at.is_some_and(|due| now >= due));
    Ok(Loss { due_at, ready_at, ..loss })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attack_a4_where_a_mailbox_alone_is_a_poor_proof_an_admin_decides() {
        const DAY: Duration = Duration::from_secs(86_400);
        let now = Timestamp::from_seconds(100_000_000);
        let ago = |days: u32| Some(now.minus(DAY * days));
        let none = Circumstances { wait: Some(DAY), ..Circumstances::default() };
        for (known, why) in [
            (none, None),
            (Circumstances { wait: None, ..none }, Some(OnlyAdmin::Off)),
            (Circumstances { has_role: true, ..none }, Some(OnlyAdmin::Role)),
            (Circumstances { rule_names_a_factor: true, ..none }, Some(OnlyAdmin::Rule)),
            (Circumstances { has_void_password: true, ..none }, Some(OnlyAdmin::VoidPassword)),
            (Circumstances { regained: ago(7), ..none }, Some(OnlyAdmin::Regained)),
            (Circumstances { regained: ago(8), ..none }, None),
            (Circumstances { moved: ago(7), ..none }, Some(OnlyAdmin::Moved)),
            (Circumstances { moved: ago(8), ..none }, None),
            (Circumstances { disowned: ago(7), ..none }, Some(OnlyAdmin::Disowned)),
            (Circumstances { disowned: ago(8), ..none }, None),
            (Circumstances { stopped: ago(30), ..none }, Some(OnlyAdmin::Stopped)),
            (Circumstances { stopped: ago(31), ..none }, None),
        ] {
            assert_eq!(known.only_admin(now), why, "{known:?}");
        }
    }
}
