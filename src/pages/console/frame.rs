//! What stands round every page of the console: who is signed in, and where one can go.

use crate::pages::parts::AccountCard;
use crate::pages::paths;

/// What stands round a page of the console.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Who is signed in.
    pub account: AccountCard,
    /// What was looked for in everything.
    pub sought: String,
}

/// Links of the navigation under one heading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    pub heading: Option<&'static str>,
    pub entries: &'static [Entry],
}

/// A link of the navigation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// The part of the console that it leads to, as the pages of that part call it.
    pub section: &'static str,
    pub path: &'static str,
    pub text: &'static str,
    pub icon: &'static str,
}

/// The navigation. A page is linked here in the commit that brings it.
const NAVIGATION: &[Group] = &[
    Group { heading: None, entries: &[Entry { section: "overview", path: paths::CONSOLE, text: "console-overview", icon: "home" }] },
    Group {
        heading: Some("console-people"),
        entries: &[
            Entry { section: "people", path: paths::CONSOLE_PEOPLE, text: "console-everybody", icon: "person" },
            Entry { section: "groups", path: paths::CONSOLE_GROUPS, text: "console-groups", icon: "people" },
        ],
    },
    Group {
        heading: Some("console-connections"),
        entries: &[
            Entry { section: "apps", path: paths::CONSOLE_APPS, text: "console-apps", icon: "grid" },
            Entry { section: "apis", path: paths::CONSOLE_APIS, text: "console-apis", icon: "terminal" },
        ],
    },
    Group {
        heading: Some("console-safety"),
        entries: &[
            Entry { section: "keys", path: paths::CONSOLE_KEYS, text: "console-keys", icon: "key" },
            Entry { section: "sessions", path: paths::CONSOLE_SESSIONS, text: "console-sessions", icon: "laptop" },
            Entry { section: "audit", path: paths::CONSOLE_AUDIT, text: "console-audit", icon: "list" },
        ],
    },
];

impl Frame {
    pub(super) fn groups(&self) -> &'static [Group] {
        NAVIGATION
    }
}
