//! `latchkey demo`

use clap::Args;

use super::CliError;

/// Try it: a provider and a sample application in a throw-away folder
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Port of the provider on localhost
    #[arg(long, default_value_t = 8080, value_name = "PORT")]
    port: u16,
    /// Port of the sample application on localhost
    #[arg(long, default_value_t = 8081, value_name = "PORT")]
    app_port: u16,
}

pub fn run(_: &DemoArgs) -> Result<(), CliError> {
    Err(CliError::failed("not available yet"))
}
