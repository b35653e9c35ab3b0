//! `latchkey user`

use std::fmt;

use clap::{Args, Subcommand};

use serde_json::{Map, Value, json};

use super::beside::{self, person, reading, with_provider};
use super::output::{Pages, confirm, note};
use super::secret_input::PasswordArgs;
use super::{CliError, Output, session};
use crate::acts::door::Act;
use crate::acts::loss::{ConfirmLoss, LossSettings, RefuseLoss, judged};
use crate::acts::password::{NewPassword, SetPassword as Set};
use crate::acts::person::{
    ApprovePerson, ChangePerson, Changes, CreatePerson, DeletePerson, Description, DisablePerson, EnablePerson, EndAllOfPerson,
    RefusePerson, TakePhone, WhichPerson,
};
use crate::acts::remembered::ForgetBrowsers;
use crate::admin;
use crate::clock::Rfc3339;
use crate::config::Settings;
use crate::people::listing::{self, Listing};
use crate::people::losses::{self, LossRepresentation};
use crate::people::remembered::{self, RememberedRepresentation};
use crate::people::{PersonRepresentation, Status, User, attributes};
use crate::protocol::attribute::{AttributeKind, Attributes};
use crate::protocol::standard_claims::{ClaimKind, kind_of};
use crate::provider::Provider;
use crate::store::StoreError;
use crate::upstreams::{self, LinkRepresentation, links};
use crate::writing::quoting::ShellCommand;

/// How many people a list reads at a time.
const PAGE: i64 = 500;

/// How the command is used, as its help shows it.
pub const EXAMPLES: &[&str] = &[
    "user create --email mara@example.com --name 'Mara Jade' --password-stdin < password.txt",
    "user create --email ops@example.com --admin --password-prompt",
    "user list --search mara --limit 20",
    "user list --output json",
    "user show mara@example.com",
    "user update mara --claim 'locale=\"de\"' --group staff",
    "user update mara --no-admin",
    "user set-password mara --temporary --password-stdin < password.txt",
    "user link mara@example.com",
    "user link mara@example.com --output json | jq -r .link",
    "user disable mara@example.com",
    "user enable mara@example.com",
    "user approve mara@example.com",
    "user refuse mara@example.com --reason 'You are not a member'",
    "user delete mara@example.com --yes",
    "user sessions mara@example.com",
    "user revoke-sessions mara@example.com",
    "user reset-second-factor mara@example.com",
    "user accounts mara@example.com",
    "user disconnect mara@example.com 0b8c5a3e-7c39-4d3c-9a53-0f3b7f0c7a10",
    "user remove-phone mara@example.com",
    "user remembered-browsers mara@example.com",
    "user forget-browsers mara@example.com",
    "user lost-factors",
    "user confirm-lost-factors mara@example.com",
    "user refuse-lost-factors mara@example.com",
];

/// Manage people
#[derive(Debug, Args)]
#[command(after_help = "USER is the ID, the email address or the username of a person.")]
pub struct UserArgs {
    #[command(subcommand)]
    command: UserCommand,
}

#[derive(Debug, Subcommand)]
enum UserCommand {
    /// Create an account
    Create(CreateUser),
    /// List people
    List(ListUsers),
    /// Show a person
    Show(OneUser),
    /// Change a person
    Update(UpdateUser),
    /// Set a password and end all sessions and grants
    SetPassword(SetPassword),
    /// Create a one-time link for choosing a password and print it once; it is valid for 24 hours
    Link(OneUser),
    /// Disable an account and end all its sessions and grants
    Disable(OneUser),
    /// Enable a disabled account
    Enable(OneUser),
    /// Approve an account that its person created
    Approve(OneUser),
    /// Refuse an account that waits for approval: it is deleted, and its person is told
    Refuse(RefuseUser),
    /// Delete a person permanently
    Delete(DeleteUser),
    /// List the sessions and grants of a person
    Sessions(OneUser),
    /// End all sessions and grants of a person
    RevokeSessions(OneUser),
    /// Remove a person's passkeys, authenticator apps and recovery codes and end all sessions
    ResetSecondFactor(OneUser),
    /// List the accounts at other providers that sign a person in
    Accounts(OneUser),
    /// Disconnect an account at another provider from a person and end the sessions that it began
    Disconnect(DisconnectUser),
    /// Remove the phone number that a person confirmed
    RemovePhone(OneUser),
    /// List the browsers in which a person is not asked for a second factor
    RememberedBrowsers(OneUser),
    /// Forget the browsers in which a person is not asked for a second factor
    ForgetBrowsers(OneUser),
    /// List people who lost their second factor and wait to sign in without it
    LostFactors,
    /// Let a person who lost their second factor choose a new password without it, before the wait is over
    ConfirmLostFactors(OneUser),
    /// Refuse that: the person is told, and nothing changes
    RefuseLostFactors(OneUser),
}

#[derive(Debug, Args)]
pub(super) struct OneUser {
    /// ID, email address or username
    #[arg(value_name = "USER")]
    pub(super) user: String,
}

#[derive(Debug, Args)]
pub(super) struct DisconnectUser {
    #[command(flatten)]
    user: OneUser,
    /// The ID that `user accounts` lists
    #[arg(value_name = "ID")]
    id: String,
}

#[derive(Debug, Args)]
pub(super) struct RefuseUser {
    #[command(flatten)]
    user: OneUser,
    /// Why, in the words of the email to the person
    #[arg(long, value_name = "TEXT", default_value = "")]
    reason: String,
}

#[derive(Debug, Args)]
pub(super) struct ListUsers {
    /// Only people whose name, email address or username contains this
    #[arg(long, value_name = "TEXT")]
    pub(super) search: Option<String>,
    /// Show at most this many people [default: all]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) limit: Option<u32>,
}

#[derive(Debug, Args)]
pub(super) struct DeleteUser {
    /// ID, email address or username
    #[arg(value_name = "USER")]
    pub(super) user: String,
    /// Do not ask for confirmation
    #[arg(long)]
    pub(super) yes: bool,
}

#[derive(Debug, Args)]
pub(super) struct SetPassword {
    /// ID, email address or username
    #[arg(value_name = "USER")]
    pub(super) user: String,
    /// The person must choose a new password at the next sign-in
    #[arg(long)]
    pub(super) temporary: bool,
    #[command(flatten)]
    pub(super) password: PasswordArgs,
}

#[derive(Debug, Args)]
pub(super) struct CreateUser {
    /// Email address; the person can sign in with it
    #[arg(long, value_name = "E")]
    pub(super) email: String,
    /// Full name
    #[arg(long, value_name = "N")]
    pub(super) name: Option<String>,
    /// Username; the person can sign in with it; it cannot contain @
    #[arg(long, value_name = "U")]
    pub(super) username: Option<String>,
    /// The email address is verified
    #[arg(long)]
    pub(super) verified: bool,
    /// Make the person an administrator
    #[arg(long)]
    pub(super) admin: bool,
    /// Add to this group; can be repeated
    #[arg(long = "group", value_name = "G")]
    pub(super) groups: Vec<String>,
    /// A claim as JSON, such as locale='"de"' or phone_number_verified=true; can be repeated
    #[arg(long = "claim", value_name = "NAME=JSON", value_parser = claim)]
    pub(super) claims: Vec<ClaimArg>,
    #[command(flatten)]
    pub(super) password: PasswordArgs,
}

#[derive(Debug, Args)]
pub(super) struct UpdateUser {
    /// ID, email address or username
    #[arg(value_name = "USER")]
    pub(super) user: String,
    /// Email address
    #[arg(long, value_name = "E")]
    pub(super) email: Option<String>,
    /// Full name
    #[arg(long, value_name = "N")]
    pub(super) name: Option<String>,
    /// Username; an empty value removes it
    #[arg(long, value_name = "U")]
    pub(super) username: Option<String>,
    /// The email address is verified
    #[arg(long, conflicts_with = "unverified")]
    pub(super) verified: bool,
    /// The email address is not verified
    #[arg(long)]
    pub(super) unverified: bool,
    /// Make the person an administrator
    #[arg(long, conflicts_with = "no_admin")]
    pub(super) admin: bool,
    /// The person is no administrator any more; the last one stays
    #[arg(long)]
    pub(super) no_admin: bool,
    /// Add to this group; can be repeated
    #[arg(long = "group", value_name = "G")]
    pub(super) groups: Vec<String>,
    /// A claim as JSON; null removes it; can be repeated
    #[arg(long = "claim", value_name = "NAME=JSON", value_parser = claim)]
    pub(super) claims: Vec<ClaimArg>,
    #[command(flatten)]
    pub(super) password: PasswordArgs,
}

/// A claim as it was typed.
#[derive(Clone, Debug)]
pub(super) struct ClaimArg {
    name: String,
    value: Value,
    /// What stands behind the `=`.
    raw: String,
}

/// What claims are set to. A declared one that is a text takes what stands there as one: `employee_number=007` and `room=12` are no numbers
/// where the attribute is a text.
fn as_declared(args: Vec<ClaimArg>, declared: &Attributes) -> Map<String, Value> {
    let value = |arg: ClaimArg| {
        let is_text = declared
            .find(&arg.name)
            .is_some_and(|attribute| !attribute.several && !matches!(attribute.kind, AttributeKind::Number | AttributeKind::Boolean));
        let value = if is_text && matches!(arg.value, Value::Number(_) | Value::Bool(_)) { Value::from(arg.raw) } else { arg.value };
        (arg.name, value)
    };
    args.into_iter().map(value).collect()
}

/// `NAME=JSON`; what is no JSON counts as the text it is, so that `locale=de` does what is meant. A standard claim that is a
/// text takes what stands there as one: `birthdate=1990` and `phone_number=4930123` are no numbers.
fn claim(text: &str) -> Result<ClaimArg, String> {
    let (name, value) = parsed(text)?;
    let raw = text.split_once('=').map(|(_, raw)| raw.to_owned()).unwrap_or_default();
    Ok(ClaimArg { name, value, raw })
}

fn parsed(text: &str) -> Result<(String, Value), String> {
    let (name, value) = text.split_once('=').ok_or("expected NAME=JSON")?;
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_graphic()) {
        return Err("expected the name of a claim before =".to_owned());
    }
    let looks_like_json = value.starts_with(['{', '[', '"']);
    let is_text = kind_of(name).is_some_and(ClaimKind::is_text);
    if is_text && !looks_like_json && value != "null" {
        return Ok((name.to_owned(), serde_json::Value::from(value)));
    }
    match serde_json::from_str(value) {
        Ok(value) => Ok((name.to_owned(), value)),
        Err(error) if looks_like_json => Err(format!("not JSON: {error}")),
        Err(_) if value.parse::<f64>().is_ok_and(f64::is_infinite) && value.contains(|c: char| c.is_ascii_digit()) => {
            Err("this number is too large: put it in quotation marks to set it as text".to_owned())
        }
        Err(_) => Ok((name.to_owned(), serde_json::Value::from(value))),
    }
}

/// The person as a command shows them.
async fn shown_now(provider: &Provider, person: &User) -> Result<PersonRepresentation, CliError> {
    let (person, now) = (person.clone(), provider.now());
    Ok(provider.database.read(move |conn| PersonRepresentation::of(conn, &person, now)).await?)
}

pub fn run(args: UserArgs, settings: &Settings, out: Output) -> Result<(), CliError> {
    match args.command {
        UserCommand::Create(args) => create(args, settings, out),
        UserCommand::List(args) => list(args, settings, out),
        UserCommand::Show(args) => show(args, settings, out),
        UserCommand::Update(args) => update(args, settings, out),
        UserCommand::SetPassword(args) => set_password(args, settings, out),
        UserCommand::Link(args) => link(args, settings, out),
        UserCommand::Disable(args) => status(&args, settings, out, "disabled", |person| DisablePerson { person }),
        UserCommand::Approve(args) => status(&args, settings, out, "approved", |person| ApprovePerson { person }),
        UserCommand::Refuse(args) => {
            let RefuseUser { user, reason } = args;
            status(&user, settings, out, "refused", |person| RefusePerson { person, reason })
        }
        UserCommand::Enable(args) => status(&args, settings, out, "enabled", |person| EnablePerson { person }),
        UserCommand::Delete(args) => {
            confirm(&format!("Delete {} permanently?", args.user), args.yes)?;
            let named = OneUser { user: args.user };
            status(&named, settings, out, "deleted", |person| DeletePerson { person, confirmed_by: None })
        }
        UserCommand::Sessions(args) => reading(settings, async |provider| {
            let listed = session::of_person(provider, &args.user, None, session::LIMIT).await?;
            listed.print(out)
        }),
        UserCommand::RevokeSessions(args) => status(&args, settings, out, "signed out everywhere", |person| EndAllOfPerson { person }),
        UserCommand::ResetSecondFactor(args) => reset_second_factor(args, settings, out),
        UserCommand::Accounts(args) => accounts(args, settings, out),
        UserCommand::Disconnect(args) => disconnect(args, settings, out),
        UserCommand::RemovePhone(args) => remove_phone(args, settings, out),
        UserCommand::RememberedBrowsers(args) => reading(settings, async |provider| {
            let now = provider.now();
            let read = provider.database.read(move |conn| {
                let person = person(conn, &args.user)?;
                Ok::<_, CliError>(remembered::of(conn, &person.id, Some(&person), now)?)
            });
            let rows: Vec<_> = read.await?.into_iter().map(RememberedRepresentation::from).collect();
            out.list(&["id", "user_agent", "address", "created_at", "last_used_at", "until"], &rows)
        }),
        UserCommand::ForgetBrowsers(args) => status(&args, settings, out, "browsers forgotten", |person| ForgetBrowsers { person }),
        UserCommand::LostFactors => reading(settings, async |provider| {
            let (ring, settings, now) = (provider.keyring.clone(), LossSettings::from(&provider.settings), provider.now());
            // As they count now: a rule or a role may have made an administrator the one who decides.
            let read = provider.database.read(move |conn| {
                let standing = losses::all_standing(conn)?.into_iter();
                standing
                    .map(|(loss, person)| Ok((judged(conn, &ring, loss, settings, now)?, person)))
                    .collect::<Result<Vec<_>, StoreError>>()
            });
            let waiting = read.await?;
            let rows: Vec<LossRepresentation> = waiting.iter().map(|(loss, person)| LossRepresentation::of(loss, person)).collect();
            out.list(&["user_id", "email", "asked_at", "due_at", "ready_at", "confirmed_by"], &rows)
        }),
        UserCommand::ConfirmLostFactors(args) => status(&args, settings, out, "confirmed", |person| ConfirmLoss { person }),
        UserCommand::RefuseLostFactors(args) => status(&args, settings, out, "kept out", |person| RefuseLoss { person }),
    }
}

fn create(args: CreateUser, settings: &Settings, out: Output) -> Result<(), CliError> {
    let password = args.password.read()?;
    let (made, person) = with_provider(settings, async |provider| {
        let declared = provider.database.read(attributes::all).await?;
        let mut claims = as_declared(args.claims, &declared);
        claims.retain(|_, value| !value.is_null());
        if let Some(name) = args.name.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
            claims.insert("name".to_owned(), Value::from(name));
        }
        let description = Description { email: args.email, email_verified: args.verified, username: args.username, claims };
        let password = password.as_ref().map(|password| beside::hashed(password, provider)).transpose()?;
        let password = password.map(|phc| NewPassword { phc, temporary: false });
        let create = CreatePerson { person: description, groups: args.groups, owner: args.admin, password };
        let person = provider.perform(beside::acting(provider), create).await?;
        Ok((shown_now(provider, &person).await?, person))
    })?;
    out.one(&made)?;
    match &password {
        Some(password) => beside::note_weak(password, &person, settings),
        None => note(&format!(
            "{} has no password and cannot sign in yet. Create a one-time link for choosing one: latchkey user link {}",
            person.email, person.email
        )),
    }
    Ok(())
}

fn list(args: ListUsers, settings: &Settings, out: Output) -> Result<(), CliError> {
    reading(settings, async |provider| {
        let now = provider.now();
        let mut pages = Pages::new(out.listing(&["id", "email", "username", "name", "status", "admin", "groups"]), args.limit);
        let mut listing = Listing { limit: PAGE, search: args.search, ..Listing::default() };
        loop {
            let asked = listing.clone();
            let found = provider.database.read(move |conn| {
                let people = listing::list(conn, &asked)?;
                let is_full = i64::try_from(people.len()) == Ok(PAGE);
                let last = people.last().filter(|_| is_full).map(|person| asked.place_of(person));
                Ok::<_, StoreError>((PersonRepresentation::of_each(conn, &people, now)?, last))
            });
            let (page, last) = found.await?;
            if !pages.add(&page, last.is_some())? {
                return pages.end();
            }
            listing.after = last;
        }
    })
}

fn show(args: OneUser, settings: &Settings, out: Output) -> Result<(), CliError> {
    let found = reading(settings, async |provider| {
        let now = provider.now();
        let found = provider.database.read(move |conn| {
            let found = person(conn, &args.user)?;
            Ok::<_, CliError>(PersonRepresentation::of(conn, &found, now)?)
        });
        found.await
    })?;
    out.one(&found)
}

fn update(args: UpdateUser, settings: &Settings, out: Output) -> Result<(), CliError> {
    let password = args.password.read()?;
    let email_verified = if args.verified { Some(true) } else { args.unverified.then_some(false) };
    let owner = if args.no_admin { Some(false) } else { args.admin.then_some(true) };
    let (changed, person) = with_provider(settings, async |provider| {
        let password = password.as_ref().map(|password| beside::hashed(password, provider)).transpose()?;
        let password = password.map(|phc| NewPassword { phc, temporary: false });
        let declared = provider.database.read(attributes::all).await?;
        let mut claims = as_declared(args.claims, &declared);
        if let Some(name) = args.name.as_deref().map(str::trim) {
            claims.insert("name".to_owned(), if name.is_empty() { Value::Null } else { Value::from(name) });
        }
        let changes = Changes { email: args.email, email_verified, username: args.username, claims };
        let change = ChangePerson { person: WhichPerson::Named(args.user), changes, groups: args.groups, owner, password, seen: None };
        let person = provider.perform(beside::acting(provider), change).await?;
        Ok((shown_now(provider, &person).await?, person))
    })?;
    out.one(&changed)?;
    if let Some(password) = &password {
        beside::note_weak(password, &person, settings);
    }
    Ok(())
}

fn set_password(args: SetPassword, settings: &Settings, out: Output) -> Result<(), CliError> {
    let password = args.password.read_or_prompt()?;
    let (person, passkeys) = with_provider(settings, async |provider| {
        let new = NewPassword { phc: beside::hashed(&password, provider)?, temporary: args.temporary };
        let set = Set { person: WhichPerson::Named(args.user), password: new };
        let person = provider.perform(beside::acting(provider), set).await?;
        let passkeys = beside::passkeys(provider, &person).await?;
        Ok((person, passkeys))
    })?;
    let done = json!({ "id": person.id, "email": person.email.as_str(), "temporary": args.temporary, "passkeys": passkeys });
    out.done("Set the password and ended all sessions and grants.", &done)?;
    beside::note_passkeys(passkeys, &person);
    beside::note_weak(&password, &person, settings);
    Ok(())
}

/// The link is good for a day, once, and replaces the one before it. The person's sessions go on until they use it.
fn link(args: OneUser, settings: &Settings, out: Output) -> Result<(), CliError> {
    let named = args.user;
    let (made, person, passkeys) = with_provider(settings, async |provider| {
        let person = provider.database.read(move |conn| person(conn, &named)).await?;
        let first = match person.status {
            Status::Active => None,
            Status::Waiting => Some(("waits for approval and cannot sign in. Approve the account first", "approve")),
            Status::Disabled => Some(("is disabled and cannot sign in. Enable the account first", "enable")),
        };
        if let Some((why, command)) = first {
            let command = ShellCommand::of(&["latchkey", "user", command, person.email.as_str()]);
            return Err(CliError::Failed(format!("{} {why}: {command}", person.email)));
        }
        let link = admin::make_link(provider, beside::acting(provider), WhichPerson::Id(person.id.clone())).await?;
        let passkeys = beside::passkeys(provider, &person).await?;
        let made = json!({
            "id": person.id,
            "email": person.email.as_str(),
            "link": link.url.expose(),
            "expires_at": Rfc3339(link.until),
            "passkeys": passkeys,
        });
        Ok((made, person, passkeys))
    })?;
    let again = ShellCommand::of(&["latchkey", "user", "link", person.email.as_str()]);
    out.once(&made, &format!("Create another link: {again}"))?;
    beside::note_passkeys(passkeys, &person);
    Ok(())
}

fn reset_second_factor(args: OneUser, settings: &Settings, out: Output) -> Result<(), CliError> {
    let named = args.user;
    let done = with_provider(settings, async |provider| {
        let person = provider.database.read(move |conn| person(conn, &named)).await?;
        let apps = admin::reset_second_factor(provider, &beside::acting(provider), &person.id).await?;
        Ok(json!({ "id": person.id, "email": person.email.as_str(), "removed": apps }))
    })?;
    out.done("Reset the second factor and ended all sessions.", &done)
}

fn remove_phone(args: OneUser, settings: &Settings, out: Output) -> Result<(), CliError> {
    let (named, done) = (args.user, "phone removed");
    let person = with_provider(settings, async |provider| {
        let person = provider.database.read(move |conn| person(conn, &named)).await?;
        let ends = admin::let_in_by_phone(provider, &person.id).await?;
        Ok(provider.perform(beside::acting(provider), TakePhone { person: WhichPerson::Id(person.id), ends }).await?)
    })?;
    let email = person.email.as_str();
    out.done(&status_sentence(email, done), &json!({ "id": person.id, "email": email, "done": done }))
}

/// The accounts at other providers that sign a person in.
fn accounts(args: OneUser, settings: &Settings, out: Output) -> Result<(), CliError> {
    let found = reading(settings, async |provider| {
        let read = provider.database.read(move |conn| {
            let person = person(conn, &args.user)?;
            let named = |id: &str, all: &[upstreams::Upstream]| all.iter().find(|one| one.id == id).map(|one| one.name.clone());
            let all = upstreams::all(conn)?;
            let found = links::of_person(conn, &person.id)?;
            Ok::<_, CliError>(found.iter().map(|link| LinkRepresentation::of(link, named(&link.upstream_id, &all))).collect::<Vec<_>>())
        });
        read.await
    })?;
    out.list(&["id", "provider", "account", "signs_in", "connected_at", "last_used_at"], &found)
}

fn disconnect(args: DisconnectUser, settings: &Settings, out: Output) -> Result<(), CliError> {
    let DisconnectUser { user: OneUser { user }, id } = args;
    let done = with_provider(settings, async |provider| {
        let person = provider.database.read(move |conn| person(conn, &user)).await?;
        admin::remove_connected_account(provider, &beside::acting(provider), (&person.id, &id)).await?;
        Ok(json!({ "id": person.id, "email": person.email.as_str(), "account": id, "done": "disconnected" }))
    })?;
    out.done("Disconnected the account and ended the sessions that it began.", &done)
}

/// What is told of a person to whom something was done.
fn status_sentence(email: &str, done: &str) -> String {
    match done {
        "disabled" => format!("Disabled {email}."),
        "enabled" => format!("Enabled {email}."),
        "approved" => format!("Approved {email}."),
        "refused" => format!("Refused and deleted {email}."),
        "deleted" => format!("Deleted {email}."),
        "browsers forgotten" => format!("{email} is asked for the second factor in every browser again."),
        "phone removed" => format!("Removed the phone of {email}."),
        "confirmed" => format!("{email} can choose a new password without the second factor now, and gets an email that says so."),
        "kept out" => format!("{email} cannot sign in without the second factor, and gets an email that says so."),
        _ => format!("Signed {email} out everywhere."),
    }
}

/// Does one thing to a person.
fn status<A: Act<Done = User, Refused: fmt::Display>>(
    args: &OneUser,
    settings: &Settings,
    out: Output,
    done: &str,
    act: impl FnOnce(WhichPerson) -> A,
) -> Result<(), CliError> {
    let act = act(WhichPerson::Named(args.user.clone()));
    let person = with_provider(settings, async |provider| Ok(provider.perform(beside::acting(provider), act).await?))?;
    let email = person.email.as_str();
    out.done(&status_sentence(email, done), &json!({ "id": person.id, "email": email, "done": done }))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_claim_that_is_a_text_is_read_as_one_and_any_other_as_json() {
        for (typed, read) in [
            ("birthdate=1990", json!("1990")),
            ("phone_number=4930123", json!("4930123")),
            ("nickname=1e5", json!("1e5")),
            ("given_name=true", json!("true")),
            ("given_name#de=true", json!("true")),
            ("given_name=\"Ann\"", json!("Ann")),
            ("locale=de", json!("de")),
            ("nickname=null", json!(null)),
            ("name={\"a\":1}", json!({"a": 1})),
            ("phone_number_verified=true", json!(true)),
            ("phone_number_verified=\"true\"", json!("true")),
            ("address=Weg 1", json!("Weg 1")),
            ("department=7", json!(7)),
            ("department=[1]", json!([1])),
        ] {
            let ClaimArg { name, value, .. } = claim(typed).unwrap();
            assert_eq!((name.as_str(), value), (typed.split_once('=').unwrap().0, read), "{typed}");
        }
        for bad in ["x", "=1", "a b=1", "name=\"x", "department={", "department=1e400", "department=-1e999", "department=[1e400]"] {
            assert!(claim(bad).is_err(), "{bad}");
        }
    }
}
