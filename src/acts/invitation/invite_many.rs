//! Many are invited at once: all of them, or nobody. People who are known already are no fault where that is wanted: a list that grows is
//! sent whole again.

use std::collections::BTreeSet;
use std::fmt;

use super::invite::{Invited, NotInvited, check, may_send, send};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::people::invitations::NewInvitation;
use crate::people::invitations::file::AtLine;
use crate::people::rights::Right;

/// Invites everybody whom the lines of a file name.
#[derive(Clone, Debug)]
pub struct InviteMany {
    /// Whom, and to what.
    pub lines: Vec<AtLine<NewInvitation>>,
    /// Whether it is only looked whether they could be invited.
    pub dry_run: bool,
    /// Whether lines are left out whose address has an account or an invitation that can be accepted.
    pub skip_known: bool,
}

/// What became of a file.
#[derive(Clone, Debug)]
pub struct ManyInvited {
    /// Whoever was invited; nobody after a dry run.
    pub invited: Vec<Invited>,
    /// How many could be invited.
    pub good: usize,
    /// How many lines were left out.
    pub known: usize,
}

/// Why nobody was invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ManyNotInvited {
    /// What is wrong with each of these lines.
    Lines(Vec<AtLine<NotInvited>>),
    /// Whoever invites would have sent too many within an hour.
    TooMany,
}

impl Act for InviteMany {
    type Done = ManyInvited;
    type Refused = ManyNotInvited;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManagePeople)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<ManyInvited, NotDone<ManyNotInvited>> {
        let (mut good, mut bad, mut seen, mut known) = (Vec::new(), Vec::new(), BTreeSet::new(), 0);
        for AtLine { line, what } in &self.lines {
            match check(doing, what) {
                Ok(checked) if !seen.insert(checked.email.key().to_owned()) => bad.push(AtLine { line: *line, what: NotInvited::Twice }),
                Ok(checked) => good.push(checked),
                Err(NotDone::Refused(NotInvited::IsInvited | NotInvited::HasAccount)) if self.skip_known => known += 1,
                Err(NotDone::Refused(why)) => bad.push(AtLine { line: *line, what: why }),
                Err(other) => return Err(other.map(|why| ManyNotInvited::Lines(vec![AtLine { line: *line, what: why }]))),
            }
        }
        if !bad.is_empty() {
            return Err(NotDone::Refused(ManyNotInvited::Lines(bad)));
        }
        may_send(doing, good.len(), ManyNotInvited::TooMany)?;
        let count = good.len();
        let sent = if self.dry_run { Vec::new() } else { good };
        let invited = sent.into_iter().map(|checked| send(doing, checked)).collect::<Result<_, _>>()?;
        Ok(ManyInvited { invited, good: count, known })
    }
}

/// In the words of the command line.
impl fmt::Display for ManyNotInvited {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lines(lines) => {
                write!(f, "nobody was invited:")?;
                lines.iter().try_for_each(|at| write!(f, "\nline {}: {}", at.line, at.what))
            }
            Self::TooMany => NotInvited::TooMany.fmt(f),
        }
    }
}
