//! `latchkey serve`

use super::CliError;
use crate::config::{LogFormat, Settings, SettingsErrors};
use crate::server;
use crate::telemetry;

/// Serves. Where the log is JSON every line is, also the last one, which says why there was no start.
pub fn run(settings: Result<Settings, SettingsErrors>) -> Result<(), CliError> {
    let (format, failure) = match settings {
        Err(errors) => (errors.log_format, CliError::from(errors)),
        Ok(settings) => {
            let format = settings.log_format;
            let Err(why) = server::run(settings) else { return Ok(()) };
            (format, CliError::Failed(why))
        }
    };
    if format == LogFormat::Text {
        return Err(failure);
    }
    log_failure(&failure.to_string());
    Err(CliError::Logged)
}

/// Writes one line of JSON to the log, whether or not it was begun.
pub fn log_failure(why: &str) {
    let _ = telemetry::init_log("error", true); // begun already: the line looks the same
    tracing::error!("{}", why.trim_end());
}
