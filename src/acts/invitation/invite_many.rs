//! Many are invited at once: all of them, or nobody.

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
    type Done = Vec<Invited>;
    type Refused = ManyNotInvited;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManagePeople)
    }

    /// Gives the invitations; none after a dry run.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Vec<Invited>, NotDone<ManyNotInvited>> {
        may_send(doing, self.lines.len(), ManyNotInvited::TooMany)?;
        let (mut good, mut bad, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
        for AtLine { line, what } in &self.lines {
            match check(doing, what) {
                Ok(checked) if !seen.insert(checked.email.key().to_owned()) => bad.push(AtLine { line: *line, what: NotInvited::Twice }),
                Ok(checked) => good.push(checked),
                Err(NotDone::Refused(why)) => bad.push(AtLine { line: *line, what: why }),
                Err(other) => return Err(other.map(|why| ManyNotInvited::Lines(vec![AtLine { line: *line, what: why }]))),
            }
        }
        if !bad.is_empty() {
            return Err(NotDone::Refused(ManyNotInvited::Lines(bad)));
        }
        if self.dry_run {
            return Ok(Vec::new());
        }
        good.into_iter().map(|checked| Ok(send(doing, checked)?)).collect()
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
