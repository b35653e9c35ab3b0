//! Binds the listeners and mounts every address: the whole surface on one screen. Floor 8.

use std::io;
use std::mem::ManuallyDrop;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::{Server, ServerHandle};
use actix_web::middleware::{self, from_fn};
use actix_web::{App, HttpResponse, HttpServer, web};

use crate::account;
use crate::admin;
use crate::clock::{Clock, Random};
use crate::config::{LogFormat, Settings};
use crate::endpoints::first_run_link;
use crate::endpoints::{
    assets, authorize, consent, discovery, introspect, jwks, logout, page_answers, preferences, revoke, setup, sign_in, token, userinfo,
    welcome,
};
use crate::http::answers::{get, only};
use crate::http::{Edge, cors, edge, right_host, tls};
use crate::provider::Provider;
use crate::store::database::Alone;
use crate::telemetry;
use crate::upkeep;

/// How long requests under way may take when the process is asked to end, in seconds.
const GRACE: u64 = 20;

/// Runs a provider with `settings` until the process is asked to end.
///
/// # Errors
/// What stands in the way of a start, or ended it, in words for the operator.
pub fn run(settings: Settings) -> Result<(), String> {
    telemetry::init_log(&settings.log, settings.log_format == LogFormat::Json)?;
    // The first of any number of callers decides; all of them want the same.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    // Never dropped: the runtime's end would wait for threads that look a name up or hash, and the process ends anyway.
    let system = ManuallyDrop::new(actix_web::rt::System::new());
    system.block_on(async {
        // Heard from the first moment on: a process with the number 1 has no other end, and a start may have to wait.
        let end = asked_to_end();
        tokio::pin!(end);
        let started = tokio::select! {
            biased;
            () = &mut end => None,
            started = start(settings) => Some(started?),
        };
        let Some((running, _alone)) = started else {
            tracing::info!("asked to end before anything was served");
            return Ok(());
        };
        running.serve(end).await.map_err(|error| error.to_string())
    })
}

/// Everything before the first request.
async fn start(settings: Settings) -> Result<(Running, Option<Alone>), String> {
    let provider = Provider::open(settings, Clock::System, Random::default()).await.map_err(|error| error.to_string())?;
    let alone = match provider.must_be_alone() {
        true => Some(provider.database.hold_alone(&provider.settings.data_dir).await.map_err(|error| error.to_string())?),
        false => None,
    };
    let link = first_run_link(&provider).await.map_err(|error| error.to_string())?;
    let provider = Arc::new(provider);
    let running = bind(&provider).map_err(|error| {
        format!("{} or {} cannot be listened on: {error}", provider.settings.listen, provider.settings.management_listen)
    })?;
    tracing::info!(issuer = provider.issuer(), listen = %running.address, management = %running.management, "serving");
    println!("Latchkey serves {}", provider.issuer());
    if let Some(link) = link {
        println!("Make the first admin, once, at:\n  {}", link.expose());
    }
    Ok((running, alone))
}

/// SIGINT or SIGTERM.
pub async fn asked_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
        }
        Err(error) => {
            tracing::warn!(%error, "SIGTERM cannot be heard");
            let _ = tokio::signal::ctrl_c().await; // without it either, the process ends by SIGKILL alone
        }
    }
}

/// Mounts every public address below the issuer's path.
pub fn mount(config: &mut web::ServiceConfig) {
    let resource = web::resource::<&str>;
    config
        .service(
            resource("/.well-known/openid-configuration")
                .wrap(cors::open())
                .route(get().to(discovery::get))
                .default_service(only("GET, HEAD")),
        )
        .service(
            resource("/.well-known/oauth-authorization-server")
                .wrap(cors::open())
                .route(get().to(discovery::get))
                .default_service(only("GET, HEAD")),
        )
        .service(resource("/jwks").wrap(cors::open()).route(get().to(jwks::get)).default_service(only("GET, HEAD")))
        .service(
            resource("/authorize")
                .route(get().to(authorize::get))
                .route(web::post().to(authorize::post))
                .default_service(only("GET, POST")),
        )
        .service(resource("/token").wrap(cors::open()).route(web::post().to(token::post)).default_service(only("POST")))
        .service(
            resource("/userinfo")
                .wrap(cors::open())
                .route(get().to(userinfo::any))
                .route(web::post().to(userinfo::any))
                .default_service(only("GET, POST")),
        )
        .service(resource("/introspect").route(web::post().to(introspect::post)).default_service(only("POST")))
        .service(resource("/revoke").wrap(cors::open()).route(web::post().to(revoke::post)).default_service(only("POST")))
        .service(resource("/logout").route(get().to(logout::get)).route(web::post().to(logout::post)).default_service(only("GET, POST")))
        .service(resource("/sign-in").route(get().to(sign_in::get)).route(web::post().to(sign_in::post)).default_service(only("GET, POST")))
        .service(resource("/sign-in/account").route(web::post().to(sign_in::post_account)).default_service(only("POST")))
        .service(resource("/sign-in/code").route(web::post().to(sign_in::post_code)).default_service(only("POST")))
        .service(resource("/sign-in/recovery-code").route(web::post().to(sign_in::post_recovery_code)).default_service(only("POST")))
        .service(resource("/sign-in/second-factor").route(web::post().to(sign_in::post_second_factor)).default_service(only("POST")))
        .service(resource("/sign-in/new-password").route(web::post().to(sign_in::post_new_password)).default_service(only("POST")))
        .service(resource("/consent").route(get().to(consent::get)).route(web::post().to(consent::post)).default_service(only("GET, POST")))
        .service(resource("/setup").route(get().to(setup::get)).route(web::post().to(setup::post)).default_service(only("GET, POST")))
        .service(resource("/setup/{token}").route(get().to(setup::link)).default_service(only("GET, HEAD")))
        .service(resource("/welcome").route(get().to(welcome::get)).route(web::post().to(welcome::post)).default_service(only("GET, POST")))
        .service(resource("/welcome/{token}").route(get().to(welcome::link)).default_service(only("GET, HEAD")))
        .service(resource("/language").route(get().to(preferences::language)).default_service(only("GET, HEAD")))
        .service(resource("/theme").route(web::post().to(preferences::theme)).default_service(only("POST")))
        // Pages are not compressed: what an attacker can put into one would stand beside its CSRF token.
        .service(
            resource("/assets/{name}")
                .wrap(middleware::Compress::default())
                .route(get().to(assets::get))
                .default_service(only("GET, HEAD")),
        )
        .service(resource("/favicon.ico").route(get().to(assets::favicon)).default_service(only("GET, HEAD")))
        .configure(account::mount)
        .configure(admin::mount);
}

/// The servers while they run.
pub struct Running {
    /// The address of the public listener.
    pub address: SocketAddr,
    /// The address of `/healthz`, `/readyz` and `/metrics`.
    pub management: SocketAddr,
    server: Server,
    management_server: Server,
    provider: Arc<Provider>,
}

/// Binds both listeners.
///
/// # Errors
/// Where an address is taken or a certificate cannot be read.
pub fn bind(provider: &Arc<Provider>) -> io::Result<Running> {
    let (public, address) = public(provider)?;
    let (management_server, management) = management(provider)?;
    Ok(Running { address, management, server: public, management_server, provider: Arc::clone(provider) })
}

fn public(provider: &Arc<Provider>) -> io::Result<(Server, SocketAddr)> {
    let settings = &provider.settings;
    let data = web::Data::from(Arc::clone(provider));
    let edge_values = web::Data::new(Edge {
        issuer: settings.issuer.clone(),
        trusted_proxies: settings.trusted_proxies.clone(),
        telemetry: provider.telemetry.clone(),
        clock: provider.clock.clone(),
        random: provider.random.clone(),
    });
    let base = settings.issuer.path().trim_end_matches('/').to_owned();
    let server = HttpServer::new(move || {
        let metadata_at_host = format!("/.well-known/oauth-authorization-server{base}");
        App::new()
            .app_data(data.clone())
            .app_data(edge_values.clone())
            .wrap(from_fn(right_host::right_host))
            .wrap(from_fn(edge))
            .service(web::resource(metadata_at_host).wrap(cors::open()).route(get().to(discovery::get)))
            .service(web::scope(&base).configure(mount))
            .default_service(web::to(page_answers::not_found))
    })
    .keep_alive(Duration::from_secs(75))
    .client_request_timeout(Duration::from_secs(10))
    .shutdown_timeout(GRACE)
    .disable_signals();
    let server = match &settings.tls {
        Some(files) => server.bind_rustls_0_23(settings.listen, tls::server_config(files).map_err(io::Error::other)?)?,
        None => server.bind(settings.listen)?,
    };
    let address = first(&server.addrs())?;
    Ok((server.run(), address))
}

fn first(addresses: &[SocketAddr]) -> io::Result<SocketAddr> {
    addresses.first().copied().ok_or_else(|| io::Error::other("no address was bound"))
}

fn management(provider: &Arc<Provider>) -> io::Result<(Server, SocketAddr)> {
    let data = web::Data::from(Arc::clone(provider));
    let server = HttpServer::new(move || {
        App::new()
            .app_data(data.clone())
            .route("/healthz", get().to(|| async { HttpResponse::Ok().content_type("text/plain").body("alive\n") }))
            .route("/readyz", get().to(ready))
            .route("/metrics", get().to(metrics))
    })
    .workers(1)
    .disable_signals()
    .bind(provider.settings.management_listen)?;
    let address = first(&server.addrs())?;
    Ok((server.run(), address))
}

async fn ready(provider: web::Data<Provider>) -> HttpResponse {
    match provider.ready().await {
        Ok(()) => HttpResponse::Ok().content_type("text/plain").body("ready\n"),
        Err(why) => HttpResponse::ServiceUnavailable().content_type("text/plain").body(format!("{why}\n")),
    }
}

async fn metrics(provider: web::Data<Provider>) -> HttpResponse {
    HttpResponse::Ok().content_type("application/openmetrics-text; version=1.0.0; charset=utf-8").body(provider.telemetry.render())
}

impl Running {
    /// A handle that ends the public server from elsewhere.
    pub fn handle(&self) -> ServerHandle {
        self.server.handle()
    }

    /// Serves until `stop` comes; requests under way are finished, what the audit holds is written.
    ///
    /// # Errors
    /// Where a listener fails.
    pub async fn serve(self, stop: impl Future<Output = ()>) -> io::Result<()> {
        let Self { server, management_server, provider, .. } = self;
        let (public, management) = (server.handle(), management_server.handle());
        provider.transient.serve();
        let news = tokio::spawn({
            let provider = Arc::clone(&provider);
            async move { provider.listen().await }
        });
        let jobs = tokio::spawn(upkeep::run(Arc::clone(&provider)));
        let serving = tokio::spawn(server);
        let managing = tokio::spawn(management_server);
        tokio::pin!(stop);
        let mut serving = serving;
        let outcome = tokio::select! {
            () = &mut stop => {
                provider.drain();
                tracing::info!("ending: requests under way are finished");
                public.stop(true).await;
                Ok(())
            }
            ended = &mut serving => ended.map_err(io::Error::other).and_then(|served| served),
        };
        management.stop(false).await;
        let _ = managing.await; // it was stopped: how it ended says nothing more
        news.abort();
        jobs.abort();
        if !provider.audit.flush(Duration::from_secs(5)).await {
            tracing::error!("audit events could not be written before the end");
        }
        outcome
    }
}
