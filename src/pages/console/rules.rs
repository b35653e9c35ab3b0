//! `console-rules` and `console-rule`: who must use what to sign in.

use std::time::Duration;

use askama::Template;

use super::Frame;
use super::input::Input;
use crate::config::duration;
use crate::factors::rule::{Asked, Reason, Rule, Source};
use crate::factors::{Kind, Kinds};
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;
use crate::pages::parts::Summary;
use crate::sign_in::preview::{Path, Then};
use crate::writing::quoting::ShellCommand;

/// The text that names a factor here.
const fn factor(kind: Kind) -> &'static str {
    match kind {
        Kind::Password => "rule-factor-password",
        Kind::Passkey => "rule-factor-passkey",
        Kind::Totp => "rule-factor-totp",
        Kind::RecoveryCodes => "rule-factor-recovery-codes",
        Kind::EmailCode => "rule-factor-email-code",
        Kind::EmailCodeSecond => "rule-factor-email-code-second",
        Kind::SmsCode => "rule-factor-sms-code",
        Kind::SmsCodeSecond => "rule-factor-sms-code-second",
        Kind::Upstream => "rule-factor-upstream",
    }
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleLine {
    /// For whom it is.
    pub source: Source,
    /// What it says.
    pub rule: Rule,
    /// Whether it is a rule of this table; else a setting, a group or an app says it in a word of its own.
    pub is_rule: bool,
    /// Where it is changed; none where a setting says it.
    pub url: Option<String>,
}

/// Why nobody's sign-in can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PreviewProblem {
    /// There is no such person.
    NoPerson,
    /// There is no such app.
    NoApp,
}

/// What a person would be asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Previewed {
    /// What they are called.
    pub person: String,
    /// The app that they sign in to; none is their own pages.
    pub app: Option<String>,
    /// What follows on each first proof that they can give.
    pub paths: Vec<Path>,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// The table of rules, and what one person would be asked. Forms with GET: `kind` and `name` to [`Rules::rule_url`]; `person` and `app`.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// What stands round it.
    pub frame: Frame,
    /// Where a rule is opened.
    pub rule_url: String,
    /// The rules.
    pub lines: Vec<RuleLine>,
    /// Of what kind a rule is sought for, as it was typed.
    pub kind: String,
    /// The group or app that was typed.
    pub name: String,
    /// There is none of that name.
    pub no_place: bool,
    /// The person that was typed.
    pub person: String,
    /// The app that was typed.
    pub app: String,
    /// Why there is no preview.
    pub problem: Option<PreviewProblem>,
    /// The preview.
    pub previewed: Option<Previewed>,
}

#[derive(Template)]
#[template(path = "console/rules.html")]
struct RulesView<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a Rules,
    rows: Vec<Cells>,
    name: Input,
    person: Input,
    app: Input,
    lead: Option<String>,
    paths: Vec<(String, Vec<String>)>,
    reasons: Vec<String>,
}

/// What the table shows of a rule.
struct Cells {
    whom: String,
    allowed: Option<String>,
    required: Vec<String>,
    within: Option<String>,
    remembered: Option<String>,
    set_by: String,
    url: Option<String>,
}

fn list(c: &Chrome<'_>, kinds: Kinds) -> String {
    let names: Vec<String> = kinds.iter().map(|kind| c.t(factor(kind))).collect();
    names.join(&c.t("rules-separator"))
}

fn age(seconds: u64) -> String {
    duration::written(Duration::from_secs(seconds))
}

fn remembered(c: &Chrome<'_>, days: u64) -> String {
    if days == 0 { c.t("rules-never-remembered") } else { c.with("rules-remembered", "days", usize::try_from(days).unwrap_or(usize::MAX)) }
}

fn whom(c: &Chrome<'_>, source: &Source) -> String {
    match source {
        Source::Deployment | Source::EmailCodeSetting | Source::SmsCodeSetting => c.t("rules-everybody"),
        Source::AdminsSetting | Source::RememberAdminsSetting => c.t("rules-admins"),
        Source::Group(name) => c.with("rules-group", "name", name.as_str()),
        Source::App(name) => c.with("rules-app", "name", name.as_str()),
    }
}

fn cells(c: &Chrome<'_>, line: &RuleLine) -> Cells {
    let rule = &line.rule;
    let forbidden = rule.allowed.map(|allowed| Kinds::EVERY.without(allowed));
    let set_by = match (&line.source, line.is_rule) {
        (_, true) => c.t("rules-set-here"),
        (Source::EmailCodeSetting | Source::Deployment, _) => c.with("rules-set-setting", "name", "LATCHKEY_EMAIL_CODE"),
        (Source::SmsCodeSetting, _) => c.with("rules-set-setting", "name", "LATCHKEY_SMS_CODE"),
        (Source::AdminsSetting, _) => c.with("rules-set-setting", "name", "LATCHKEY_REQUIRE_SECOND_FACTOR_FOR_ADMINS"),
        (Source::RememberAdminsSetting, _) => c.with("rules-set-setting", "name", "LATCHKEY_REMEMBER_ADMINS"),
        (Source::Group(_), _) => c.t("rules-set-group"),
        (Source::App(_), _) => c.t("rules-set-app"),
    };
    let mut required = Vec::new();
    if !rule.one_of.is_empty() {
        required.push(c.with("rules-one-of", "factors", &list(c, rule.one_of)));
    } else if rule.second_factor {
        required.push(c.t("rules-second"));
    }
    Cells {
        whom: whom(c, &line.source),
        allowed: forbidden.map(|forbidden| c.with("rules-all-but", "factors", &list(c, forbidden))),
        required,
        within: rule.max_age.map(age),
        remembered: rule.remember.map(|days| remembered(c, days)),
        set_by,
        url: line.url.clone(),
    }
}

fn because(c: &Chrome<'_>, reason: &Reason) -> String {
    let asked = match &reason.part {
        Asked::NotAllowed(kinds) => c.with("rules-because-not", "factors", &list(c, *kinds)),
        Asked::SecondFactor => c.t("rules-because-second"),
        Asked::OneOf(kinds) => c.with("rules-because-one-of", "factors", &list(c, *kinds)),
        Asked::MaxAge(seconds) => c.with("rules-because-age", "time", &age(*seconds)),
        Asked::Remember(days) => remembered(c, *days),
    };
    let by = match &reason.source {
        Source::EmailCodeSetting => c.with("rules-set-setting", "name", "LATCHKEY_EMAIL_CODE"),
        Source::SmsCodeSetting => c.with("rules-set-setting", "name", "LATCHKEY_SMS_CODE"),
        source => whom(c, source),
    };
    format!("{by}: {asked}")
}

fn steps(c: &Chrome<'_>, path: &Path) -> (String, Vec<String>) {
    let first = c.with(if path.counts { "rules-with" } else { "rules-with-none" }, "factor", &c.t(factor(path.first)));
    let then = path.then.iter().map(|step| match step {
        Then::Prove(kinds) => c.with("rules-then-prove", "factors", &list(c, *kinds)),
        Then::SetUp(kinds) => c.with("rules-then-set-up", "factors", &list(c, *kinds)),
        Then::Stuck => c.t("rules-then-stuck"),
    });
    let mut then: Vec<String> = then.collect();
    if !path.then.contains(&Then::Stuck) {
        then.push(c.t("rules-then-in"));
    }
    (first, then)
}

impl Rules {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-rules");
        let no_place = self.no_place.then(|| c.t("rules-no-place"));
        let name = Input::text(&c, "name", "rules-name").value(&self.name).hint(c.t("rules-name-hint")).error(no_place);
        let problem = |which| (self.problem == Some(which)).then_some(which);
        let no_person = problem(PreviewProblem::NoPerson).map(|_| c.t("rules-no-person"));
        let no_app = problem(PreviewProblem::NoApp).map(|_| c.t("rules-no-app"));
        let person = Input::text(&c, "person", "rules-person").value(&self.person).error(no_person);
        let app = Input::text(&c, "app", "rules-preview-app").value(&self.app).hint(c.t("rules-preview-app-hint")).error(no_app);
        let rows = self.lines.iter().map(|line| cells(&c, line)).collect();
        let seen = self.previewed.as_ref();
        let lead = seen.map(|seen| match &seen.app {
            Some(app) => format!("{} · {}", seen.person, whom(&c, &Source::App(app.clone()))),
            None => format!("{} · {}", seen.person, c.t("rules-own-pages")),
        });
        let paths = seen.map(|seen| seen.paths.iter().map(|path| steps(&c, path)).collect()).unwrap_or_default();
        let reasons = seen.map(|seen| seen.reasons.iter().map(|reason| because(&c, reason)).collect()).unwrap_or_default();
        drawn(&RulesView { c, frame: &self.frame, section: "rules", page: self, rows, name, person, app, lead, paths, reasons })
    }
}

/// What is wrong with a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleProblem {
    /// It says nothing.
    Empty,
    /// Nothing that counts shows who somebody is.
    NoFirst,
    /// Of what counts nobody can set up a second factor on the way.
    NoSecond,
    /// Nobody can set up on the way what is asked for.
    NobodyCanSetUp,
    /// The time is none, or too short or long.
    Age,
    /// The days to remember a browser for are no number, or too many.
    Remember,
    /// No owner could sign in any more.
    LocksOwnersOut,
}

impl RuleProblem {
    const fn field(self) -> &'static str {
        match self {
            Self::Empty | Self::LocksOwnersOut | Self::NoFirst | Self::NoSecond => "allowed",
            Self::NobodyCanSetUp => "one_of",
            Self::Age => "max_age",
            Self::Remember => "remember",
        }
    }

    const fn text(self) -> &'static str {
        match self {
            Self::Empty => "rule-empty",
            Self::NoFirst => "rule-no-first",
            Self::NoSecond => "rule-no-second",
            Self::NobodyCanSetUp => "rule-nobody",
            Self::Age => "rule-age-wrong",
            Self::Remember => "rule-remember-wrong",
            Self::LocksOwnersOut => "rule-locks-out",
        }
    }
}

/// Shows and sets one rule. Posts `kind`, `name`, `version`, `allow_` and `need_` with the names of kinds, `second_factor`, `max_age`, `remember`.
#[derive(Clone, Debug)]
pub struct RulePage {
    /// What stands round it.
    pub frame: Frame,
    /// Where the form is posted.
    pub action: String,
    /// Where the form that removes it is posted; none where there is no rule.
    pub remove_action: Option<String>,
    /// What the record says of it.
    pub audit_url: String,
    /// For whom it is.
    pub source: Source,
    /// `deployment`, `group` or `app`.
    pub kind: &'static str,
    /// The group's name or the app's id.
    pub name: String,
    /// The version of the rule that the form changes; 0 where there is none.
    pub version: i64,
    /// What stands in the form.
    pub rule: Rule,
    /// How lately, as it was typed.
    pub max_age: String,
    /// For how many days a browser may be remembered, as it was typed.
    pub remember: String,
    /// Somebody else changed the rule while this was typed: this is what is kept.
    pub kept: Option<Rule>,
    /// What is wrong.
    pub problem: Option<RuleProblem>,
}

/// A box to tick for a kind.
struct KindTick {
    name: String,
    label: String,
    on: bool,
}

#[derive(Template)]
#[template(path = "console/rule.html")]
struct RuleView<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a RulePage,
    title: String,
    allowed: Vec<KindTick>,
    needs: Vec<KindTick>,
    within: Input,
    remember: Input,
    allowed_error: Option<String>,
    needs_error: Option<String>,
    kept: Option<Cells>,
    summary: Option<Summary>,
    command: ShellCommand,
}

impl RulePage {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-rule");
        let error = |field| self.problem.filter(|problem| problem.field() == field).map(|problem| c.t(problem.text()));
        let ticks = |before: &str, kinds: Kinds, on: Kinds| -> Vec<KindTick> {
            let tick =
                |kind: Kind| KindTick { name: format!("{before}{}", kind.as_str()), label: c.t(factor(kind)), on: on.contains(kind) };
            kinds.iter().map(tick).collect()
        };
        let allowed = ticks("allow_", Kinds::EVERY, self.rule.allowed.unwrap_or(Kinds::EVERY));
        let needs = ticks("need_", Rule::may_be_asked_for(), self.rule.one_of);
        let within = Input::text(&c, "max_age", "rule-age").value(&self.max_age).hint(c.t("rule-age-hint")).error(error("max_age")).code();
        let remember = Input::text(&c, "remember", "rule-remember").value(&self.remember).hint(c.t("rule-remember-hint"));
        let remember = remember.error(error("remember")).code();
        let summary = self.problem.map(|problem| vec![(problem.field(), c.t(problem.text()))]);
        let summary = summary.and_then(|entries| Summary::from_entries(&c, entries));
        let line = |rule: &Rule| RuleLine { source: self.source.clone(), rule: rule.clone(), is_rule: true, url: None };
        let kept = self.kept.as_ref().map(|kept| cells(&c, &line(kept)));
        let whom_of_command = match self.kind {
            "group" => vec!["--group", self.name.as_str()],
            "app" => vec!["--app", self.name.as_str()],
            _ => vec!["--everyone"],
        };
        let command = ShellCommand::of(&[&["latchkey", "policy", "set"][..], &whom_of_command].concat());
        let title = c.with("rule-title", "whom", &whom(&c, &self.source));
        let (allowed_error, needs_error) = (error("allowed"), error("one_of"));
        drawn(&RuleView {
            c,
            frame: &self.frame,
            section: "rules",
            page: self,
            title,
            allowed,
            needs,
            within,
            remember,
            allowed_error,
            needs_error,
            kept,
            summary,
            command,
        })
    }
}
