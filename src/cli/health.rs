//! `latchkey health`: asks the server of these settings whether it is ready, for a container's health check.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use super::{CliError, output};
use crate::config::Settings;

/// For so long an answer is waited for; what watches health checks gives up soon after.
const PATIENCE: Duration = Duration::from_secs(3);

pub fn run(settings: &Settings) -> Result<(), CliError> {
    let address = reachable(settings.management_listen);
    let answered = actix_web::rt::System::new().block_on(async {
        let client = reqwest::Client::builder().no_proxy().timeout(PATIENCE).build()?;
        let answer = client.get(format!("http://{address}/readyz")).send().await?;
        let is_ready = answer.status().is_success();
        Ok((is_ready, answer.text().await?))
    });
    match answered {
        Ok((true, said)) => output::print(&said),
        Ok((false, said)) => Err(CliError::failed(said.trim())),
        Err(error) => Err(silent(address, &error)),
    }
}

fn silent(address: SocketAddr, error: &reqwest::Error) -> CliError {
    let why = if error.is_timeout() { "does not answer" } else { "cannot be reached" };
    CliError::failed(format!("the server {why} at {address} (LATCHKEY_MANAGEMENT_LISTEN)"))
}

/// Where a listener that is open to every address of this machine is found.
pub(super) fn reachable(listen: SocketAddr) -> SocketAddr {
    let ip = match listen.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    SocketAddr::new(ip, listen.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listener_for_every_address_is_asked_on_this_machine() {
        for (listen, asked) in [("0.0.0.0:9080", "127.0.0.1:9080"), ("[::]:9080", "[::1]:9080"), ("10.0.0.7:9", "10.0.0.7:9")] {
            assert_eq!(reachable(listen.parse().unwrap()).to_string(), asked);
        }
    }
}
