//! What people must have, and what they may use: the rules that were set, and what settings, groups and apps say in words of their own, read
//! as rules of one table. What they come to says `factors::rule`.

use crate::clock::Timestamp;
use crate::config::{EmailCodes, Settings};
use crate::factors::rule::{Applied, Requirement, Rule, Source};
use crate::factors::{Kind, Kinds};
use crate::people::groups;
use crate::people::rights::{self, Right};
use crate::people::rules::{Place, Rules};
use crate::store::{Connection, StoreError};

/// What the settings say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Whether whoever sees the console must have a second factor.
    pub for_admins: bool,
    /// Whether a browser of theirs may be remembered.
    pub remember_admins: bool,
    /// What codes by e-mail may be used for.
    pub email_codes: EmailCodes,
    /// What codes by SMS may be used for.
    pub sms_codes: EmailCodes,
}

impl From<&Settings> for Given {
    fn from(settings: &Settings) -> Self {
        Self {
            for_admins: settings.require_second_factor_for_admins,
            remember_admins: settings.remember_admins,
            email_codes: settings.email_codes,
            sms_codes: settings.sms.codes,
        }
    }
}

/// An app as the rules see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuledApp {
    /// Its `client_id`.
    pub client_id: String,
    /// What people call it.
    pub name: String,
    /// Whether it asks for a second factor by itself.
    pub requires_second_factor: bool,
}

/// The rule that a word about codes by e-mail is.
pub fn of_email_codes(allowed: EmailCodes) -> Rule {
    all_but(allowed, [Kind::EmailCode, Kind::EmailCodeSecond])
}

/// The rule that a word about codes by SMS is.
pub fn of_sms_codes(allowed: EmailCodes) -> Rule {
    all_but(allowed, [Kind::SmsCode, Kind::SmsCodeSecond])
}

fn all_but(allowed: EmailCodes, [first, second]: [Kind; 2]) -> Rule {
    let first = (!allowed.first()).then_some(first);
    let second = (!allowed.second()).then_some(second);
    let forbidden: Kinds = first.into_iter().chain(second).collect();
    if forbidden.is_empty() { Rule::default() } else { Rule::all_but(forbidden) }
}

/// The rule that the setting for admins is: of them neither a mailbox nor a phone is a second factor.
pub fn of_admins() -> Rule {
    Rule { second_factor: true, ..Rule::all_but(Kinds::of(&[Kind::EmailCodeSecond, Kind::SmsCodeSecond])) }
}

/// The rule that no browser is remembered.
pub fn never_remembered() -> Rule {
    Rule { remember: Some(0), ..Rule::default() }
}

/// The rule that the word of a group or an app about second factors is.
pub fn of_two_factors(required: bool) -> Rule {
    if required { Rule::two_factors() } else { Rule::default() }
}

fn set(rules: &Rules, place: &Place) -> Rule {
    rules.at(place).map(|set| set.rule.clone()).unwrap_or_default()
}

fn of_app(rules: &Rules, app: &RuledApp) -> [Applied; 2] {
    let source = Source::App(app.name.clone());
    let by_rule = set(rules, &Place::App(app.client_id.clone()));
    [Applied { source: source.clone(), rule: of_two_factors(app.requires_second_factor) }, Applied { source, rule: by_rule }]
}

/// What is asked of everybody who signs in to an app, whoever they are: no row is read.
pub fn of_everybody(given: Given, rules: &Rules, app: &RuledApp) -> Requirement {
    let deployment = [
        Applied { source: Source::EmailCodeSetting, rule: of_email_codes(given.email_codes) },
        Applied { source: Source::SmsCodeSetting, rule: of_sms_codes(given.sms_codes) },
        Applied { source: Source::Deployment, rule: set(rules, &Place::Deployment) },
    ];
    Requirement::of(deployment.into_iter().chain(of_app(rules, app)))
}

/// What is asked of a person at `now`, of themselves and for an app. For nobody the same is read, statement by statement.
///
/// # Errors
/// Where the store failed.
pub fn of_person(
    conn: &mut Connection,
    user_id: &str,
    (given, rules): (Given, &Rules),
    app: Option<&RuledApp>,
    now: Timestamp,
) -> Result<Requirement, StoreError> {
    let mut applied = vec![
        Applied { source: Source::EmailCodeSetting, rule: of_email_codes(given.email_codes) },
        Applied { source: Source::SmsCodeSetting, rule: of_sms_codes(given.sms_codes) },
        Applied { source: Source::Deployment, rule: set(rules, &Place::Deployment) },
    ];
    // Both are asked of everybody: no time tells who is an admin.
    if rights::of_user(conn, user_id, now)?.has(Right::SeeConsole) {
        if given.for_admins {
            applied.push(Applied { source: Source::AdminsSetting, rule: of_admins() });
        }
        if !given.remember_admins && rules.remember_browsers() {
            applied.push(Applied { source: Source::RememberAdminsSetting, rule: never_remembered() });
        }
    }
    for group in groups::of_person(conn, user_id, now)? {
        let by_rule = set(rules, &Place::Group(group.id));
        let source = Source::Group(group.name);
        for rule in [of_two_factors(group.requires_second_factor), of_email_codes(group.email_codes), by_rule] {
            applied.push(Applied { source: source.clone(), rule });
        }
    }
    applied.extend(app.into_iter().flat_map(|app| of_app(rules, app)));
    Ok(Requirement::of(applied))
}

/// One row of the table of all rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// For whom it is.
    pub source: Source,
    /// Which group or app; none for everybody.
    pub place: Option<Place>,
    /// Whether it is a rule that was set as such, or the word of a setting, a group or an app.
    pub is_rule: bool,
    /// What it says.
    pub rule: Rule,
}

/// The table of all rules: what settings, groups and apps say, and what was set. Those that say nothing are left out.
///
/// # Errors
/// Where the store failed.
pub fn table(conn: &mut Connection, (given, rules): (Given, &Rules), apps: &[RuledApp]) -> Result<Vec<Line>, StoreError> {
    let word = |source: Source, place: Option<Place>, rule: Rule| Line { source, place, is_rule: false, rule };
    let mut lines = vec![
        word(Source::EmailCodeSetting, None, of_email_codes(given.email_codes)),
        word(Source::SmsCodeSetting, None, of_sms_codes(given.sms_codes)),
    ];
    if given.for_admins {
        lines.push(word(Source::AdminsSetting, None, of_admins()));
    }
    if !given.remember_admins && rules.remember_browsers() {
        lines.push(word(Source::RememberAdminsSetting, None, never_remembered()));
    }
    for group in groups::with_rules_of_their_own(conn)? {
        let place = Some(Place::Group(group.id));
        lines.push(word(Source::Group(group.name.clone()), place.clone(), of_two_factors(group.requires_second_factor)));
        lines.push(word(Source::Group(group.name), place, of_email_codes(group.email_codes)));
    }
    for app in apps {
        let place = Some(Place::App(app.client_id.clone()));
        lines.push(word(Source::App(app.name.clone()), place, of_two_factors(app.requires_second_factor)));
    }
    for set in rules.iter() {
        let source = match &set.place {
            Place::Deployment => Source::Deployment,
            Place::Group(id) => match groups::find(conn, id)? {
                Some(group) => Source::Group(group.name),
                None => continue,
            },
            Place::App(id) => match apps.iter().find(|app| app.client_id == *id) {
                Some(app) => Source::App(app.name.clone()),
                None => continue,
            },
        };
        lines.push(Line { source, place: Some(set.place.clone()), is_rule: true, rule: set.rule.clone() });
    }
    lines.retain(|line| line.rule != Rule::default());
    let order = |line: &Line| match &line.source {
        Source::Deployment => (0, String::new()),
        Source::EmailCodeSetting => (1, String::new()),
        Source::SmsCodeSetting => (2, String::new()),
        Source::AdminsSetting | Source::RememberAdminsSetting => (3, String::new()),
        Source::Group(name) => (4, name.clone()),
        Source::App(name) => (5, name.clone()),
    };
    lines.sort_by_key(order);
    Ok(lines)
}
