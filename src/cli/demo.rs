//! `latchkey demo`

use clap::Args;

use super::CliError;
use crate::demo::{self, Ports};

/// Try it: a provider, two sample applications and a sample API in a throw-away folder
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Port of the provider on localhost
    #[arg(long, default_value_t = 8080, value_name = "PORT")]
    port: u16,
    /// Port of the sample application on localhost; the other two take the next
    #[arg(long, default_value_t = 8081, value_name = "PORT")]
    app_port: u16,
    /// Port of health and metrics on localhost
    #[arg(long, default_value_t = 9080, value_name = "PORT")]
    management_port: u16,
}

pub fn run(args: &DemoArgs) -> Result<(), CliError> {
    let ports = Ports {
        provider: args.port,
        app: args.app_port,
        second_app: args.app_port.saturating_add(1),
        guarded_app: args.app_port.saturating_add(2),
        management: args.management_port,
    };
    demo::run(ports).map_err(CliError::failed)
}
