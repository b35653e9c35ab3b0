//! An attribute is declared.

use std::fmt;

use super::{UnfitAttribute, check, members};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Members, Subject};
use crate::people::attributes;
use crate::people::rights::Right;
use crate::protocol::attribute::Attribute;
use crate::protocol::attribute::definition::MOST;

/// Declares an attribute. What people have of that claim already stays as it is.
#[derive(Clone, Debug)]
pub struct CreateAttribute {
    /// What it is to be.
    pub attribute: Attribute,
}

/// Why an attribute was not declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttributeNotCreated {
    /// There is one of this name.
    Taken,
    /// Something of it does not fit.
    Unfit(UnfitAttribute),
}

impl Act for CreateAttribute {
    type Done = Attribute;
    type Refused = AttributeNotCreated;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageAttributes)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Attribute, NotDone<AttributeNotCreated>> {
        check(doing.rows, &self.attribute).map_err(|unfit| unfit.map(AttributeNotCreated::Unfit))?;
        let known = attributes::all(doing.rows)?;
        if known.iter().any(|other| other.name == self.attribute.name) {
            return Err(NotDone::Refused(AttributeNotCreated::Taken));
        }
        if known.count() >= MOST {
            return Err(NotDone::Refused(AttributeNotCreated::Unfit(UnfitAttribute::TooMany)));
        }
        let now = doing.now();
        if !attributes::insert(doing.rows, &self.attribute, now)? {
            return Err(NotDone::Refused(AttributeNotCreated::Taken));
        }
        let event = doing.event(EventType::AttributeCreated, Subject::Attribute(self.attribute.name.clone()));
        doing.record(&event.changed(&Members::of_nothing(), &members(&self.attribute)))?;
        Ok(self.attribute.clone())
    }
}

/// In the words of the command line.
impl fmt::Display for AttributeNotCreated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Taken => f.write_str("there is an attribute with this name already"),
            Self::Unfit(unfit) => unfit.fmt(f),
        }
    }
}
