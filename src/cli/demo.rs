//! `latchkey demo`

use std::collections::BTreeMap;

use clap::Args;

use super::CliError;
use super::settings_args::DemoSettings;
use crate::demo::{self, Places, Wishes};

/// Try Latchkey with sample people, sample apps and another provider in a temporary folder
#[derive(Debug, Args)]
#[command(after_help = "\
The demo also uses LATCHKEY_ISSUER, LATCHKEY_LISTEN and LATCHKEY_MANAGEMENT_LISTEN. All other settings are its own. When you
stop it, it deletes everything it created.

Examples:
  latchkey demo
  latchkey demo --port 9000 --app-port 9001 --management-port 9010
  latchkey demo --issuer http://127.0.0.1:8080")]
pub struct DemoArgs {
    /// Port of the provider on this machine [default: 8080]
    #[arg(long, value_name = "PORT", conflicts_with = "listen")]
    port: Option<u16>,
    /// Port of the first sample app; what belongs to the demo beside it uses the next 5 ports
    #[arg(long, default_value_t = 8081, value_name = "PORT")]
    app_port: u16,
    /// Port of health and metrics on this machine [default: 9080]
    #[arg(long, value_name = "PORT", conflicts_with = "management-listen")]
    management_port: Option<u16>,
    #[command(flatten)]
    settings: DemoSettings,
}

/// `before` are the settings that stood before the command.
pub fn run(args: DemoArgs, before: BTreeMap<String, String>) -> Result<(), CliError> {
    let mut flags = before;
    flags.extend(args.settings.flags);
    let mut wished = |name: &str, port: Option<u16>| {
        let variable = format!("LATCHKEY_{}", name.replace('-', "_").to_ascii_uppercase());
        let by_flag = flags.remove(name);
        let by_port = port.map(|port| format!("127.0.0.1:{port}"));
        by_port.or(by_flag).or_else(|| std::env::var(variable).ok().filter(|value| !value.is_empty()))
    };
    let wishes = Wishes {
        issuer: wished("issuer", None),
        listen: wished("listen", args.port),
        management: wished("management-listen", args.management_port),
        app: args.app_port,
    };
    if let Some(name) = flags.keys().next() {
        return Err(CliError::Usage(format!("the demo does not accept --{name}: it keeps everything in its own temporary folder")));
    }
    demo::run(&Places::of(&wishes).map_err(CliError::Failed)?).map_err(CliError::failed)
}
