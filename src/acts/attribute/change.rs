//! What is declared of an attribute is changed.

use std::fmt;

use super::{UnfitAttribute, check, members};
use crate::acts::CHANGED_MEANWHILE;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::people::attributes;
use crate::people::rights::Right;
use crate::protocol::attribute::Attribute;

/// Changes what is declared of an attribute. Its name, its type and whether it has several values stay: values are kept by them.
#[derive(Clone, Debug)]
pub struct ChangeAttribute {
    /// What it is to be; by its name it is found.
    pub attribute: Attribute,
    /// The version of the row that was seen when this was decided; `None`: this does not depend on what was seen.
    pub seen: Option<i64>,
}

/// Why an attribute was not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttributeNotChanged {
    /// There is none of this name.
    NoAttribute(String),
    /// Somebody else changed it since it was seen.
    Stale,
    /// It cannot be changed to that.
    Unfit(UnfitAttribute),
}

impl Act for ChangeAttribute {
    type Done = Attribute;
    type Refused = AttributeNotChanged;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageAttributes)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Attribute, NotDone<AttributeNotChanged>> {
        let name = &self.attribute.name;
        let nothing = || NotDone::Refused(AttributeNotChanged::NoAttribute(name.clone()));
        let (before, version) = attributes::find_versioned(doing.rows, name)?.ok_or_else(nothing)?;
        let changed = Attribute { kind: before.kind, several: before.several, ..self.attribute.clone() };
        // The same form again is no conflict, and nothing is told of what changes nothing.
        if changed == before {
            return Ok(before);
        }
        if self.seen.is_some_and(|seen| seen != version) {
            return Err(NotDone::Refused(AttributeNotChanged::Stale));
        }
        check(doing.rows, &changed).map_err(|unfit| unfit.map(AttributeNotChanged::Unfit))?;
        let now = doing.now();
        if !attributes::update(doing.rows, &changed, now)? {
            return Err(nothing());
        }
        let event = doing.event(EventType::AttributeUpdated, Subject::Attribute(name.clone()));
        doing.record(&event.changed(&members(&before), &members(&changed)))?;
        Ok(changed)
    }
}

/// In the words of the command line.
impl fmt::Display for AttributeNotChanged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAttribute(name) => write!(f, "there is no attribute with the name {name:?}"),
            Self::Stale => f.write_str(CHANGED_MEANWHILE),
            Self::Unfit(unfit) => unfit.fmt(f),
        }
    }
}
