//! What mails look like: one of each kind and form, with values about nobody. Their links lead to nothing.

use super::Message;
use super::message::samples::each;

/// A message about nobody.
#[derive(Clone, Debug)]
pub struct Sample {
    /// What it is asked for by: its kind, with a number from the second form of it on.
    pub name: String,
    /// Which form of its kind it is, from 1 on.
    pub form: u32,
    /// What it says.
    pub message: Message,
}

/// One of each kind, and of each form of those that have several. The forms of a kind stand together.
pub fn samples() -> Vec<Sample> {
    let mut samples: Vec<Sample> = Vec::new();
    for message in each() {
        let kind = message.kind();
        let last = samples.iter().rposition(|sample| sample.message.kind() == kind);
        let form = last.and_then(|place| samples.get(place)).map_or(1, |sample| sample.form.saturating_add(1));
        let name = if form == 1 { kind.to_owned() } else { format!("{kind}-{form}") };
        let place = last.map_or(samples.len(), |place| place.saturating_add(1));
        samples.insert(place, Sample { name, form, message });
    }
    samples
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_sample_has_a_name_of_its_own_and_the_forms_of_a_kind_stand_together() {
        let samples = samples();
        let names: BTreeSet<&str> = samples.iter().map(|sample| sample.name.as_str()).collect();
        assert_eq!(names.len(), samples.len());
        let mut kinds: Vec<&str> = samples.iter().map(|sample| sample.message.kind()).collect();
        kinds.dedup();
        assert_eq!(kinds.len(), kinds.iter().collect::<BTreeSet<_>>().len(), "{kinds:?}");
        assert!(["test", "change_disowned", "change_disowned-2", "change_disowned-3"].iter().all(|name| names.contains(name)));
    }
}
