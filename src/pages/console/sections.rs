//! The parts of the console. Each is one row: where it is, which right opens it, and how the navigation shows it.

use crate::pages::paths::segment;
use crate::people::rights::Right;

/// A part of the console.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// What its pages, the file of its list and the event of that call it.
    pub name: &'static str,
    /// Where it begins.
    pub path: &'static str,
    /// What one must have to see it.
    pub right: Right,
    /// The text of its link.
    pub(super) text: &'static str,
    pub(super) icon: &'static str,
}

impl Section {
    /// The page of one thing of it, by an id that may hold slashes and question marks.
    pub fn one(&self, id: &str) -> String {
        format!("{}/{}", self.path, segment(id))
    }
}

/// How the sign-in does.
pub const OVERVIEW: Section =
    Section { name: "overview", path: "/admin", right: Right::SeeConsole, text: "console-overview", icon: "home" };
/// Everybody.
pub const PEOPLE: Section =
    Section { name: "people", path: "/admin/people", right: Right::ManagePeople, text: "console-everybody", icon: "person" };
/// Who was invited.
pub const INVITATIONS: Section =
    Section { name: "invitations", path: "/admin/invitations", right: Right::ManagePeople, text: "console-invitations", icon: "tag" };
/// Groups.
pub const GROUPS: Section =
    Section { name: "groups", path: "/admin/groups", right: Right::ManageGroups, text: "console-groups", icon: "people" };
/// What is declared of people.
pub const ATTRIBUTES: Section = Section {
    name: "attributes",
    path: "/admin/attributes",
    right: Right::ManageAttributes,
    text: "console-attributes",
    icon: "information",
};
/// Versions of the terms.
pub const TERMS: Section = Section { name: "terms", path: "/admin/terms", right: Right::ManageTerms, text: "console-terms", icon: "list" };
/// Apps.
pub const APPS: Section = Section { name: "apps", path: "/admin/apps", right: Right::ManageClients, text: "console-apps", icon: "grid" };
/// APIs.
pub const APIS: Section =
    Section { name: "apis", path: "/admin/apis", right: Right::ManageResources, text: "console-apis", icon: "terminal" };
/// Providers whose accounts people sign in with.
pub const UPSTREAMS: Section =
    Section { name: "upstreams", path: "/admin/providers", right: Right::ManageUpstreams, text: "console-upstreams", icon: "link" };
/// Who must use what to sign in.
pub const RULES: Section =
    Section { name: "rules", path: "/admin/rules", right: Right::ManageRules, text: "console-rules", icon: "shield" };
/// Signing keys.
pub const KEYS: Section = Section { name: "keys", path: "/admin/keys", right: Right::ManageKeys, text: "console-keys", icon: "key" };
/// Sessions.
pub const SESSIONS: Section =
    Section { name: "sessions", path: "/admin/sessions", right: Right::EndSessions, text: "console-sessions", icon: "laptop" };
/// Messages to people.
pub const MESSAGES: Section =
    Section { name: "messages", path: "/admin/messages", right: Right::ManageMessages, text: "console-messages", icon: "mail" };
/// The record of what was done.
pub const AUDIT: Section = Section { name: "audit", path: "/admin/audit", right: Right::ReadRecord, text: "console-audit", icon: "list" };

/// The navigation: sections under a heading.
pub(super) const NAVIGATION: [(Option<&str>, &[Section]); 4] = [
    (None, &[OVERVIEW]),
    (Some("console-people"), &[PEOPLE, INVITATIONS, GROUPS, ATTRIBUTES, TERMS]),
    (Some("console-connections"), &[APPS, APIS, UPSTREAMS]),
    (Some("console-safety"), &[RULES, KEYS, SESSIONS, MESSAGES, AUDIT]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_one_segment_whatever_it_holds() {
        assert_eq!(PEOPLE.one("a/b?c#d%2F&\"<"), "/admin/people/a%2Fb%3Fc%23d%252F%26%22%3C");
    }
}
