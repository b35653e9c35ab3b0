//! `latchkey invitation`

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde::Serialize;
use serde_json::json;

use super::beside::{self, reading, with_provider};
use super::moment;
use super::output::{Pages, note};
use super::{CliError, Output};
use crate::acts::invitation::{Invite, InviteMany, Invited, SendInvitationAgain, WhichInvitation, WithdrawInvitation};
use crate::config::Settings;
use crate::languages::Language;
use crate::people::invitations::{self, InvitationRepresentation, Listing, NewInvitation, State, file};
use crate::provider::Provider;

/// Invitations that are read at once.
const PAGE: i64 = 500;

/// How the command is used, as its help shows it.
pub const EXAMPLES: &[&str] = &[
    "invitation create --email mara@example.com --name 'Mara Lind' --group staff --language de",
    "invitation create --email guest@example.com --group guests --until 2027-06-30 --expires 3d",
    "invitation list --state open",
    "invitation list --output json",
    "invitation show mara@example.com",
    "invitation send-again mara@example.com",
    "invitation withdraw mara@example.com",
    "invitation import people.csv --dry-run",
    "invitation import people.csv",
    "invitation import people.csv --skip-known",
];

/// Invite people, and manage invitations
#[derive(Debug, Args)]
#[command(after_help = "INVITATION is the ID of an invitation, or the address that it went to (the newest one counts).")]
pub struct InvitationArgs {
    #[command(subcommand)]
    command: InvitationCommand,
}

#[derive(Debug, Subcommand)]
enum InvitationCommand {
    /// Invite somebody: they get a link by mail; without a mail server the link is printed
    Create(NewArgs),
    /// List invitations, newest first; they are kept for 30 days after they are over
    List(ListInvitations),
    /// Show an invitation
    Show(OneInvitation),
    /// Withdraw an invitation: its link stops working
    #[command(visible_alias = "revoke")]
    Withdraw(OneInvitation),
    /// Send an invitation again with a new link, for at least another 7 days; the old link stops working
    SendAgain(OneInvitation),
    /// Invite everybody in a CSV file, or nobody if a line is wrong
    #[command(
        after_help = "The first line names the columns: email, and any of name, groups (separated by ;), until, admin (yes or no), language, expires."
    )]
    Import(Import),
}

#[derive(Debug, Args)]
pub(super) struct NewArgs {
    /// Email address
    #[arg(long, value_name = "E")]
    pub(super) email: String,
    /// Full name; the person can change it
    #[arg(long, value_name = "N", default_value = "")]
    pub(super) name: String,
    /// Add to this group; can be repeated
    #[arg(long = "group", value_name = "G")]
    pub(super) groups: Vec<String>,
    /// When the memberships end: a time, a date or a duration such as 30d [default: never]
    #[arg(long, value_name = "TIME", requires = "groups")]
    pub(super) until: Option<String>,
    /// Make the person an administrator
    #[arg(long)]
    pub(super) admin: bool,
    /// Language of the mail: en, de, fr, es or ar
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = language)]
    pub(super) language: Language,
    /// When the invitation expires: a time, a date or a duration, at most 90d ahead [default: 7d]
    #[arg(long, value_name = "TIME")]
    pub(super) expires: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct ListInvitations {
    /// Only invitations in this state: open, accepted, withdrawn or expired
    #[arg(long, value_name = "STATE", value_parser = state)]
    pub(super) state: Option<State>,
    /// Only invitations whose address or name contains this
    #[arg(long, value_name = "TEXT")]
    pub(super) search: Option<String>,
    /// Show at most this many invitations [default: all]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) limit: Option<u32>,
}

#[derive(Debug, Args)]
pub(super) struct OneInvitation {
    /// ID of the invitation, or the address that it went to
    #[arg(value_name = "INVITATION")]
    pub(super) invitation: String,
}

#[derive(Debug, Args)]
pub(super) struct Import {
    /// The CSV file
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Only check the file: nobody is invited
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Leave out people who already have an account or an invitation
    #[arg(long)]
    pub(super) skip_known: bool,
}

fn language(tag: &str) -> Result<Language, String> {
    let known = || Language::ALL.map(Language::tag).join(", ");
    Language::from_tag(tag).ok_or_else(|| format!("there is no such language: use one of {}", known()))
}

fn state(name: &str) -> Result<State, String> {
    let known = || State::ALL.map(State::as_str).join(", ");
    State::parse(name).ok_or_else(|| format!("there is no such state: use one of {}", known()))
}

/// An invitation that was sent. Its link is shown where no mail server carries it.
#[derive(Serialize)]
struct Sent {
    #[serde(flatten)]
    invitation: InvitationRepresentation,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
}

fn sent(provider: &Provider, invited: &Invited) -> Sent {
    let settings = &provider.settings;
    let link = settings.mails_are_files().then(|| invited.link(&settings.issuer).expose().to_owned());
    Sent { invitation: InvitationRepresentation::of(&invited.invitation, provider.now()), link }
}

pub fn run(args: InvitationArgs, settings: &Settings, out: Output) -> Result<(), CliError> {
    match args.command {
        InvitationCommand::Create(args) => create(args, settings, out),
        InvitationCommand::List(args) => list(args, settings, out),
        InvitationCommand::Show(args) => {
            let found = reading(settings, async |provider| {
                let (which, now) = (WhichInvitation::Named(args.invitation), provider.now());
                let found = provider.database.read(move |conn| Ok::<_, CliError>(which.find(conn)?)).await?;
                Ok(InvitationRepresentation::of(&found, now))
            })?;
            out.one(&found)
        }
        InvitationCommand::Withdraw(args) => {
            let act = WithdrawInvitation { invitation: WhichInvitation::Named(args.invitation) };
            let was = with_provider(settings, async |provider| Ok(provider.perform(beside::acting(provider), act).await?))?;
            let done = json!({ "id": was.id, "email": was.email.as_str(), "done": "withdrawn" });
            out.done(&format!("Withdrew the invitation to {}.", was.email), &done)
        }
        InvitationCommand::SendAgain(args) => {
            let act = SendInvitationAgain { invitation: WhichInvitation::Named(args.invitation) };
            let again = with_provider(settings, async |provider| {
                let invited = provider.perform(beside::acting(provider), act).await?;
                Ok(sent(provider, &invited))
            })?;
            out.one(&again)
        }
        InvitationCommand::Import(args) => import(&args, settings, out),
    }
}

fn create(args: NewArgs, settings: &Settings, out: Output) -> Result<(), CliError> {
    let made = with_provider(settings, async |provider| {
        let now = provider.now();
        let end = |text: &String| moment::end(text, moment::Span::Ahead, now).map_err(CliError::Usage);
        let invitation = NewInvitation {
            email: args.email,
            name: args.name,
            groups: args.groups,
            groups_until: args.until.as_ref().map(end).transpose()?,
            owner: args.admin,
            language: args.language,
            expires_at: args.expires.as_ref().map(end).transpose()?,
        };
        let invited = provider.perform(beside::acting(provider), Invite { invitation }).await?;
        Ok(sent(provider, &invited))
    })?;
    out.one(&made)?;
    if made.link.is_some() {
        note("No mail server is set (LATCHKEY_SMTP_URL): give the link to the person yourself. It is not shown again.");
    }
    Ok(())
}

fn list(args: ListInvitations, settings: &Settings, out: Output) -> Result<(), CliError> {
    reading(settings, async |provider| {
        let now = provider.now();
        let columns = ["id", "email", "name", "state", "groups", "admin", "expires_at"];
        let mut pages = Pages::new(out.listing(&columns), args.limit);
        let mut listing = Listing { search: args.search.unwrap_or_default(), state: args.state, limit: PAGE, ..Listing::default() };
        loop {
            let asked = listing.clone();
            let found = provider.database.read(move |conn| invitations::list(conn, &asked, now)).await?;
            let is_full = i64::try_from(found.len()) == Ok(PAGE);
            let page: Vec<InvitationRepresentation> = found.iter().map(|found| InvitationRepresentation::of(found, now)).collect();
            if !pages.add(&page, is_full)? {
                return pages.end();
            }
            listing.after = found.last().map(|last| last.id.clone());
        }
    })
}

fn import(args: &Import, settings: &Settings, out: Output) -> Result<(), CliError> {
    let named = |why: &dyn std::fmt::Display| CliError::Failed(format!("{}: {why}", args.file.display()));
    let bytes = std::fs::read(&args.file).map_err(|error| named(&error))?;
    let text = String::from_utf8(bytes).map_err(|_| named(&"it is not in UTF-8: save it as 'CSV UTF-8'"))?;
    let lines = file::read(&text).map_err(|faults| {
        let faults: Vec<String> = faults.iter().map(|fault| format!("line {}: {}", fault.line, fault.what)).collect();
        named(&format!("nobody was invited:\n{}", faults.join("\n")))
    })?;
    let (sent, good, known) = with_provider(settings, async |provider| {
        let act = InviteMany { lines, dry_run: args.dry_run, skip_known: args.skip_known };
        let many = provider.perform(beside::acting(provider), act).await?;
        Ok((many.invited.iter().map(|invited| sent(provider, invited)).collect::<Vec<Sent>>(), many.good, many.known))
    })?;
    if known > 0 {
        note(&format!("{known} people have an account or an invitation already and were left out."));
    }
    if args.dry_run {
        let checked = json!({ "invitations": good, "known": known, "done": "checked" });
        return out.done(&format!("The file is good: {good} people can be invited."), &checked);
    }
    let columns = ["id", "email", "name", "state", "groups", "admin", "expires_at"];
    let with_links = sent.iter().any(|sent| sent.link.is_some());
    out.list(&[&columns[..], if with_links { &["link"] } else { &[] }].concat(), &sent)
}
