//! Opens the stores beside whatever serves, for one command.

use std::os::unix::fs::MetadataExt as _;
use std::pin::Pin;

use crate::acts::person::NoPerson;
use crate::acts::{Acting, second_factor};
use crate::audit::{self, Actor};
use crate::clock::{Clock, Random};
use crate::config::{LogFormat, Origin, Settings, duration};
use crate::factors::{foreign, password};
use crate::people::{User, user};
use crate::provider::{Provider, StartError};
use crate::secrets::Secret;
use crate::store::{Connection, StoreError};
use crate::telemetry;
use crate::writing::quoting::ShellCommand;

use super::secret_input::Given;
use super::{CliError, output};

/// Runs `job`, which changes something, with the application assembled; nothing is served.
pub fn with_provider<T>(settings: &Settings, job: impl AsyncFnOnce(&Provider) -> Result<T, CliError>) -> Result<T, CliError> {
    let open = async |settings| Provider::open_beside(settings, Clock::System, Random::default()).await;
    run(settings, open, job)
}

/// Runs `job`, which only reads, with the application assembled. It needs no right to write, and waits for nobody who has it.
pub fn reading<T>(settings: &Settings, job: impl AsyncFnOnce(&Provider) -> Result<T, CliError>) -> Result<T, CliError> {
    let open = async |settings| Provider::open_to_read(settings, Clock::System, Random::default()).await;
    run(settings, open, job)
}

fn run<T>(
    settings: &Settings,
    open: impl AsyncFnOnce(Settings) -> Result<Provider, StartError>,
    job: impl AsyncFnOnce(&Provider) -> Result<T, CliError>,
) -> Result<T, CliError> {
    begin_log(settings)?;
    // The first of any number of callers decides; all of them want the same.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    // Boxed, so that the runtime is compiled once and not for each command.
    let work: Pin<Box<dyn Future<Output = Result<T, CliError>> + '_>> = Box::pin(async {
        let provider = open(settings.clone()).await.map_err(CliError::failed)?;
        job(&provider).await
    });
    actix_web::rt::System::new().block_on(work)
}

/// A command says what it did by itself: the log has warnings alone unless a filter was set.
pub(super) fn begin_log(settings: &Settings) -> Result<(), CliError> {
    let is_set = settings.effective().iter().any(|effective| effective.setting.name == "log" && effective.origin != Origin::Default);
    let filter = if is_set { settings.log.as_str() } else { "warn" };
    telemetry::init_log(filter, settings.log_format == LogFormat::Json).map_err(CliError::failed)
}

/// The command line acts, at the hands of whoever runs it.
pub fn acting(provider: &Provider) -> Acting {
    let acting = provider.acting(Actor::Command);
    Acting { origin: audit::Origin { operator: Some(operator()), ..acting.origin }, ..acting }
}

/// Who runs this process and where, as the machine tells: `mara@host`. Whoever became root by `sudo` is named as themselves.
fn operator() -> String {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let uid = std::fs::metadata("/proc/self").ok().map(|process| process.uid());
    let of_account = uid.and_then(|uid| {
        let accounts = read("/etc/passwd");
        let fields = accounts.lines().map(|line| line.split(':').collect::<Vec<_>>());
        let mut named = fields.filter_map(|account| Some((*account.first()?, account.get(2)?.parse::<u32>().ok()?)));
        named.find(|(_, id)| *id == uid).map(|(name, _)| name.to_owned())
    });
    let by_sudo = variable("SUDO_USER").filter(|_| uid == Some(0));
    let user = by_sudo.or(of_account).or_else(|| uid.map(|uid| format!("uid {uid}"))).or_else(|| variable("USER"));
    let host = Some(read("/proc/sys/kernel/hostname").trim().to_owned()).filter(|host| !host.is_empty()).or_else(|| variable("HOSTNAME"));
    format!("{}@{}", user.as_deref().unwrap_or("unknown"), host.as_deref().unwrap_or("unknown"))
}

/// The person of this id, e-mail address or user name.
pub fn person(conn: &mut Connection, named: &str) -> Result<User, CliError> {
    user::find_named(conn, named)?.ok_or_else(|| CliError::failed(NoPerson(named.to_owned())))
}

/// Says where tokens are to live longer, in seconds, than the server's settings let them, as far as this shell knows these.
pub fn note_longer_lifetimes(provider: &Provider, access_token: Option<u64>, id_token: Option<u64>) {
    let settings = &provider.settings;
    let each = [
        ("access tokens", "access-token-lifetime", access_token, settings.access_token_lifetime),
        ("ID tokens", "id-token-lifetime", id_token, settings.id_token_lifetime),
    ];
    for (tokens, setting, asked, most) in each {
        if asked.is_some_and(|asked| asked > most.as_secs()) {
            output::note(&format!(
                "warning: {tokens} live for at most {} by the server's setting `{setting}`, as it is known here",
                duration::written(most)
            ));
        }
    }
}

/// Says where a password is one that the pages would refuse. A command takes it nonetheless, as imports bring such along.
pub fn note_weak(given: &Given, person: &User, settings: &Settings) {
    let Given::Password(password) = given else { return };
    let why = match password::check_choice(password, &person.known_words(), settings.password_length) {
        Ok(()) => return,
        Err(password::Unfit::TooShort(least)) => format!("it has fewer than {least} characters"),
        Err(_) => "it is easy to guess".to_owned(),
    };
    output::note(&format!(
        "warning: the pages would refuse this password, because {why}. To let the person choose one: latchkey user link {}",
        person.email
    ));
}

/// How many passkeys sign a person in without their password.
///
/// # Errors
/// Where the store failed.
pub async fn passkeys(provider: &Provider, person: &User) -> Result<usize, StoreError> {
    let (ring, user_id) = (provider.keyring.clone(), person.id.clone());
    provider.database.read(move |conn| Ok(second_factor::read(conn, &ring, &user_id)?.ways_in())).await
}

/// Says after a password was set, or a link to set one was made, that there are other ways in: whoever set up a passkey keeps it.
pub fn note_passkeys(passkeys: usize, person: &User) {
    let sign_in = match passkeys {
        0 => return,
        1 => "1 passkey still signs in".to_owned(),
        more => format!("{more} passkeys still sign in"),
    };
    output::note(&format!(
        "{sign_in} without the password. If someone else may have set up one of them, remove all second factors: {}",
        ShellCommand::of(&["latchkey", "user", "reset-second-factor", person.email.as_str()])
    ));
}

/// What is kept of a password that an admin sets: of any strength, within the bounds that hold for all.
pub fn hashed(given: &Given, provider: &Provider) -> Result<Secret, CliError> {
    let password = match given {
        Given::Password(password) => password,
        Given::Hash(hash) => return foreign::take_in(hash.expose()).map_err(CliError::failed),
    };
    password::check_bounds(password).map_err(|unfit| {
        CliError::failed(match unfit {
            password::Unfit::TooLong => "the password must be 1024 bytes or shorter",
            password::Unfit::ControlCharacter => "the password contains a control character",
            _ => "the password is empty",
        })
    })?;
    let unreadable = |_| CliError::failed("the list of breached passwords (LATCHKEY_BREACHED_FILE) cannot be read");
    if provider.passwords.is_breached(password).map_err(unreadable)? {
        return Err(CliError::failed("this password was found in stolen data (LATCHKEY_BREACHED_FILE): choose another one"));
    }
    let hash = password::hash(password, provider.passwords.cost(), &provider.random)
        .map_err(|_| CliError::failed("the password could not be hashed"))?;
    Ok(Secret::new(hash.expose()))
}
