//! Declared attributes of people in forms: what was typed, read by type. The account, the console, the sign-up and the journey share it:
//! each says which attributes its form may hold, and nothing else that a form brings is looked at.

use serde_json::{Map, Value};

use crate::pages::{AttributeInput, SHOWN, box_of, field_of, lines_of};
use crate::protocol::attribute::value::Fault;
use crate::protocol::attribute::{Attribute, AttributeKind};
use crate::protocol::parameters::Parameters;

/// Fields that show what is kept.
pub(crate) fn kept<'a>(
    offered: impl IntoIterator<Item = &'a Attribute>,
    claims: &Map<String, Value>,
    language: &str,
) -> Vec<AttributeInput> {
    offered.into_iter().map(|attribute| AttributeInput::of(attribute, language, attribute.written(claims.get(&attribute.name)))).collect()
}

/// What was typed into those of `offered` that the form showed.
pub(crate) fn typed<'a>(form: &Parameters, offered: impl IntoIterator<Item = &'a Attribute>, language: &str) -> Vec<AttributeInput> {
    let shown: Vec<&str> = form.get(SHOWN).unwrap_or_default().split(' ').collect();
    let offered = offered.into_iter().filter(|attribute| shown.contains(&attribute.name.as_str()));
    offered.map(|attribute| AttributeInput::of(attribute, language, typed_of(form, attribute))).collect()
}

/// Whether a field of a form is of the claim of this name.
pub(crate) fn is_field_of(field: &str, name: &str) -> bool {
    let of_box = |rest: &str| rest.strip_prefix('.').is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    field == lines_of(name) || field.strip_prefix(&field_of(name)).is_some_and(|rest| rest.is_empty() || of_box(rest))
}

fn typed_of(form: &Parameters, attribute: &Attribute) -> Vec<String> {
    let name = attribute.name.as_str();
    let values: Vec<&str> = match (attribute.kind, attribute.several) {
        (AttributeKind::Choice, true) => (0..attribute.rules.choices.len()).filter_map(|number| form.get(&box_of(name, number))).collect(),
        (_, true) => form.get(&lines_of(name)).unwrap_or_default().lines().collect(),
        (_, false) => form.get(&field_of(name)).into_iter().collect(),
    };
    values.into_iter().map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned).collect()
}

/// What `inputs` change of `before`: null takes a value away. What stands as it is shown stays as it is, whatever it is.
///
/// # Errors
/// The same fields, with what is wrong with each.
pub(crate) fn changes<'a>(
    mut inputs: Vec<AttributeInput>,
    find: impl Fn(&str) -> Option<&'a Attribute>,
    before: &Map<String, Value>,
) -> Result<Map<String, Value>, Vec<AttributeInput>> {
    let mut changes = Map::new();
    for input in &mut inputs {
        let Some(attribute) = find(&input.name) else { continue };
        let was = attribute.written(before.get(&input.name));
        if input.required && input.typed.is_empty() {
            input.fault = Some(Fault::Missing);
        } else if input.typed != was {
            match attribute.read(&input.typed) {
                Ok(value) => drop(changes.insert(input.name.clone(), value.unwrap_or(Value::Null))),
                Err(fault) => input.fault = Some(fault),
            }
        }
    }
    if inputs.iter().any(|input| input.fault.is_some()) { Err(inputs) } else { Ok(changes) }
}
