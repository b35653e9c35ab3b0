//! `latchkey serve`

use super::CliError;
use crate::config::Settings;

pub fn run(_: &Settings) -> Result<(), CliError> {
    Err(CliError::failed("not available yet"))
}
