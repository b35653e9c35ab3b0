//! `latchkey serve`

use super::CliError;
use crate::config::Settings;
use crate::server;

pub fn run(settings: &Settings) -> Result<(), CliError> {
    server::run(settings.clone()).map_err(CliError::failed)
}
