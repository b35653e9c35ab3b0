//! `serve` as a process: its start, what it prints, the signals it hears, and its end.

use std::mem::ManuallyDrop;
use std::sync::Arc;

use tokio::signal::unix::{Signal, SignalKind, signal};

use super::{Running, bind, can_bind};
use crate::clock::{Clock, Random};
use crate::config::{LogFormat, Settings};
use crate::endpoints::first_run_link;
use crate::http::tls::{self, Certificates};
use crate::jose;
use crate::provider::{self, Provider};
use crate::secrets::Secret;
use crate::store::database::Alone;
use crate::telemetry;

/// Runs a provider with `settings` until the process is asked to end.
///
/// # Errors
/// What stands in the way of a start, or ended it, in words for the operator.
pub fn run(settings: Settings) -> Result<(), String> {
    telemetry::init_log(&settings.log, settings.log_format == LogFormat::Json)?;
    for warning in settings.warnings() {
        tracing::warn!("{warning}");
    }
    if let Some(elsewhere) = settings.issuer_elsewhere() {
        tracing::warn!("{elsewhere}");
    }
    // The first of any number of callers decides; all of them want the same.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    // Never dropped: the runtime's end would wait for threads that look a name up or hash, and the process ends anyway.
    let system = ManuallyDrop::new(actix_web::rt::System::new());
    system.block_on(async {
        // Both are heard from the first moment on: a process with the number 1 has no other end, a start may have to wait, and
        // without somebody who hears it SIGHUP ends a process.
        let hangup = signal(SignalKind::hangup()).inspect_err(|error| tracing::warn!(%error, "SIGHUP cannot be received")).ok();
        let end = asked_to_end();
        tokio::pin!(end);
        let started = tokio::select! {
            biased;
            () = &mut end => None,
            started = start(settings) => Some(started?),
        };
        let Some((running, _alone)) = started else {
            tracing::info!("stopped before the server was ready");
            return Ok(());
        };
        // Nobody waits for its end, and nothing is lost where no thread can be had.
        let _ = std::thread::Builder::new().name("entropy".into()).spawn(jose::gather_entropy);
        let looks = tokio::spawn(look_at(running.certificates.clone(), hangup));
        let served = running.serve(end).await.map_err(|error| error.to_string());
        looks.abort();
        served
    })
}

/// Everything before the first request.
async fn start(settings: Settings) -> Result<(Running, Option<Alone>), String> {
    // What refuses a start refuses it before anything is written: a second one beside a running server, in a shell without its
    // settings, would else leave keys of another issuer in the database.
    can_bind(&settings).map_err(|error| error.to_string())?;
    let alone = provider::hold_alone(&settings).await.map_err(|error| error.to_string())?;
    let provider = Provider::open(settings, Clock::System, Random::default()).await.map_err(|error| error.to_string())?;
    let link = first_run_link(&provider).await.map_err(|error| error.to_string())?;
    let provider = Arc::new(provider);
    let running = bind(&provider).map_err(|error| error.to_string())?;
    tracing::info!(issuer = provider.issuer(), listen = %running.address, management = %running.management, "serving");
    announce(&provider, link.as_ref());
    Ok((running, alone))
}

/// Says on standard output where it serves, and once the link that makes the first admin: a secret, and so never a line of
/// the log. Where the log is JSON this is too, since whoever collects the one collects the other.
fn announce(provider: &Provider, link: Option<&Secret>) {
    let link = link.map(Secret::expose);
    if provider.settings.log_format == LogFormat::Json {
        let mut line = serde_json::json!({ "timestamp": provider.now().to_string(), "level": "INFO", "target": "latchkey" });
        line["message"] = format!("Latchkey serves {}", provider.issuer()).into();
        if let Some(link) = link {
            line["first_admin_link"] = link.into();
        }
        return println!("{line}");
    }
    println!("Latchkey serves {}", provider.issuer());
    if let Some(link) = link {
        println!("Create the first administrator at this address (it works once):\n  {link}");
    }
}

/// Takes certificates whose files were replaced: within [`tls::LOOK`], and at SIGHUP, which ends nothing.
async fn look_at(certificates: Option<Arc<Certificates>>, mut hangup: Option<Signal>) {
    let mut round = tokio::time::interval(tls::LOOK);
    loop {
        let asked = tokio::select! {
            _ = round.tick() => false,
            Some(()) = async { hangup.as_mut()?.recv().await } => true,
        };
        let Some(certificates) = certificates.clone() else {
            if asked {
                tracing::info!("SIGHUP: there are no certificates to reload");
            }
            continue;
        };
        let looked = tokio::task::spawn_blocking(move || if asked { certificates.look_again() } else { certificates.look() });
        match looked.await {
            Ok(Ok(true)) => tracing::info!("the certificate was reloaded: new connections use it"),
            Ok(Ok(false)) => {}
            Ok(Err(why)) => tracing::error!(%why, "the new certificate cannot be used: the old one stays in use"),
            Err(error) => tracing::error!(%error, "the certificate could not be checked"),
        }
    }
}

/// SIGINT or SIGTERM.
pub async fn asked_to_end() {
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
        }
        Err(error) => {
            tracing::warn!(%error, "SIGTERM cannot be received");
            let _ = tokio::signal::ctrl_c().await; // without it either, the process ends by SIGKILL alone
        }
    }
}
