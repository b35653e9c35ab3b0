//! The console's pages for people, groups, sessions, keys and the record, in every state.

use super::console::frame;
use super::{Html, Language, NOW, Notice, PageContext, Theme};
use crate::pages::Done;
use crate::pages::console::*;

/// A name that is markup and longer than a line, and one that would turn its surroundings.
const MARKUP: &str = "<b>Bobby</b> \"Tables\" von und zu Unnachgiebig-Langenscheidtbach-Hohenstein";
const TURNING: &str = "\u{202e}ecilA";

fn exports() -> Exports {
    Exports { lines: "/admin/audit/export?format=jsonl".into(), csv: "/admin/audit/export?format=csv".into() }
}

fn search() -> Search {
    let hit = |name: &str, detail: &str, at| Hit { url: "/admin/people/1".into(), name: name.into(), detail: detail.into(), at };
    let found = |name, title, hits, all: Option<&str>| Found { name, title, hits, all: all.map(str::to_owned) };
    Search {
        frame: Frame { sought: "ali".into(), ..frame() },
        found: vec![
            found(
                "people",
                "console-people",
                vec![hit("Alice", "alice@example.com", None), hit(MARKUP, "a.very.long.address@subdomain.of.a.domain.example.com", None)],
                Some("/admin/people?q=ali"),
            ),
            found("apps", "console-apps", vec![hit("Alive", "alive-1f2e3d4c", None)], None),
            found("apis", "console-apis", vec![hit("Alive API", "https://api.alive.example", None)], None),
            found("groups", "console-groups", vec![hit(TURNING, "", None)], Some("/admin/groups?q=ali")),
            found("sessions", "console-sessions", vec![hit("Alice", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140", Some(NOW - 60))], None),
            found("grants", "search-grants", vec![hit("Alice", "grafana", Some(NOW - 60))], None),
            found("events", "console-audit", vec![hit("user.signed_in", "grafana", Some(NOW - 60))], None),
        ],
    }
}

fn sorting(by: &str, columns: &[&'static str]) -> Sorting {
    Sorting { by: by.into(), columns: columns.iter().map(|column| (*column, "/admin/people".to_owned())).collect() }
}

fn row(name: &str, email: &str, state: PersonState, owner: bool) -> PersonRow {
    PersonRow {
        url: "/admin/people/1".into(),
        name: name.into(),
        email: email.into(),
        username: owner.then(|| "alice".into()),
        state,
        owner,
        last_sign_in_at: (state == PersonState::Active).then_some(NOW - 7_200),
        created_at: NOW - 90 * 86_400,
    }
}

fn people() -> People {
    People {
        frame: frame(),
        sorting: sorting("-seen", &["address", "seen", "created"]),
        exports: exports(),
        people: vec![
            row("Alice", "alice@example.com", PersonState::Active, true),
            row("bob@example.com", "bob@example.com", PersonState::Disabled, false),
            row(MARKUP, "a.very.long.address.that.wraps.somewhere@subdomain.of.a.domain.example.com", PersonState::Active, false),
            row(TURNING, "turning@example.com", PersonState::Waiting, false),
            row("علي", "ali@example.com", PersonState::Active, false),
        ],
        total: 1_284,
        paging: Paging { previous: Some("/admin/people?before=x".into()), next: Some("/admin/people?after=x".into()) },
        now: NOW,
        ..People::default()
    }
}

fn profile() -> Profile {
    Profile {
        email: "bob@example.com".into(),
        email_verified: true,
        username: "bob".into(),
        name: "Bob Example".into(),
        given_name: "Bob".into(),
        family_name: "Example".into(),
        attributes: super::attributes::inputs(),
        locale: "de".into(),
        claims: "{\n  \"zoneinfo\": \"Europe/Berlin\"\n}".into(),
    }
}

fn person() -> Person {
    Person {
        frame: frame(),
        url: "/admin/people/1".into(),
        id: "5a0c7e1c-3a6a-4f0e-9b5e-0c6f1d2e3f40".into(),
        name: "Bob Example".into(),
        email: "bob@example.com".into(),
        state: PersonState::Active,
        version: 3,
        typed: profile(),
        groups: vec![
            PersonGroup { id: "g1".into(), name: "staff".into(), url: "/admin/groups/g1".into(), until: None },
            PersonGroup { id: "g2".into(), name: "on-call".into(), url: "/admin/groups/g2".into(), until: Some(NOW + 86_400) },
        ],
        group_names: vec!["staff".into(), "on-call".into()],
        created_at: NOW - 90 * 86_400,
        last_sign_in_at: Some(NOW - 3_600),
        password_set_at: Some(NOW - 30 * 86_400),
        second_factors: 1,
        sessions: 2,
        offline_apps: vec!["Gitea".into(), MARKUP.into()],
        sessions_url: "/admin/sessions?person=1".into(),
        audit_url: "/admin/audit?person=1".into(),
        ..Person::default()
    }
}

fn loss() -> PersonLoss {
    PersonLoss {
        asked_at: NOW - 86_400,
        from: Some("203.0.113.7 · Firefox · Linux".into()),
        due_at: Some(NOW + 2 * 86_400),
        ready_until: None,
        own: false,
    }
}

fn wrong() -> Vec<ProfileProblem> {
    vec![
        ProfileProblem::EmailTaken,
        ProfileProblem::UsernameInvalid,
        ProfileProblem::NameUnfit("name"),
        ProfileProblem::ClaimReserved("groups".into()),
        ProfileProblem::ClaimEmpty("department".into()),
    ]
}

fn wrong_attributes() -> Vec<ProfileProblem> {
    use crate::protocol::attribute::value::Fault;
    vec![ProfileProblem::Attribute("department".into(), Fault::Unseen), ProfileProblem::Attribute("gone".into(), Fault::Missing)]
}

fn wrong_otherwise() -> Vec<ProfileProblem> {
    vec![ProfileProblem::EmailInvalid, ProfileProblem::UsernameTaken, ProfileProblem::ClaimsNotAnObject]
}

fn wrong_at_length() -> Vec<ProfileProblem> {
    vec![ProfileProblem::Malformed(Some("username".into())), ProfileProblem::NameUnfit("given_name"), ProfileProblem::ClaimsTooLong]
}

fn group() -> Group {
    let member = |name: &str, until| Member {
        id: "1".into(),
        url: "/admin/people/1".into(),
        name: name.into(),
        email: "bob@example.com".into(),
        until,
    };
    Group {
        frame: frame(),
        url: "/admin/groups/g1".into(),
        name: "staff".into(),
        typed: "staff".into(),
        version: 2,
        members: vec![member("Bob", None), member(MARKUP, Some(NOW + 86_400))],
        total: 51,
        paging: Paging { previous: None, next: Some("/admin/groups/g1?after=x".into()) },
        ..Group::default()
    }
}

fn sessions() -> AllSessions {
    let line = |current, agent: &str| SessionLine {
        value: "s".into(),
        email: "bob@example.com".into(),
        person_url: "/admin/people/1".into(),
        user_agent: agent.into(),
        place: "2001:db8::1".into(),
        started_at: NOW - 7_200,
        used_at: NOW - 300,
        apps: vec!["Grafana".into(), "Gitea".into()],
        two_factors: current,
        current,
        offline_until: None,
    };
    let offline = SessionLine {
        value: "g".into(),
        email: "bob@example.com".into(),
        person_url: "/admin/people/1".into(),
        started_at: NOW - 86_400,
        used_at: NOW - 3_600,
        apps: vec![MARKUP.into()],
        offline_until: Some(NOW + 86_400 * 30),
        ..SessionLine::default()
    };
    AllSessions {
        frame: frame(),
        end_action: "/admin/sessions/end".into(),
        end_all_action: "/admin/sessions/end-all".into(),
        apps: vec![("grafana".into(), "Grafana".into())],
        sessions: vec![line(true, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"), line(false, ""), offline],
        total: 2,
        now: NOW,
        ..AllSessions::default()
    }
}

fn key(state: &str) -> KeyRow {
    KeyRow {
        kid: "8dGk2xPqVb0Yd1nJ7mQ3sT5uW9zA2cE4gI6kM8oR0tX".into(),
        algorithm: "RS256".into(),
        state: state.into(),
        created_at: NOW - 80 * 86_400,
        activated_at: (state != "next").then_some(NOW - 40 * 86_400),
        retired_at: matches!(state, "retired" | "revoked").then_some(NOW - 86_400),
        revoke_url: (state != "revoked").then(|| "/admin/keys/revoke?kid=x".into()),
    }
}

fn revoke(state: &str) -> RevokeKey {
    RevokeKey {
        frame: frame(),
        action: "/admin/keys/revoke".into(),
        keys_url: "/admin/keys".into(),
        key: key(state),
        not_confirmed: state == "next",
    }
}

fn event(name: &str, refused: bool, actor_kind: &str) -> EventRow {
    EventRow {
        id: "0197".into(),
        at: NOW - 60,
        event: name.into(),
        refused,
        sum: (actor_kind == "anonymous").then_some(2_990),
        actor_kind: actor_kind.into(),
        actor: (actor_kind == "user").then(|| "alice@example.com".into()),
        subject_kind: Some("user".into()),
        subject: Some("bob@example.com".into()),
        client: refused.then(|| "grafana".into()),
        facts: vec![("id".into(), "0197a".into()), ("user_agent".into(), MARKUP.into())],
    }
}

fn audit() -> Audit {
    let kinds = ["user", "client", "command", "system", "anonymous"];
    Audit {
        frame: frame(),
        types: vec!["user.created".into(), "user.signed_in".into()],
        events: kinds.iter().map(|kind| event("user.updated", *kind == "client", kind)).collect(),
        paging: Paging { previous: None, next: Some("/admin/audit?older=x".into()) },
        exports: exports(),
        ..Audit::default()
    }
}

fn done() -> [Done; 22] {
    [
        Done::SAVED,
        Done::of("notice-sessions-ended"),
        Done::of("notice-person-disabled"),
        Done::of("notice-person-enabled"),
        Done::of("notice-person-deleted"),
        Done::of("notice-admin-given"),
        Done::of("notice-admin-taken"),
        Done::of("notice-second-factor-reset"),
        Done::of("notice-loss-confirmed"),
        Done::of("notice-loss-refused"),
        Done::of("notice-member-added"),
        Done::of("notice-member-removed"),
        Done::of("notice-group-created"),
        Done::of("notice-group-deleted"),
        Done::of("notice-key-rotated"),
        Done::of("notice-message-sent-again"),
        Done::of("notice-access-ended"),
        Done::of("notice-message-under-way"),
        Done::of("notice-message-tested"),
        Done::KEY_NOT_KNOWN_YET,
        Done::of("notice-key-revoked"),
        Done::GONE,
    ]
}

fn people_pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let refused = |refusal| Person { refusal: Some(refusal), owner: true, ..person() }.render(ctx);
    let account = |name: &str, address: &str, live| PersonAccount {
        id: "1".into(),
        name: name.into(),
        url: "/admin/providers/company".into(),
        address: address.into(),
        since: NOW - 86_400,
        live,
    };
    let nobody = |search: &str| People { frame: frame(), search: search.into(), ..People::default() };
    let new = NewPerson { frame: frame(), action: "/admin/new-person".into(), ..NewPerson::default() };
    let link = Once::Link { url: "https://id.example.com/welcome/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfG".into(), until: NOW + 86_400 };
    let kept = Profile { name: "Robert Example".into(), username: String::new(), locale: "pt-BR".into(), ..profile() };
    vec![
        ("console-people", "console-people", people().render(ctx)),
        ("console-people-none", "console-people", nobody("nobody").render(ctx)),
        ("console-person-new", "console-person-new", new.render(ctx)),
        (
            "console-person-new-wrong",
            "console-person-new",
            NewPerson {
                typed: profile(),
                by_password: true,
                problems: wrong(),
                groups: vec![(true, "engineering".into()), (false, "wiki-editors".into()), (false, "a-group-with-a-long-name ".repeat(8))],
                more_groups: true,
                ..new.clone()
            }
            .render(ctx),
        ),
        ("console-person", "console-person", person().render(ctx)),
        (
            "console-person-connected",
            "console-person",
            Person { connected: vec![account("Company", "bob@company.example", true), account(MARKUP, "", false)], ..person() }.render(ctx),
        ),
        (
            "console-person-disabled",
            "console-person",
            Person {
                state: PersonState::Disabled,
                groups: vec![],
                name: MARKUP.into(),
                password_set_at: None,
                second_factors: 0,
                ..person()
            }
            .render(ctx),
        ),
        (
            "console-person-waiting",
            "console-person",
            Person { state: PersonState::Waiting, sessions: 0, second_factors: 0, last_sign_in_at: None, ..person() }.render(ctx),
        ),
        (
            "console-person-reason",
            "console-person",
            Person { state: PersonState::Waiting, reason: "no\u{202e}".into(), reason_unfit: true, ..person() }.render(ctx),
        ),
        ("console-person-wrong", "console-person", Person { problems: wrong(), ..person() }.render(ctx)),
        ("console-person-stale", "console-person", Person { kept: Some(kept), ..person() }.render(ctx)),
        (
            "console-person-password",
            "console-person",
            Person { once: Some(Once::Password("kq3m-8xwp-2r7t-v0zd".into())), password_is_temporary: true, passkeys: 1, ..person() }
                .render(ctx),
        ),
        ("console-person-phone", "console-person", Person { phone: Some("+491701234567".into()), ..person() }.render(ctx)),
        ("console-person-link", "console-person", Person { once: Some(link), passkeys: 2, ..person() }.render(ctx)),
        (
            "console-person-group-wrong",
            "console-person",
            Person { group: "none".into(), until: "x".into(), group_problem: Some(GroupProblem::NoGroup), ..person() }.render(ctx),
        ),
        ("console-person-wrong-attributes", "console-person", Person { problems: wrong_attributes(), ..person() }.render(ctx)),
        ("console-person-wrong-otherwise", "console-person", Person { problems: wrong_otherwise(), ..person() }.render(ctx)),
        ("console-person-wrong-at-length", "console-person", Person { problems: wrong_at_length(), ..person() }.render(ctx)),
        (
            "console-person-group-over",
            "console-person",
            Person { group: "staff".into(), until: "2020-01-01".into(), group_problem: Some(GroupProblem::Until), ..person() }.render(ctx),
        ),
        ("console-person-refused-disabled", "console-person", refused(Refusal::Disabled)),
        ("console-person-last-admin", "console-person", refused(Refusal::LastOwner)),
        ("console-person-last-way-in", "console-person", refused(Refusal::LastWayIn)),
        ("console-person-loss", "console-person", Person { loss: Some(loss()), ..person() }.render(ctx)),
        (
            "console-person-loss-admin",
            "console-person",
            Person { loss: Some(PersonLoss { due_at: None, ..loss() }), ..person() }.render(ctx),
        ),
        (
            "console-person-loss-ready",
            "console-person",
            Person { loss: Some(PersonLoss { ready_until: Some(NOW + 7 * 86_400), ..loss() }), ..person() }.render(ctx),
        ),
        ("console-person-loss-own", "console-person", Person { loss: Some(PersonLoss { own: true, ..loss() }), ..person() }.render(ctx)),
        ("console-person-loss-over", "console-person", refused(Refusal::NothingLost)),
        ("console-person-loss-not-own", "console-person", refused(Refusal::OwnLoss)),
        ("console-person-not-confirmed", "console-person", refused(Refusal::NotConfirmed)),
    ]
}

/// Name, `data-page` and HTML.
pub(super) fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let groups = Groups {
        frame: frame(),
        action: "/admin/groups".into(),
        groups: vec![
            GroupRow { url: "/admin/groups/g1".into(), name: "staff".into(), members: 51, requires_second_factor: true },
            GroupRow { url: "/admin/groups/g2".into(), name: MARKUP.into(), members: 0, requires_second_factor: false },
        ],
        ..Groups::default()
    };
    let no_groups = Groups { groups: vec![], ..groups.clone() };
    let taken = Groups { name: "staff".into(), problem: Some(NameProblem::Taken), search: "x".into(), ..no_groups.clone() };
    let stale = Group { stale: true, typed: "crew".into(), member_problem: Some(GroupProblem::NoPerson), not_confirmed: true, ..group() };
    let found = AllSessions { person: "bob".into(), found: Some(("1".into(), "Bob".into())), app: "grafana".into(), ..sessions() };
    let no_one = AllSessions { person: "nobody".into(), sessions: vec![], ..sessions() };
    let keys = Keys {
        frame: frame(),
        rotate_action: "/admin/keys/rotate".into(),
        keys: ["active", "next", "retired", "revoked"].map(key).into(),
        signing: vec![("RS256".into(), "rs-2".into()), ("ES256".into(), "es-1".into())],
        rotates_after_days: 90,
        now: NOW,
    };
    let asked = AuditQuery { event: "user.created".into(), since: "yesterday".into(), ..AuditQuery::default() };
    let no_events = Audit { events: vec![], wrong: vec!["since"], asked, ..audit() };
    let mut pages = people_pages(ctx);
    pages.extend([
        ("console-search", "console-search", search().render(ctx)),
        ("console-search-empty", "console-search", Search { frame: frame(), ..Search::default() }.render(ctx)),
        (
            "console-search-none",
            "console-search",
            Search { frame: Frame { sought: MARKUP.into(), ..frame() }, ..Search::default() }.render(ctx),
        ),
        ("console-groups", "console-groups", groups.render(ctx)),
        ("console-groups-none", "console-groups", no_groups.render(ctx)),
        ("console-groups-taken", "console-groups", taken.render(ctx)),
        ("console-group", "console-group", group().render(ctx)),
        ("console-group-stale", "console-group", stale.render(ctx)),
        (
            "console-group-empty",
            "console-group",
            Group { members: vec![], total: 0, problem: Some(NameProblem::Unfit), ..group() }.render(ctx),
        ),
        ("console-sessions", "console-sessions", sessions().render(ctx)),
        ("console-sessions-person", "console-sessions", found.render(ctx)),
        ("console-sessions-nobody", "console-sessions", no_one.render(ctx)),
        ("console-keys", "console-keys", keys.render(ctx)),
        ("console-key-revoke", "console-key-revoke", revoke("active").render(ctx)),
        ("console-key-revoke-wrong", "console-key-revoke", revoke("next").render(ctx)),
        ("console-key-revoke-retired", "console-key-revoke", revoke("retired").render(ctx)),
        ("console-audit", "console-audit", audit().render(ctx)),
        ("console-audit-none", "console-audit", no_events.render(ctx)),
    ]);
    pages.extend(done().into_iter().map(|done| {
        let told = PageContext { notice: Some(Notice::from(done)), ..ctx.clone() };
        ("console-done", "console-people", people().render(&told))
    }));
    pages
}

/// What a person sees first on a phone: the search, then the rows. A filter that is set is never hidden.
#[test]
fn filters_are_folded_until_one_of_them_is_set() {
    let ctx = super::context(Language::English, Theme::Auto);
    let open = |html: &str| {
        let document = Html::parse_document(html);
        let folded: Vec<_> = document.select(&super::select("form[role=search] details.more")).collect();
        assert_eq!(folded.len(), 1, "{html}");
        folded.iter().any(|details| details.attr("open").is_some())
    };
    let apps = || Apps { search: "graf".into(), kind: String::new(), state: String::new(), ..super::console::apps() };
    assert!(!open(&apps().render(&ctx)), "what is searched for stands before the fold");
    for (kind, state) in [("web", ""), ("", "off")] {
        assert!(open(&Apps { kind: kind.into(), state: state.into(), ..apps() }.render(&ctx)), "{kind}{state}");
    }
    let unset = || People {
        search: "a".into(),
        status: String::new(),
        factor: String::new(),
        role: String::new(),
        group: String::new(),
        ..people()
    };
    assert!(!open(&unset().render(&ctx)));
    for filtered in [
        People { status: "disabled".into(), ..unset() },
        People { factor: "with".into(), ..unset() },
        People { role: "admin".into(), ..unset() },
        People { group: "staff".into(), no_group: true, ..unset() },
    ] {
        assert!(open(&filtered.render(&ctx)));
    }
    assert!(!open(&Groups::default().render(&ctx)));
    assert!(open(&Groups { factor: "required".into(), ..Groups::default() }.render(&ctx)));
    let sessions = |app: &str| AllSessions { person: "bob".into(), app: app.into(), ..sessions() };
    assert!(!open(&sessions("").render(&ctx)));
    assert!(open(&sessions("grafana").render(&ctx)));
    let asked = AuditQuery { event: "user.created".into(), ..AuditQuery::default() };
    let audit = |asked: &AuditQuery| Audit { asked: asked.clone(), ..audit() }.render(&ctx);
    assert!(!open(&audit(&asked)));
    for asked in [
        AuditQuery { refused: true, ..asked.clone() },
        AuditQuery { person: "bob".into(), ..asked.clone() },
        AuditQuery { app: "grafana".into(), ..asked.clone() },
        AuditQuery { since: "2026-11-01".into(), ..asked.clone() },
        AuditQuery { until: "2026-11-01".into(), ..asked.clone() },
        AuditQuery { reference: "7F3K-Q2MD".into(), ..asked.clone() },
    ] {
        assert!(open(&audit(&asked)), "{asked:?}");
    }
}

/// The main action comes first, also for those who hear the page or go through it by keyboard.
#[test]
fn the_main_action_of_a_list_stands_before_its_exports() {
    let ctx = super::context(Language::English, Theme::Auto);
    for html in [super::console::apps().render(&ctx), people().render(&ctx)] {
        let document = Html::parse_document(&html);
        let links: Vec<_> = document.select(&super::select(".head .actions a")).collect();
        let main = links.iter().position(|link| link.attr("class").is_some_and(|class| class.contains("main")));
        let exports: Vec<_> = links.iter().enumerate().filter(|(_, link)| link.attr("download").is_some()).map(|(at, _)| at).collect();
        assert_eq!((main, exports), (Some(0), vec![1, 2]));
    }
}
