//! The people of the demo: one in each state that an account can be in, so that the console shows what each looks like.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;

use crate::acts::Standing;
use crate::acts::invitation::Invite;
use crate::acts::password::NewPassword;
use crate::acts::person::{ChangeOwnEmail, CreatePerson, Description, DisablePerson, WhichPerson};
use crate::acts::register::{Register, SignsInBy};
use crate::acts::second_factor::NewFactor;
use crate::audit::Actor;
use crate::factors::{passkey, password, recovery_code};
use crate::languages::Language;
use crate::people::invitations::NewInvitation;
use crate::people::{Email, User};
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::sign_in::throttle::{self, Admission, Attempt, Guess};

/// Wrong passwords that are typed for Heidi at most: she is locked out long before.
const TRIES: usize = 200;

/// The people in other states than Alice, Bob and Ada are in.
pub(super) struct People {
    /// The password of those who have one.
    pub password: Secret,
    /// Frank's recovery code, since nobody has the device with his passkey.
    pub code: Secret,
}

/// A password that was drawn, with what is kept of it.
pub(super) fn password_of(provider: &Provider) -> Result<(Secret, Secret), String> {
    let drawn = Secret::new(Secret::random(&provider.random).expose().chars().take(16).collect::<String>());
    let phc = password::hash(&drawn, provider.passwords.cost(), &provider.random).map_err(|error| error.to_string())?;
    Ok((drawn, Secret::new(phc.expose())))
}

/// Address, name and user name.
type Who<'a> = (&'a str, &'a str, Option<&'a str>);

fn described((email, name, username): Who<'_>) -> Description {
    let (given, family) = name.split_once(' ').unwrap_or((name, ""));
    let claims = [("name", name), ("given_name", given), ("family_name", family), ("zoneinfo", "Europe/Lisbon"), ("locale", "en")];
    let claims = claims.into_iter().map(|(claim, value)| (claim.to_owned(), value.into())).collect();
    Description { email: email.to_owned(), email_verified: true, username: username.map(str::to_owned), claims }
}

/// Makes a person with a password, where they are to have one.
pub(super) async fn person(provider: &Provider, who: Who<'_>, phc: Option<Secret>) -> Result<User, String> {
    make(provider, CreatePerson { person: described(who), groups: Vec::new(), owner: false, password: phc.map(own) }).await
}

/// The same with groups, or as an admin.
pub(super) async fn make(provider: &Provider, create: CreatePerson) -> Result<User, String> {
    provider.perform(provider.acting(Actor::Command), create).await.map_err(|refused| refused.to_string())
}

pub(super) fn staff(who: Who<'_>, phc: Secret, owner: bool) -> CreatePerson {
    CreatePerson { person: described(who), groups: vec!["staff".to_owned()], owner, password: Some(own(phc)) }
}

fn own(phc: Secret) -> NewPassword {
    NewPassword { phc, temporary: false }
}

/// One person in each further state.
pub(super) async fn in_each_state(provider: &Provider) -> Result<People, String> {
    let (password, phc) = password_of(provider)?;
    let acting = || provider.acting(Actor::Command);

    let invitation = NewInvitation {
        email: "carol@example.com".to_owned(),
        name: "Carol Invited".to_owned(),
        groups: vec!["staff".to_owned()],
        groups_until: None,
        owner: false,
        language: Language::English,
        expires_at: None,
    };
    provider.perform(acting(), Invite { invitation }).await.map_err(|refused| refused.to_string())?;

    let mut unproven = described(("dan@example.com", "Dan Unproven", None));
    unproven.email_verified = false;
    make(provider, CreatePerson { person: unproven, groups: Vec::new(), owner: false, password: Some(own(phc.clone())) }).await?;

    let waits = Register {
        person: described(("erin@example.com", "Erin Waiting", None)),
        by: SignsInBy::Password(phc.clone()),
        terms: None,
        waits: true,
    };
    provider.perform(acting(), waits).await.map_err(|refused| format!("{refused:?}"))?;

    let code = frank(provider).await?;

    person(provider, ("grace@example.com", "Grace Disabled", None), Some(phc.clone())).await?;
    let disable = DisablePerson { person: WhichPerson::Named("grace@example.com".to_owned()) };
    provider.perform(acting(), disable).await.map_err(|refused| refused.to_string())?;

    let heidi = person(provider, ("heidi@example.com", "Heidi Locked-Out", None), Some(phc.clone())).await?;
    lock_out(provider, &heidi).await?;

    let ivan = person(provider, ("ivan@example.com", "Ivan Moved", None), Some(phc)).await?;
    let to = Email::parse("ivan.new@example.com").map_err(|_| "the new address of Ivan is none")?;
    let change = ChangeOwnEmail { who: Standing::of_session(&ivan.id, ivan.epoch), from: ivan.email.key().to_owned(), to };
    provider.perform(acting(), change).await.map_err(|refused| format!("{refused:?}"))?;

    let temporary = NewPassword { temporary: true, ..own(password_of(provider)?.1) };
    let judy = described(("judy@example.com", "Judy Temporary", None));
    make(provider, CreatePerson { person: judy, groups: Vec::new(), owner: false, password: Some(temporary) }).await?;
    Ok(People { password, code })
}

/// Frank has a passkey and no password. Nobody has its key: a code by mail, or a forgotten password, and a recovery code let him in.
async fn frank(provider: &Provider) -> Result<Secret, String> {
    let bytes = || URL_SAFE_NO_PAD.encode(provider.random.bytes::<32>());
    let content: passkey::Content = serde_json::from_value(json!({
        "id": bytes(), "key": bytes(), "counter": 0, "backup_eligible": true, "backed_up": true, "transports": ["internal"],
    }))
    .map_err(|error| error.to_string())?;
    let new = NewFactor::new(&content).map_err(|error| error.to_string())?.known_by(content.row_id());
    let id = provider.random.uuid().to_string();
    let codes = recovery_code::make(&provider.random);
    let hashes = recovery_code::hashes(&provider.keyring, &id, &codes);
    let (_, phc) = password_of(provider)?;
    let register = Register {
        person: described(("frank@example.com", "Frank Passkey", None)),
        by: SignsInBy::Passkey { id, new, codes: hashes, phc },
        terms: None,
        waits: false,
    };
    provider.perform(provider.acting(Actor::Command), register).await.map_err(|refused| format!("{refused:?}"))?;
    codes.into_iter().next().ok_or_else(|| "Frank has no recovery codes".to_owned())
}

/// Strangers guess at an account until nobody but who is known there may try.
async fn lock_out(provider: &Provider, person: &User) -> Result<(), String> {
    let (name, now) = (provider.login_key(person.email.as_str()), provider.now());
    let attempt = Attempt { guess: Guess::Password, account: &person.id, name: &name, browser: &[], sid: None, address: None };
    for _ in 0..TRIES {
        let admission = throttle::admit(&provider.transient, attempt, now).await.map_err(|error| error.to_string())?;
        let Admission::Admitted(counter) = admission else { break };
        throttle::failed(&provider.transient, attempt, &counter, now).await.map_err(|error| error.to_string())?;
    }
    Ok(())
}
