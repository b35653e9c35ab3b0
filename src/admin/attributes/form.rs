//! The form of an attribute: read from what was posted, and held against the rules of definitions.

use std::collections::BTreeMap;
use std::str::FromStr;

use serde_json::Number;

use crate::languages::Language;
use crate::pages::console::{AttributeFault, AttributeForm, AttributeProblem};
use crate::protocol::attribute::{Attribute, AttributeKind, ChangedBy, Required, Rules};
use crate::protocol::parameters::Parameters;

/// What was posted.
pub(super) fn read(form: &Parameters) -> AttributeForm {
    let text = |name: &str| form.get(name).map(str::trim).unwrap_or_default().to_owned();
    let on = |name: &str| form.get(name).is_some();
    let by_language = |name: &str| -> BTreeMap<String, String> {
        let typed = Language::ALL.iter().map(|language| (language.tag().to_owned(), text(&format!("{name}_{}", language.tag()))));
        typed.filter(|(_, text)| !text.is_empty()).collect()
    };
    AttributeForm {
        name: text("name"),
        kind: text("kind"),
        several: on("several"),
        label: text("label"),
        labels: by_language("label"),
        help: text("help"),
        helps: by_language("help"),
        shortest: text("shortest"),
        longest: text("longest"),
        pattern: text("pattern"),
        least: text("least"),
        most: text("most"),
        choices: lines(&text("choices")).join("\n"),
        seen_by_person: on("seen_by_person"),
        changed_by: text("changed_by"),
        required: text("required"),
        scope: text("scope"),
        in_id_token: on("in_id_token"),
        position: text("position"),
    }
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// The form of a new one, as it is shown first.
pub(super) fn blank() -> AttributeForm {
    AttributeForm {
        kind: AttributeKind::Text.as_str().to_owned(),
        seen_by_person: true,
        changed_by: ChangedBy::Person.as_str().to_owned(),
        required: Required::Never.as_str().to_owned(),
        ..AttributeForm::default()
    }
}

/// The form as it shows what is stored.
pub(super) fn of(attribute: &Attribute) -> AttributeForm {
    let written = |value: Option<String>| value.unwrap_or_default();
    let rules = &attribute.rules;
    AttributeForm {
        name: attribute.name.clone(),
        kind: attribute.kind.as_str().to_owned(),
        several: attribute.several,
        label: attribute.label.clone(),
        labels: attribute.labels.clone(),
        help: attribute.help.clone(),
        helps: attribute.helps.clone(),
        shortest: written(rules.shortest.map(|number| number.to_string())),
        longest: written(rules.longest.map(|number| number.to_string())),
        pattern: written(rules.pattern.clone()),
        least: written(rules.least.as_ref().map(ToString::to_string)),
        most: written(rules.most.as_ref().map(ToString::to_string)),
        choices: rules.choices.join("\n"),
        seen_by_person: attribute.seen_by_person,
        changed_by: attribute.changed_by.as_str().to_owned(),
        required: attribute.required.as_str().to_owned(),
        scope: written(attribute.scope.clone()),
        in_id_token: attribute.in_id_token,
        position: attribute.position.to_string(),
    }
}

/// The attribute that the form makes, of the type of `before` where there is one, or everything that is wrong with it.
pub(super) fn check(form: &AttributeForm, before: Option<&Attribute>) -> Result<Attribute, Vec<AttributeProblem>> {
    let mut problems = Vec::new();
    let kind = before.map(|before| before.kind).or_else(|| AttributeKind::parse(&form.kind));
    let changed_by = ChangedBy::parse(&form.changed_by);
    let required = Required::parse(&form.required);
    for (field, is_there) in [("kind", kind.is_some()), ("changed_by", changed_by.is_some()), ("required", required.is_some())] {
        if !is_there {
            problems.push(AttributeProblem { field, fault: AttributeFault::NoChoice });
        }
    }
    let attribute = Attribute {
        name: before.map_or_else(|| form.name.clone(), |before| before.name.clone()),
        kind: kind.unwrap_or(AttributeKind::Text),
        several: before.map_or(form.several, |before| before.several),
        label: form.label.clone(),
        labels: form.labels.clone(),
        help: form.help.clone(),
        helps: form.helps.clone(),
        rules: Rules {
            shortest: number("shortest", &form.shortest, &mut problems),
            longest: number("longest", &form.longest, &mut problems),
            pattern: Some(form.pattern.clone()).filter(|pattern| !pattern.is_empty()),
            least: number::<Number>("least", &form.least, &mut problems),
            most: number::<Number>("most", &form.most, &mut problems),
            choices: lines(&form.choices).into_iter().map(str::to_owned).collect(),
        },
        seen_by_person: form.seen_by_person,
        changed_by: changed_by.unwrap_or(ChangedBy::Admin),
        required: required.unwrap_or(Required::Never),
        scope: Some(form.scope.clone()).filter(|scope| !scope.is_empty()),
        in_id_token: form.in_id_token,
        position: number("position", &form.position, &mut problems).unwrap_or(0),
    };
    problems.extend(attribute.faults().into_iter().map(AttributeProblem::from));
    if problems.is_empty() { Ok(attribute) } else { Err(problems) }
}

/// What was typed as a number; none where nothing was.
fn number<N: FromStr>(field: &'static str, typed: &str, problems: &mut Vec<AttributeProblem>) -> Option<N> {
    if typed.is_empty() {
        return None;
    }
    let number = typed.parse().ok();
    if number.is_none() {
        problems.push(AttributeProblem { field, fault: AttributeFault::NotANumber });
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_shows_what_it_made() {
        let body = "name=team&kind=number&label=Team&label_de=Gruppe&least=1&most=2.5&seen_by_person=1&changed_by=admin&required=never\
                    &scope=hr&in_id_token=1&position=-3&choices=%0D%0A";
        let typed = read(&Parameters::read_form(body.as_bytes()));
        let made = check(&typed, None).unwrap();
        assert_eq!((made.rules.most.as_ref().map(ToString::to_string), made.position), (Some("2.5".to_owned()), -3));
        assert_eq!(check(&of(&made), Some(&made)), Ok(made.clone()));
        let fields = |change: fn(&mut AttributeForm)| {
            let mut form = typed.clone();
            change(&mut form);
            check(&form, None).unwrap_err().into_iter().map(|problem| problem.field).collect::<Vec<_>>()
        };
        assert_eq!(fields(|form| form.most = "x".into()), ["most"]);
        assert_eq!(fields(|form| form.position = "1.5".into()), ["position"]);
        assert_eq!(fields(|form| form.kind = "json".into()), ["kind", "kind"]);
        assert_eq!(fields(|form| form.required = String::new()), ["required"]);
        assert_eq!(fields(|form| form.name = "sub".into()), ["name"]);
    }
}
