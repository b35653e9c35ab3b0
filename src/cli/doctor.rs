//! `latchkey doctor`

use super::{CliError, Output, SettingsSource};

pub fn run(_: &SettingsSource, _: Output) -> Result<(), CliError> {
    Err(CliError::failed("not available yet"))
}
