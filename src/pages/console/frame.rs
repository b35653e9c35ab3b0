//! What stands round every page of the console: who is signed in, and where one can go.

use super::sections::{NAVIGATION, Section};
use crate::pages::parts::AccountCard;
use crate::people::rights::Right;

/// What stands round a page of the console.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Who is signed in.
    pub account: AccountCard,
    /// What was looked for in everything.
    pub sought: String,
    /// The rights that they have not: no link leads where these are needed.
    pub lacks: Vec<Right>,
}

/// Links of the navigation under one heading.
pub(super) struct Group {
    pub heading: Option<&'static str>,
    pub entries: Vec<&'static Section>,
}

impl Frame {
    pub(super) fn groups(&self) -> Vec<Group> {
        let may_see = |section: &&Section| !self.lacks.contains(&section.right);
        let group = |(heading, sections): &(Option<&'static str>, &'static [Section])| {
            let entries: Vec<&Section> = sections.iter().filter(may_see).collect();
            (!entries.is_empty()).then_some(Group { heading: *heading, entries })
        };
        NAVIGATION.iter().filter_map(group).collect()
    }
}
