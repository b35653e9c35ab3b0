//! A person's details as a form brings them: checked, and compared with what is kept.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::administrator::Administrator;
use crate::acts::person::{Changes, UnfitPerson};
use crate::endpoints::attributes;
use crate::languages::Language;
use crate::pages::console::{Profile, ProfileProblem};
use crate::people::user::{self, User};
use crate::people::{Email, Username, names};
use crate::protocol::attribute::Attributes;
use crate::protocol::parameters::{ParameterFault, Parameters};
use crate::protocol::standard_claims::ClaimKind;

/// Names that have fields of their own in the form.
const NAMES: [&str; 3] = ["name", "given_name", "family_name"];
/// The claim that is a choice of languages in the form.
const LOCALE: &str = "locale";

/// Details that may be kept.
pub(super) struct Checked {
    pub email: String,
    pub email_verified: bool,
    pub username: Option<String>,
    /// All claims that are not declared: the names and the others.
    pub claims: Map<String, Value>,
    /// What is to become of declared ones; null takes one away.
    pub attributes: Map<String, Value>,
}

impl Checked {
    /// The claims of somebody new.
    pub fn of_new(&self) -> Map<String, Value> {
        let declared = self.attributes.iter().filter(|(_, value)| !value.is_null());
        self.claims.iter().chain(declared).map(|(name, value)| (name.clone(), value.clone())).collect()
    }
}

/// What is declared, and the tag of the language that it is shown in.
#[derive(Clone)]
pub(super) struct Known {
    declared: Arc<Attributes>,
    language: &'static str,
}

impl Known {
    pub fn of(admin: &Administrator<'_>) -> Self {
        Self { declared: Arc::clone(&admin.provider().snapshot().attributes), language: admin.visitor.language().tag() }
    }
}

/// What was typed.
pub(super) fn typed(form: &Parameters, known: &Known) -> Profile {
    let field = |name: &str| form.get(name).unwrap_or_default().trim().replace("\r\n", "\n");
    Profile {
        email: field("email"),
        email_verified: form.get("email_verified").is_some(),
        username: field("username"),
        name: field("name"),
        given_name: field("given_name"),
        family_name: field("family_name"),
        locale: field(LOCALE),
        attributes: attributes::typed(form, known.declared.iter(), known.language),
        claims: field("claims"),
    }
}

/// What is kept, as the form shows it.
pub(super) fn kept(user: &User, known: &Known) -> Profile {
    let text = |name: &str| user.claims.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let others = others(&user.claims, known);
    Profile {
        email: user.email.as_str().to_owned(),
        email_verified: user.email_verified,
        username: user.username.as_ref().map(|name| name.as_str().to_owned()).unwrap_or_default(),
        name: text("name"),
        given_name: text("given_name"),
        family_name: text("family_name"),
        locale: text(LOCALE),
        attributes: attributes::kept(known.declared.iter(), &user.claims, known.language),
        claims: if others.is_empty() { String::new() } else { format!("{:#}", Value::Object(others)) },
    }
}

/// Whether a claim has a field of its own.
fn has_field(name: &str, known: &Known) -> bool {
    NAMES.contains(&name) || name == LOCALE || known.declared.iter().any(|attribute| attribute.name == name)
}

fn others(claims: &Map<String, Value>, known: &Known) -> Map<String, Value> {
    claims.iter().filter(|(name, _)| !has_field(name, known)).map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// The form of somebody new, without a value.
pub(super) fn blank(known: &Known) -> Profile {
    Profile { attributes: attributes::kept(known.declared.iter(), &Map::new(), known.language), ..Profile::default() }
}

/// Details that may be kept of `before`, or of somebody new, or all that is wrong with them.
pub(super) fn check(form: &Parameters, typed: &Profile, known: &Known, before: Option<&User>) -> Result<Checked, Vec<ProfileProblem>> {
    let mut problems = Vec::new();
    if let Some(error) = form.fault() {
        problems.push(match (error.fault, error.name.as_deref()) {
            (ParameterFault::TooLong, Some("claims")) => ProfileProblem::ClaimsTooLong,
            _ => ProfileProblem::Malformed(error.name.clone()),
        });
        return Err(problems);
    }
    if Email::parse(&typed.email).is_err() {
        problems.push(ProfileProblem::EmailInvalid);
    }
    if !typed.username.is_empty() && Username::parse(&typed.username).is_err() {
        problems.push(ProfileProblem::UsernameInvalid);
    }
    let mut claims = Map::new();
    for (field, text) in NAMES.into_iter().zip([&typed.name, &typed.given_name, &typed.family_name]) {
        if names::full_name(text).is_err() {
            problems.push(ProfileProblem::NameUnfit(field));
        } else if !text.is_empty() {
            claims.insert(field.to_owned(), Value::from(text.as_str()));
        }
    }
    let none = Map::new();
    let kept = before.map_or(&none, |before| &before.claims);
    let is_offered =
        |tag: &str| Language::ALL.into_iter().any(|language| language.tag() == tag) || kept.get(LOCALE).is_some_and(|kept| kept == tag);
    match typed.locale.as_str() {
        "" => {}
        tag if is_offered(tag) => {
            claims.insert(LOCALE.to_owned(), Value::from(tag));
        }
        _ => problems.push(ProfileProblem::Malformed(Some(LOCALE.to_owned()))),
    }
    let changed = attributes::changes(typed.attributes.clone(), |name| known.declared.find(name), kept);
    let attributes = changed.unwrap_or_else(|wrong| {
        let faults = wrong.into_iter().filter_map(|input| Some(ProfileProblem::Attribute(input.name, input.fault?)));
        problems.extend(faults);
        Map::new()
    });
    match other_claims(&typed.claims, known) {
        Ok(others) => claims.extend(others),
        Err(problem) => problems.push(problem),
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let username = Some(typed.username.clone()).filter(|name| !name.is_empty());
    Ok(Checked { email: typed.email.clone(), email_verified: typed.email_verified, username, claims, attributes })
}

fn other_claims(typed: &str, known: &Known) -> Result<Map<String, Value>, ProfileProblem> {
    if typed.is_empty() {
        return Ok(Map::new());
    }
    let Ok(Value::Object(others)) = serde_json::from_str::<Value>(typed) else { return Err(ProfileProblem::ClaimsNotAnObject) };
    let is_reserved = |name: &&String| has_field(name, known) || user::OWN_COLUMNS.contains(&name.as_str());
    match others.keys().find(is_reserved) {
        Some(name) => Err(ProfileProblem::ClaimReserved(name.clone())),
        None => Ok(others.into_iter().filter(|(_, value)| !value.is_null()).collect()),
    }
}

/// What is to be other than it is. A name that is kept as something else than text stays unless another was typed.
pub(super) fn changes(user: &User, checked: &Checked, known: &Known) -> Changes {
    let shown = kept(user, known);
    let mut claims = Map::new();
    let fields = NAMES.into_iter().chain([LOCALE]);
    for (name, before) in fields.zip([&shown.name, &shown.given_name, &shown.family_name, &shown.locale]) {
        let after = checked.claims.get(name).and_then(Value::as_str).unwrap_or_default();
        if after != before {
            claims.insert(name.to_owned(), if after.is_empty() { Value::Null } else { Value::from(after) });
        }
    }
    let (before, after) = (others(&user.claims, known), others(&checked.claims, known));
    claims.extend(before.keys().filter(|name| !after.contains_key(*name)).map(|name| (name.clone(), Value::Null)));
    claims.extend(after.into_iter().filter(|(name, value)| before.get(name) != Some(value)));
    claims.extend(checked.attributes.clone());
    Changes {
        email: (checked.email != shown.email).then(|| checked.email.clone()),
        // A box that stands as it stood says nothing of a new address.
        email_verified: (checked.email_verified != user.email_verified).then_some(checked.email_verified),
        username: (checked.username.as_deref().unwrap_or_default() != shown.username).then(|| checked.username.clone().unwrap_or_default()),
        claims,
    }
}

/// The sentence for what cannot be.
pub(super) fn problem_of(unfit: UnfitPerson) -> ProfileProblem {
    match unfit {
        UnfitPerson::EmailTaken => ProfileProblem::EmailTaken,
        UnfitPerson::UsernameTaken => ProfileProblem::UsernameTaken,
        UnfitPerson::Email(_) => ProfileProblem::EmailInvalid,
        UnfitPerson::Username(_) => ProfileProblem::UsernameInvalid,
        UnfitPerson::Claims(_) => ProfileProblem::ClaimsTooLong,
        UnfitPerson::ClaimOfToken(name) => ProfileProblem::ClaimReserved(name),
        UnfitPerson::ClaimEmpty(name) => ProfileProblem::ClaimEmpty(name),
        UnfitPerson::ClaimKind { name, kind } => ProfileProblem::ClaimUnfit(name, kind),
        UnfitPerson::ClaimText { name, .. } => ProfileProblem::ClaimUnfit(name, ClaimKind::Text),
        UnfitPerson::Attribute { name, fault } => ProfileProblem::Attribute(name, fault),
        UnfitPerson::NoGroup(_) => ProfileProblem::GroupGone,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(body: &str) -> Result<Checked, Vec<ProfileProblem>> {
        let form = Parameters::read_form(body.as_bytes());
        let known = Known { declared: Arc::default(), language: "en" };
        check(&form, &typed(&form, &known), &known, None)
    }

    #[test]
    fn each_field_says_what_is_wrong_with_it() {
        let wrong = |body: &str| checked(body).err().unwrap_or_default();
        assert_eq!(wrong(""), [ProfileProblem::EmailInvalid]);
        assert_eq!(wrong("email=a%40b.example&email=c%40d.example"), [ProfileProblem::Malformed(Some("email".into()))]);
        assert_eq!(wrong("email=a%40b.example&username=a+b"), [ProfileProblem::UsernameInvalid]);
        for turned in ["%E2%80%AEeliH", "%E2%81%A6x", &"x".repeat(255)] {
            assert_eq!(wrong(&format!("email=a%40b.example&name={turned}")), [ProfileProblem::NameUnfit("name")]);
        }
        assert_eq!(wrong("email=a%40b.example&name=a%0Ab"), [ProfileProblem::Malformed(Some("name".into()))]);
        for none in ["[]", "1", "{", "{\"a\":1}x"] {
            assert_eq!(wrong(&format!("email=a%40b.example&claims={none}")), [ProfileProblem::ClaimsNotAnObject]);
        }
        assert_eq!(wrong("email=a%40b.example&locale=tlh"), [ProfileProblem::Malformed(Some("locale".into()))]);
        for reserved in ["sub", "groups", "name", "locale"] {
            let problem = [ProfileProblem::ClaimReserved(reserved.into())];
            assert_eq!(wrong(&format!("email=a%40b.example&claims=%7B\"{reserved}\":1%7D")), problem);
        }
        assert_eq!(wrong(&format!("email=a%40b.example&claims={}", "x".repeat(100_000))), [ProfileProblem::ClaimsTooLong]);
    }

    #[test]
    fn text_that_looks_like_markup_is_text_and_lines_within_json_are_kept() {
        let good = checked(
            "email=a%40b.example&name=%3Cb%3EM%3C%2Fb%3E&locale=de&claims=%7B%0D%0A+%22zoneinfo%22%3A+%22Europe/Berlin%22%0D%0A%7D",
        )
        .ok()
        .unwrap();
        assert_eq!(good.claims["name"], "<b>M</b>");
        assert_eq!((&good.claims["locale"], &good.claims["zoneinfo"]), (&Value::from("de"), &Value::from("Europe/Berlin")));
        assert!(!checked("email=a%40b.example&locale=").ok().unwrap().claims.contains_key("locale"));
    }
}
