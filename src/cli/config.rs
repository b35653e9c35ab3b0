//! `latchkey config`

use serde_json::{Value, json};

use super::{CliError, Output};
use crate::config::Settings;

pub fn run(settings: &Settings, out: Output) -> Result<(), CliError> {
    let items: Vec<Value> = settings
        .effective()
        .iter()
        .filter(|effective| effective.setting.available)
        .map(|effective| {
            json!({
                "setting": effective.setting.key,
                "variable": effective.setting.variable(),
                "value": effective.value,
                "origin": effective.origin.to_string(),
            })
        })
        .collect();
    out.list(&["setting", "value", "origin"], &items)
}
