//! Counters as values, and how the log is written. Floor 0.
//!
//! A label never holds what a stranger chose: routes are patterns, outcomes and grant types are our own words.

use std::fmt;
use std::io::IsTerminal as _;
use std::str::FromStr as _;
use std::sync::Arc;
use std::time::Duration;

use prometheus_client::encoding::{EncodeLabelSet, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::{Registry, Unit};
use tracing_subscriber::filter::{Directive, LevelFilter};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;

/// What `/metrics` answers with as its `Content-Type`.
pub const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct RequestLabels {
    route: String,
    method: &'static str,
    status: u16,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct RouteLabels {
    route: String,
    method: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct OutcomeLabels {
    outcome: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct TokenLabels {
    grant: &'static str,
    outcome: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct StoreLabels {
    store: &'static str,
}

type Durations = Family<RouteLabels, Histogram, fn() -> Histogram>;

/// The counters of one provider; clones count together.
#[derive(Clone)]
pub struct Telemetry(Arc<Counters>);

struct Counters {
    registry: Registry,
    requests: Family<RequestLabels, Counter>,
    durations: Durations,
    sign_ins: Family<OutcomeLabels, Counter>,
    repeated_forms: Family<OutcomeLabels, Counter>,
    tokens: Family<TokenLabels, Counter>,
    messages: Family<OutcomeLabels, Counter>,
    recovery_requests: Family<OutcomeLabels, Counter>,
    email_code_requests: Family<OutcomeLabels, Counter>,
    sms_requests: Family<OutcomeLabels, Counter>,
    sign_up_requests: Family<OutcomeLabels, Counter>,
    store_errors: Family<StoreLabels, Counter>,
}

/// From a millisecond to about 16 seconds.
fn buckets() -> Histogram {
    Histogram::new(exponential_buckets(0.001, 2.0, 15))
}

impl Default for Telemetry {
    fn default() -> Self {
        Self::new()
    }
}

impl Telemetry {
    /// Counters that stand at zero.
    pub fn new() -> Self {
        let mut registry = Registry::with_prefix("latchkey");
        let requests = Family::<RequestLabels, Counter>::default();
        let durations: Durations = Family::new_with_constructor(buckets as fn() -> Histogram);
        let sign_ins = Family::<OutcomeLabels, Counter>::default();
        let repeated_forms = Family::<OutcomeLabels, Counter>::default();
        let tokens = Family::<TokenLabels, Counter>::default();
        let messages = Family::<OutcomeLabels, Counter>::default();
        let recovery_requests = Family::<OutcomeLabels, Counter>::default();
        let email_code_requests = Family::<OutcomeLabels, Counter>::default();
        let sms_requests = Family::<OutcomeLabels, Counter>::default();
        let sign_up_requests = Family::<OutcomeLabels, Counter>::default();
        let store_errors = Family::<StoreLabels, Counter>::default();
        registry.register("http_requests", "Requests answered, by route, method and status", requests.clone());
        registry.register_with_unit("http_request_duration", "Time until the response starts", Unit::Seconds, durations.clone());
        registry.register("sign_ins", "Sign-ins that ended, by outcome", sign_ins.clone());
        registry.register("repeated_forms", "Forms that were submitted again during or after the first response", repeated_forms.clone());
        registry.register("tokens", "Token requests, by grant type and outcome", tokens.clone());
        registry.register("messages", "Tries to deliver a message, by outcome", messages.clone());
        registry.register("recovery_requests", "Requests for an email that resets a password, by outcome", recovery_requests.clone());
        registry.register("email_code_requests", "Requests for an email with a code to sign in, by outcome", email_code_requests.clone());
        registry.register("sms_requests", "Requests for a message to a phone, by outcome", sms_requests.clone());
        registry.register(
            "sign_up_requests",
            "Requests for an email that confirms the address of a new account, by outcome",
            sign_up_requests.clone(),
        );
        registry.register("store_errors", "Failed calls to a store, by store", store_errors.clone());
        let counters = Counters {
            registry,
            requests,
            durations,
            sign_ins,
            repeated_forms,
            tokens,
            messages,
            recovery_requests,
            email_code_requests,
            sms_requests,
            sign_up_requests,
            store_errors,
        };
        Self(Arc::new(counters))
    }

    /// A request was answered. `route` is the pattern that matched, never the path.
    pub fn request(&self, route: &str, method: &'static str, status: u16, duration: Duration) {
        let route = route.to_owned();
        self.0.durations.get_or_create(&RouteLabels { route: route.clone(), method }).observe(duration.as_secs_f64());
        self.0.requests.get_or_create(&RequestLabels { route, method, status }).inc();
    }

    /// A sign-in ended: `success`, or what it failed by.
    pub fn sign_in(&self, outcome: &'static str) {
        self.0.sign_ins.get_or_create(&OutcomeLabels { outcome }).inc();
    }

    /// A form came again: it `waits` for the answer of the first, or `got` that.
    pub fn repeated_form(&self, outcome: &'static str) {
        self.0.repeated_forms.get_or_create(&OutcomeLabels { outcome }).inc();
    }

    /// A token request of a grant type ended: `success`, or the error code.
    pub fn token(&self, grant: &'static str, outcome: &'static str) {
        self.0.tokens.get_or_create(&TokenLabels { grant, outcome }).inc();
    }

    /// A try to deliver a message ended: `sent`, `postponed` or `failed`.
    pub fn message(&self, outcome: &'static str) {
        self.0.messages.get_or_create(&OutcomeLabels { outcome }).inc();
    }

    /// Somebody asked for a mail by which a forgotten password is replaced: how that was admitted, or not.
    pub fn recovery_request(&self, outcome: &'static str) {
        self.0.recovery_requests.get_or_create(&OutcomeLabels { outcome }).inc();
    }

    /// Somebody asked for a mail with a code to sign in with: how that was admitted, or not.
    pub fn email_code_request(&self, outcome: &'static str) {
        self.0.email_code_requests.get_or_create(&OutcomeLabels { outcome }).inc();
    }

    /// Somebody asked for a message to a phone: how that was admitted, or not.
    pub fn sms_request(&self, outcome: &'static str) {
        self.0.sms_requests.get_or_create(&OutcomeLabels { outcome }).inc();
    }

    /// Somebody asked for a mail by which they make an account: how that was admitted, or not.
    pub fn sign_up_request(&self, outcome: &'static str) {
        self.0.sign_up_requests.get_or_create(&OutcomeLabels { outcome }).inc();
    }

    /// A store (`database`, `transient`) did not serve a call.
    pub fn store_error(&self, store: &'static str) {
        self.0.store_errors.get_or_create(&StoreLabels { store }).inc();
    }

    /// Everything in the OpenMetrics text format.
    pub fn render(&self) -> String {
        let mut out = String::new();
        // Writing to a `String` does not fail; a partial text is still of use.
        let _ = text::encode(&mut out, &self.0.registry);
        out
    }
}

impl fmt::Debug for Telemetry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Telemetry")
    }
}

/// Begins to write the log to standard error; once for a process.
///
/// `filter` is such as `info,latchkey::http=debug`; `json` gives one object a line. Whatever a stranger chose is logged
/// with `?` (quoted, control characters escaped), and secrets are of types whose `Debug` is redacted.
///
/// # Errors
/// What is wrong with the filter, or that the log was begun before.
pub fn init_log(filter: &str, json: bool) -> Result<(), String> {
    let words = filter;
    let mut filter = tracing_subscriber::EnvFilter::try_new(words).map_err(|e| e.to_string())?;
    // actix tells of each of its workers; who wants that asks for it by name.
    if !words.contains("actix_server") {
        filter = filter.add_directive(Directive::from_str("actix_server=warn").map_err(|e| e.to_string())?);
    }
    // Whoever connects may end the connection with an alert as often as they like, and Java's clients always do.
    if !words.contains("rustls") && filter.max_level_hint().is_some_and(|most| most < LevelFilter::DEBUG) {
        filter = filter.add_directive(Directive::from_str("rustls=error").map_err(|e| e.to_string())?);
    }
    if json {
        // A panic is a line of the log like any other.
        std::panic::set_hook(Box::new(|panic| {
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            tracing::error!(place, "panicked: {}", panic.payload_as_str().unwrap_or("(no text)"));
        }));
    }
    // Debug lines of the HTTP layer are wanted: then these are too.
    let are_wanted = words.contains("actix_http") || filter.max_level_hint().is_some_and(|most| most >= LevelFilter::DEBUG);
    let written = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let lines = if json {
        written.json().flatten_event(true).with_current_span(true).with_span_list(false).boxed()
    } else {
        written.with_ansi(takes_colours()).boxed()
    };
    tracing_subscriber::registry().with(lines).with(filter).with(BrokenRequests { are_wanted }).try_init().map_err(|e| e.to_string())
}

/// Keeps out of the log what anybody can have written there as often as they like: each request that is no HTTP (a TLS hello at
/// the port for http, a head that is too large) is an error to the HTTP layer. It got its 400, 408 or 431, and says nothing of us.
struct BrokenRequests {
    are_wanted: bool,
}

impl<S: tracing::Subscriber> Layer<S> for BrokenRequests {
    fn event_enabled(&self, event: &tracing::Event<'_>, _: Context<'_, S>) -> bool {
        if self.are_wanted || !event.metadata().target().starts_with("actix_http::h") {
            return true;
        }
        let mut said = Said(true);
        event.record(&mut said);
        said.0
    }
}

/// Whether an event of the HTTP layer is to be written.
struct Said(bool);

impl tracing::field::Visit for Said {
    fn record_debug(&mut self, field: &tracing::field::Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            self.0 &= !is_of_a_broken_request(&format!("{value:?}"));
        }
    }
}

/// Whether the HTTP layer says it of a connection that somebody broke, and not of an answer that we failed to give.
fn is_of_a_broken_request(message: &str) -> bool {
    ["stream error", "write zero", "MAX_BUFFER_SIZE", "Send data error"].iter().any(|words| message.starts_with(words))
}

/// Colours are for a terminal that knows them and a person who has not said no (<https://no-color.org>).
fn takes_colours() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|said| !said.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    std::io::stderr().is_terminal() && !refused && !dumb
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_strangers_break_is_told_apart_from_what_we_fail_at() {
        for theirs in
            ["stream error: HTTP request parse error: invalid Header provided", "MAX_BUFFER_SIZE unprocessed data reached, closing"]
        {
            assert!(is_of_a_broken_request(theirs), "{theirs}");
        }
        for ours in ["Response payload stream error: gone", "Internal server error: unexpected eof", "HTTP service readiness error: x"] {
            assert!(!is_of_a_broken_request(ours), "{ours}");
        }
    }

    #[test]
    fn counters_have_their_documented_names() {
        let telemetry = Telemetry::new();
        telemetry.request("/token", "POST", 200, Duration::from_millis(3));
        telemetry.clone().token("authorization_code", "success");
        telemetry.sign_in("success");
        telemetry.store_error("transient");
        let text = telemetry.render();
        for line in [
            "latchkey_http_requests_total{route=\"/token\",method=\"POST\",status=\"200\"} 1",
            "latchkey_http_request_duration_seconds_count{route=\"/token\",method=\"POST\"} 1",
            "latchkey_tokens_total{grant=\"authorization_code\",outcome=\"success\"} 1",
            "latchkey_sign_ins_total{outcome=\"success\"} 1",
            "latchkey_store_errors_total{store=\"transient\"} 1",
        ] {
            assert!(text.contains(line), "{line} is not in\n{text}");
        }
    }
}
