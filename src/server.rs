//! Binds the listeners and mounts every address: the endpoints of the protocol stand here, the pages of the journey, of an
//! account and of the console in tables of their rooms. Floor 8.

mod process;

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::http::header;
use actix_web::middleware::from_fn;
use actix_web::{App, HttpResponse, HttpServer, web};

use crate::account;
use crate::admin;
use crate::config::Settings;
use crate::endpoints::followed_link::LINK;
use crate::endpoints::form_size::sized;
use crate::endpoints::once::once;
use crate::endpoints::refused::reopened;
use crate::endpoints::{
    assets, authorize, discovery, introspect, invitation, jwks, logout, lost_factors, not_me, page_answers, preferences, related_origins,
    revoke, setup, sign_in, token, upstream_logout, userinfo, welcome,
};
use crate::http::addresses::{Address, document, page};
use crate::http::answers::{get, only};
use crate::http::bodies::Bodies;
use crate::http::client_address::UnnamedProxies;
use crate::http::tls::{self, Certificates};
use crate::http::{Edge, cors, edge, right_host};
use crate::protocol::authorization::request_claims::RequestClaim;
use crate::protocol::metadata::path;
use crate::provider::Provider;
use crate::telemetry;
use crate::upkeep;

pub use process::{asked_to_end, run};

/// How long requests under way may take when the process is asked to end, in seconds.
const GRACE: u64 = 20;

/// Mounts every public address below the issuer's path.
pub fn mount(config: &mut web::ServiceConfig) {
    for address in addresses() {
        address.mount(config);
    }
    config.service(web::scope("").wrap(from_fn(reopened)).wrap(from_fn(once)).wrap(from_fn(sized)).configure(|config| {
        for address in page_addresses() {
            address.mount(config);
        }
    }));
}

/// The endpoints of the protocol, and what belongs to every page.
pub fn addresses() -> Vec<Address> {
    vec![
        document(path::OPENID_CONFIGURATION).get(discovery::get).to_all_origins(),
        document(path::OAUTH_METADATA).get(discovery::get).to_all_origins(),
        document(path::JWKS).get(jwks::get).to_all_origins(),
        page(path::AUTHORIZE).get(authorize::get).post(authorize::post, &[], &[]).query(&RequestClaim::NAMES),
        document(path::TOKEN)
            .post(
                token::post,
                &["grant_type", "code", "redirect_uri", "code_verifier"],
                &["client_id", "client_secret", "scope", "refresh_token", "subject_token", "subject_token_type", "nonce"],
            )
            .to_all_origins(),
        document(path::USERINFO).get(userinfo::any).post(userinfo::any, &["access_token"], &[]).to_all_origins(),
        document(path::INTROSPECT).post(introspect::post, &["token"], &["token_type_hint", "client_id", "client_secret"]),
        document(path::REVOKE).post(revoke::post, &["token"], &["token_type_hint", "client_id", "client_secret"]).to_all_origins(),
        document("/upstream/{name}/backchannel-logout").post(upstream_logout::post, &["logout_token"], &[]),
        document("/assets/{name}").get(assets::get).compressed(),
        document("/favicon.ico").get(assets::favicon),
        // It changes how pages look and nothing else: no answer to it is kept.
        page("/theme").post(preferences::theme, &[], &["theme", "return_to"]),
    ]
}

/// The pages that people see, with their forms.
pub fn page_addresses() -> Vec<Address> {
    let mut pages = vec![
        page(path::LOGOUT).get(logout::get).post(logout::post, &["logout", "csrf"], &["accept", "deny"]).query(&[
            "id_token_hint",
            "client_id",
            "post_logout_redirect_uri",
            "state",
            "ui_locales",
            "logout_hint",
        ]),
        page(sign_in::elsewhere::SIGNED_OUT_THERE).get(logout::get_back).query(&["state"]),
        page("/setup").get(setup::get).post(setup::post, &["csrf", "email", "password"], &["name", "username"]),
        page("/setup/{token}").get(setup::link),
        page("/welcome").get(welcome::get).post(welcome::post, &["csrf", "new_password"], &[]),
        page("/welcome/{token}").get(welcome::link),
        page("/invitation").get(invitation::get).post(invitation::post, &["csrf", "password"], &["name"]).query(&[LINK]),
        page("/invitation/{token}").get(invitation::link),
        page("/not-me").get(not_me::get).post(not_me::post, &["csrf", "link"], &[]).query(&["link"]),
        page("/not-me/{token}").get(not_me::link),
        page("/lost-factors").get(lost_factors::get).post(lost_factors::post, &["csrf", "link"], &[]).query(&["link"]),
        page("/lost-factors/{token}").get(lost_factors::link),
        page("/.well-known/change-password").get(preferences::change_password),
        page("/language").get(preferences::language).query(&["language", "return_to"]),
    ];
    pages.extend(sign_in::driving::addresses());
    pages.extend(account::addresses());
    pages.extend(admin::addresses());
    pages
}

/// The servers while they run.
pub struct Running {
    /// The address of the public listener.
    pub address: SocketAddr,
    /// The address of `/healthz`, `/readyz` and `/metrics`.
    pub management: SocketAddr,
    server: Server,
    management_server: Server,
    certificates: Option<Arc<Certificates>>,
    provider: Arc<Provider>,
}

/// The listeners: what each is called, where it listens, and by which setting.
fn listeners(settings: &Settings) -> [(&'static str, SocketAddr, &'static str); 2] {
    [
        ("the public listener", settings.listen, "LATCHKEY_LISTEN"),
        ("the listener for health and metrics", settings.management_listen, "LATCHKEY_MANAGEMENT_LISTEN"),
    ]
}

/// Whether both addresses are free and the certificates can be read: asked before a start writes anything, and not reserved.
///
/// # Errors
/// What is not so.
pub fn can_bind(settings: &Settings) -> io::Result<()> {
    settings.tls.as_ref().map(Certificates::read).transpose().map_err(io::Error::other)?;
    for (which, address, setting) in listeners(settings) {
        TcpListener::bind(address).map_err(|error| not_bound(which, address, setting, &error))?;
    }
    Ok(())
}

/// Binds both listeners.
///
/// # Errors
/// Where an address is taken or a certificate cannot be read.
pub fn bind(provider: &Arc<Provider>) -> io::Result<Running> {
    let certificates = provider.settings.tls.as_ref().map(Certificates::read).transpose().map_err(io::Error::other)?.map(Arc::new);
    let (public, address) = public(provider, certificates.as_ref())?;
    let (management_server, management) = management(provider)?;
    Ok(Running { address, management, server: public, management_server, certificates, provider: Arc::clone(provider) })
}

fn public(provider: &Arc<Provider>, certificates: Option<&Arc<Certificates>>) -> io::Result<(Server, SocketAddr)> {
    let settings = &provider.settings;
    let data = web::Data::from(Arc::clone(provider));
    let edge_values = web::Data::new(Edge {
        issuer: settings.issuer.clone(),
        hsts: settings.hsts,
        trusted_proxies: settings.trusted_proxies.clone(),
        unnamed_proxies: UnnamedProxies::default(),
        bodies: Bodies::default(),
        telemetry: provider.telemetry.clone(),
        clock: provider.clock.clone(),
        random: provider.random.clone(),
    });
    let base = settings.issuer.path().trim_end_matches('/').to_owned();
    let server = HttpServer::new(move || {
        let metadata_at_host = |form: &str| format!("/.well-known/{form}{base}");
        App::new()
            .app_data(data.clone())
            .app_data(edge_values.clone())
            .wrap(from_fn(right_host::right_host))
            .wrap(from_fn(edge))
            // An issuer with a path: programs of RFC 8414 look for either document here (§3.1 and §5).
            .service(
                web::resource(["oauth-authorization-server", "openid-configuration"].map(metadata_at_host).to_vec())
                    .wrap(cors::open())
                    .route(get().to(discovery::get))
                    .default_service(only("GET, HEAD")),
            )
            .configure(|config| issuer_itself(config, &base))
            // Password managers look at the root of a host (A Well-Known URL for Changing Passwords §2).
            .service(
                web::resource("/.well-known/change-password")
                    .route(get().to(preferences::change_password))
                    .default_service(only("GET, HEAD")),
            )
            // Browsers look at the root of the host of the RP ID (WebAuthn Level 3 §5.11.1).
            .service(web::resource("/.well-known/webauthn").route(get().to(related_origins::get)).default_service(only("GET, HEAD")))
            .service(web::scope(&base).configure(mount))
            .default_service(web::to(page_answers::not_found))
    })
    .keep_alive(Duration::from_secs(75))
    .client_request_timeout(Duration::from_secs(10))
    .shutdown_timeout(GRACE)
    .disable_signals();
    let [(which, listen, setting), _] = listeners(settings);
    let failed = |error| not_bound(which, listen, setting, &error);
    let server = match certificates {
        Some(certificates) => {
            let config = tls::server_config(Arc::clone(certificates)).map_err(io::Error::other)?;
            server.bind_rustls_0_23(listen, config).map_err(failed)?
        }
        None => server.bind(listen).map_err(failed)?,
    };
    let address = first(&server.addrs())?;
    Ok((server.run(), address))
}

/// The issuer as it is written, without a slash behind its path, leads to the page that it names.
fn issuer_itself(config: &mut web::ServiceConfig, base: &str) {
    if !base.is_empty() {
        let start = format!("{base}/");
        let lead = move || {
            let start = start.clone();
            async move { HttpResponse::SeeOther().insert_header((header::LOCATION, start)).finish() }
        };
        config.service(web::resource(base).route(get().to(lead)).default_service(only("GET, HEAD")));
    }
}

/// Which listener has no address, where that is set, and what may be done.
pub fn not_bound(which: &str, address: SocketAddr, setting: &str, error: &io::Error) -> io::Error {
    let hint = match error.kind() {
        io::ErrorKind::AddrInUse => ": another program is using this address, choose another port",
        io::ErrorKind::PermissionDenied if address.port() < 1024 => ": ports below 1024 need the CAP_NET_BIND_SERVICE capability",
        io::ErrorKind::AddrNotAvailable => ": this machine does not have this address",
        _ => "",
    };
    io::Error::new(error.kind(), format!("{which} cannot listen on {address} ({setting}): {error}{hint}"))
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
    .disable_signals();
    let [_, (which, listen, setting)] = listeners(&provider.settings);
    let server = server.bind(listen).map_err(|error| not_bound(which, listen, setting, &error))?;
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
    HttpResponse::Ok().content_type(telemetry::CONTENT_TYPE).body(provider.telemetry.render())
}

impl Running {
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
        let (stop_mail, stopped) = tokio::sync::oneshot::channel();
        let mail = tokio::spawn(upkeep::deliver::run(Arc::clone(&provider), stopped));
        let serving = tokio::spawn(server);
        let managing = tokio::spawn(management_server);
        tokio::pin!(stop);
        let mut serving = serving;
        let outcome = tokio::select! {
            () = &mut stop => {
                provider.drain();
                tracing::info!("shutting down: waiting for open requests");
                tokio::select! {
                    () = public.stop(true) => {}
                    () = asked_to_end() => {
                        tracing::warn!("asked to stop again: open requests are interrupted");
                        public.stop(false).await;
                    }
                }
                Ok(())
            }
            ended = &mut serving => ended.map_err(io::Error::other).and_then(|served| served),
        };
        management.stop(false).await;
        let _ = managing.await; // it was stopped: how it ended says nothing more
        news.abort();
        jobs.abort();
        drop(stop_mail);
        // First: a mail server that hangs must not cost events, and what becomes of a message is written without the queue.
        if !provider.audit.flush(Duration::from_secs(5)).await {
            tracing::error!("audit events could not be written before the shutdown");
        }
        if let Err(error) = mail.await {
            tracing::error!(%error, "the delivery of messages was interrupted");
        }
        outcome
    }
}
