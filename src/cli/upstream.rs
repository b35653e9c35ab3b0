//! `latchkey upstream`

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use serde_json::json;

use super::beside::{self, reading, with_provider};
use super::output::confirm;
use super::secret_input::{from_file, from_stdin};
use super::{CliError, Output};
use crate::acts;
use crate::acts::upstream::ChangeUpstream;
use crate::admin;
use crate::config::Settings;
use crate::protocol::upstream::{AttributeRule, GroupRule};
use crate::secrets::Secret;
use crate::upstreams::{self, Accounts, Details, Preset, UpstreamRepresentation};

/// How the command is used, as its help shows it.
pub const EXAMPLES: &[&str] = &[
    "upstream create --preset google --client-id 1234.apps.googleusercontent.com --secret-file secret.txt",
    "upstream create --preset keycloak --name company --title Company --provider-issuer https://keycloak.example.com/realms/main --client-id latchkey",
    "upstream create --preset entra --provider-issuer https://login.microsoftonline.com/organizations/v2.0 --tenant 11111111-2222-3333-4444-555555555555 --client-id 1234 --secret-file secret.txt",
    "upstream create --preset github --client-id Ov23li --secret-file secret.txt",
    "upstream create --preset apple --client-id com.example.id --team-id AB1C23D4EF --key-id 12AB3C456D --secret-file AuthKey_12AB3C456D.p8",
    "upstream list",
    "upstream show company",
    "upstream update company --accounts domains --account-domain example.com",
    "upstream update company --login-domain example.com --own-key true",
    "upstream update company --group-rule 'groups = engineering -> staff'",
    "upstream update google --native-client 1234.apps.googleusercontent.com --native-client 5678.apps.googleusercontent.com",
    "upstream update company --attribute-rule 'department = $org.department' --attribute-rule 'once given_name = $given_name'",
    "upstream update company --sign-out-upstream true",
    "upstream test company",
    "upstream delete company --yes",
];

/// Manage other providers whose accounts people sign in with
#[derive(Debug, Args)]
pub struct UpstreamArgs {
    #[command(subcommand)]
    command: UpstreamCommand,
}

#[derive(Debug, Subcommand)]
enum UpstreamCommand {
    /// Add a provider
    Create(CreateUpstream),
    /// List providers
    List,
    /// Show a provider
    Show(OneUpstream),
    /// Change a provider. A list replaces the earlier list. With another issuer and no secret the stored secret is deleted. The sessions that
    /// began with it end when it is switched off or has another issuer
    Update(UpdateUpstream),
    /// Read the provider's discovery document and keys, and say what is wrong with them
    Test(OneUpstream),
    /// Delete a provider: nobody can sign in with it any more, and the sessions that began with it end
    Delete(DeleteUpstream),
}

#[derive(Debug, Args)]
pub(super) struct OneUpstream {
    /// The name
    #[arg(value_name = "NAME")]
    pub(super) name: String,
}

#[derive(Debug, Args)]
pub(super) struct DeleteUpstream {
    /// The name
    #[arg(value_name = "NAME")]
    pub(super) name: String,
    /// Do not ask for confirmation
    #[arg(long)]
    pub(super) yes: bool,
}

/// For whom accounts are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum AccountsMode {
    /// For nobody
    Off,
    /// For everybody whose address the provider verified
    Any,
    /// For people with a verified address in the domains of --account-domain
    Domains,
}

#[derive(Debug, Args)]
pub(super) struct CreateUpstream {
    /// What is filled in: oidc, google, entra, apple, github, gitlab, keycloak, okta, latchkey or oauth2
    #[arg(long, value_name = "P", default_value = "oidc", value_parser = preset)]
    pub(super) preset: Preset,
    /// The name in addresses: a-z, 0-9 and -; by default the preset
    #[arg(long, value_name = "NAME")]
    pub(super) name: Option<String>,
    #[command(flatten)]
    pub(super) fields: Fields,
    /// Add it without offering it on the sign-in page
    #[arg(long)]
    pub(super) disabled: bool,
}

#[derive(Debug, Args)]
pub(super) struct UpdateUpstream {
    /// The name
    #[arg(value_name = "NAME")]
    pub(super) name: String,
    #[command(flatten)]
    pub(super) fields: Fields,
    /// Offer it on the sign-in page: true or false
    #[arg(long, value_name = "BOOL")]
    pub(super) enabled: Option<bool>,
    /// Forget the domains that it is trusted for
    #[arg(long, conflicts_with = "trusted_domains")]
    pub(super) no_trusted_domains: bool,
    /// Forget the domains whose people are led there
    #[arg(long, conflicts_with = "login_domains")]
    pub(super) no_login_domains: bool,
    /// Exchange no ID tokens of apps any more
    #[arg(long, conflicts_with = "native_clients")]
    pub(super) no_native_clients: bool,
    /// Forget the rules for groups: people leave the groups that a rule gave them at their next sign-in
    #[arg(long, conflicts_with = "group_rules")]
    pub(super) no_group_rules: bool,
    /// Forget the rules for attributes: what they filled in stays, and is the person's own
    #[arg(long, conflicts_with = "attribute_rules")]
    pub(super) no_attribute_rules: bool,
}

#[derive(Debug, Args)]
pub(super) struct Fields {
    /// The name that people see
    #[arg(long, value_name = "TITLE")]
    pub(super) title: Option<String>,
    /// The provider's issuer, exactly as its discovery document names it
    // `--issuer` is this deployment's own, at every command.
    #[arg(id = "provider_issuer", long = "provider-issuer", value_name = "URL")]
    pub(super) issuer: Option<String>,
    /// The client ID that the provider gave
    #[arg(long, value_name = "ID")]
    pub(super) client_id: Option<String>,
    /// Read the client secret from a file
    #[arg(long, value_name = "FILE")]
    pub(super) secret_file: Option<PathBuf>,
    /// Read the client secret from standard input
    #[arg(long, conflicts_with = "secret_file")]
    pub(super) secret_stdin: bool,
    /// A scope that is asked for; can be repeated; by default openid email profile
    #[arg(long = "scope", value_name = "S")]
    pub(super) scopes: Vec<String>,
    /// Who gets an account at the first sign-in; off by default
    #[arg(long, value_enum, value_name = "WHO")]
    pub(super) accounts: Option<AccountsMode>,
    /// A domain whose people get an account; can be repeated
    #[arg(long = "account-domain", value_name = "DOMAIN")]
    pub(super) account_domains: Vec<String>,
    /// A domain for which a verified address signs in to the account with this address without asking; can be repeated
    #[arg(long = "trusted-domain", value_name = "DOMAIN")]
    pub(super) trusted_domains: Vec<String>,
    /// A domain whose people are led to the provider when they type their address on the sign-in page; can be repeated
    #[arg(long = "login-domain", value_name = "DOMAIN")]
    pub(super) login_domains: Vec<String>,
    /// A client ID of an app whose ID tokens of the provider, as Google One Tap and Sign in with Apple give them on a device, are exchanged for tokens; can be repeated
    #[arg(long = "native-client", value_name = "ID")]
    pub(super) native_clients: Vec<String>,
    /// Microsoft Entra: the ID of a tenant whose accounts count, where the issuer is that of several; can be repeated
    #[arg(long = "tenant", value_name = "ID")]
    pub(super) tenants: Vec<String>,
    /// Apple: the team ID
    #[arg(long, value_name = "ID")]
    pub(super) team_id: Option<String>,
    /// Apple: the ID of the key that --secret-file holds
    #[arg(long, value_name = "ID")]
    pub(super) key_id: Option<String>,
    /// OAuth 2: where people sign in
    #[arg(long, value_name = "URL")]
    pub(super) authorization_endpoint: Option<String>,
    /// OAuth 2: where a code becomes a token
    #[arg(long, value_name = "URL")]
    pub(super) token_endpoint: Option<String>,
    /// OAuth 2: what says who somebody is
    #[arg(long, value_name = "URL")]
    pub(super) user_endpoint: Option<String>,
    /// OAuth 2: a member of the user endpoint's answer, such as subject=id; can be repeated
    #[arg(long = "member", value_name = "WHAT=MEMBER")]
    pub(super) members: Vec<String>,
    /// OAuth 2: send the secret in the header of a request (Basic) instead of its body: true or false
    #[arg(long, value_name = "BOOL")]
    pub(super) secret_in_header: Option<bool>,
    /// Who is in a group by what the provider says of them, such as 'groups = engineering -> staff'; can be repeated
    #[arg(long = "group-rule", value_name = "RULE", value_parser = group_rule)]
    pub(super) group_rules: Vec<GroupRule>,
    /// What of a person is filled in by what the provider says of them, such as 'department = $department' or
    /// 'once name = $name'; can be repeated, and the first that applies decides
    #[arg(long = "attribute-rule", value_name = "RULE", value_parser = attribute_rule)]
    pub(super) attribute_rules: Vec<AttributeRule>,
    /// Send people who sign out here to the provider to sign out there too: true or false
    #[arg(long, value_name = "BOOL")]
    pub(super) sign_out_upstream: Option<bool>,
    /// Sign requests to the provider with a key of Latchkey's own instead of a secret: true or false
    #[arg(long, value_name = "BOOL")]
    pub(super) own_key: Option<bool>,
}

fn group_rule(text: &str) -> Result<GroupRule, String> {
    GroupRule::parse(text).ok_or_else(|| "expected CLAIM = VALUE -> GROUP".to_owned())
}

fn attribute_rule(text: &str) -> Result<AttributeRule, String> {
    AttributeRule::parse(text).ok_or_else(|| "expected [once|always] ATTRIBUTE = $CLAIM or TEXT [if CLAIM = VALUE]".to_owned())
}

fn preset(text: &str) -> Result<Preset, String> {
    Preset::parse(text).ok_or_else(|| format!("expected one of {}", Preset::ALL.map(Preset::as_str).join(", ")))
}

impl Fields {
    fn secret(&self) -> Result<Option<Secret>, CliError> {
        match &self.secret_file {
            Some(file) => from_file(file).map(Some),
            None if self.secret_stdin => from_stdin().map(Some),
            None => Ok(None),
        }
    }

    fn accounts(&self) -> Result<Option<Accounts>, CliError> {
        Ok(match self.accounts {
            None if self.account_domains.is_empty() => None,
            // Whoever names a domain means a bound, and "any" has none.
            Some(AccountsMode::Off | AccountsMode::Any) if !self.account_domains.is_empty() => {
                return Err(CliError::Usage("--account-domain goes with --accounts domains, not with off or any".to_owned()));
            }
            Some(AccountsMode::Off) => Some(Accounts::Off),
            Some(AccountsMode::Any) => Some(Accounts::Any),
            None | Some(AccountsMode::Domains) => Some(Accounts::Domains(self.account_domains.clone())),
        })
    }

    /// What was said beside what is known: a list replaces the list before. None where nothing was.
    fn details(&self, before: &Details) -> Option<Details> {
        let list = |said: &[String], before: &[String]| if said.is_empty() { before.to_vec() } else { said.to_vec() };
        let text = |said: &Option<String>, before: &str| said.clone().unwrap_or_else(|| before.to_owned());
        let details = Details {
            login_domains: list(&self.login_domains, &before.login_domains),
            native_clients: list(&self.native_clients, &before.native_clients),
            tenants: list(&self.tenants, &before.tenants),
            team_id: text(&self.team_id, &before.team_id),
            key_id: text(&self.key_id, &before.key_id),
            authorization_endpoint: text(&self.authorization_endpoint, &before.authorization_endpoint),
            token_endpoint: text(&self.token_endpoint, &before.token_endpoint),
            user_endpoint: text(&self.user_endpoint, &before.user_endpoint),
            members: if self.members.is_empty() { before.members.clone() } else { self.members.join(" ") },
            secret_in_header: self.secret_in_header.unwrap_or(before.secret_in_header),
            group_rules: if self.group_rules.is_empty() { before.group_rules.clone() } else { self.group_rules.clone() },
            attribute_rules: if self.attribute_rules.is_empty() { before.attribute_rules.clone() } else { self.attribute_rules.clone() },
            sign_out_upstream: self.sign_out_upstream.unwrap_or(before.sign_out_upstream),
            own_key: before.own_key.clone(),
        };
        (details != *before).then_some(details)
    }

    fn scopes(&self) -> Option<String> {
        (!self.scopes.is_empty()).then(|| self.scopes.join(" "))
    }
}

pub fn run(args: UpstreamArgs, settings: &Settings, out: Output) -> Result<(), CliError> {
    match args.command {
        UpstreamCommand::Create(args) => create(args, settings, out),
        UpstreamCommand::List => {
            let found = reading(settings, async |provider| Ok(provider.database.read(upstreams::all).await?))?;
            out.list(
                &["name", "title", "issuer", "accounts", "trusted_domains", "enabled"],
                &found.iter().map(UpstreamRepresentation::from).collect::<Vec<_>>(),
            )
        }
        UpstreamCommand::Show(args) => out.one(&UpstreamRepresentation::from(&find(&args.name, settings)?)),
        UpstreamCommand::Update(args) => update(args, settings, out),
        UpstreamCommand::Test(args) => test(&args, settings, out),
        UpstreamCommand::Delete(args) => {
            let name = args.name;
            let named = name.clone();
            let begun = reading(settings, async |provider| Ok(admin::count_sessions_of_upstream(provider, &named).await?))?;
            let (found, more) = (begun.found, if begun.or_more { " or more" } else { "" });
            let asked = format!(
                "Delete the provider {name}? Nobody can sign in with it any more, and {found}{more} sessions that began with it end."
            );
            confirm(&asked, args.yes)?;
            with_provider(settings, async |provider| {
                let delete = acts::upstream::DeleteUpstream { name: name.clone(), confirmed_by: None, ends: Vec::new() };
                Ok(admin::delete_upstream(provider, &beside::acting(provider), delete).await?)
            })?;
            out.done(&format!("Deleted the provider {name}."), &json!({ "name": name, "done": "deleted" }))
        }
    }
}

fn find(name: &str, settings: &Settings) -> Result<upstreams::Upstream, CliError> {
    reading(settings, async |provider| {
        let named = name.to_owned();
        let found = provider.database.read(move |conn| upstreams::find_by_name(conn, &named)).await?;
        found.ok_or_else(|| CliError::not_found("provider with the name", name))
    })
}

fn create(args: CreateUpstream, settings: &Settings, out: Output) -> Result<(), CliError> {
    let (preset, fields) = (args.preset, args.fields);
    let missing = |flag: &str| CliError::Failed(format!("{flag} is required for this preset"));
    let create = acts::upstream::CreateUpstream {
        name: args.name.unwrap_or_else(|| preset.as_str().to_owned()),
        title: fields.title.clone().unwrap_or_else(|| preset.title().to_owned()),
        preset,
        issuer: fields.issuer.clone().or_else(|| preset.issuer().map(str::to_owned)).ok_or_else(|| missing("--provider-issuer"))?,
        client_id: fields.client_id.clone().ok_or_else(|| missing("--client-id"))?,
        secret: fields.secret()?,
        scopes: fields.scopes().unwrap_or_else(|| preset.scopes().to_owned()),
        accounts: fields.accounts()?.unwrap_or_default(),
        details: fields.details(&Details::default()).unwrap_or_default(),
        signs: fields.own_key == Some(true),
        trusted_domains: fields.trusted_domains,
        enabled: !args.disabled,
    };
    let made = with_provider(settings, async |provider| Ok(provider.perform(beside::acting(provider), create).await?))?;
    out.one(&UpstreamRepresentation::from(&made))
}

fn update(args: UpdateUpstream, settings: &Settings, out: Output) -> Result<(), CliError> {
    let fields = args.fields;
    let before = find(&args.name, settings)?;
    let mut details = fields.details(&before.details);
    if args.no_login_domains {
        details = Some(Details { login_domains: Vec::new(), ..details.unwrap_or_else(|| before.details.clone()) });
    }
    if args.no_native_clients {
        details = Some(Details { native_clients: Vec::new(), ..details.unwrap_or_else(|| before.details.clone()) });
    }
    if args.no_attribute_rules {
        details = Some(Details { attribute_rules: Vec::new(), ..details.unwrap_or_else(|| before.details.clone()) });
    }
    if args.no_group_rules {
        details = Some(Details { group_rules: Vec::new(), ..details.unwrap_or_else(|| before.details.clone()) });
    }
    let change = ChangeUpstream {
        name: args.name,
        secret: fields.secret()?.map(Some),
        accounts: fields.accounts()?,
        scopes: fields.scopes(),
        title: fields.title,
        issuer: fields.issuer,
        client_id: fields.client_id,
        trusted_domains: (args.no_trusted_domains || !fields.trusted_domains.is_empty()).then_some(fields.trusted_domains),
        enabled: args.enabled,
        // What was said of these stands beside what was read a moment ago.
        seen: details.is_some().then_some(before.version),
        details,
        signs: fields.own_key,
        ends: Vec::new(),
    };
    let updated = with_provider(settings, async |provider| Ok(admin::change_upstream(provider, &beside::acting(provider), change).await?))?;
    out.one(&UpstreamRepresentation::from(&updated))
}

fn test(args: &OneUpstream, settings: &Settings, out: Output) -> Result<(), CliError> {
    let name = args.name.clone();
    let callback = reading(settings, async |provider| {
        let named = name.clone();
        let found = provider.database.read(move |conn| upstreams::find_by_name(conn, &named)).await?;
        let upstream = found.ok_or_else(|| CliError::not_found("provider with the name", &name))?;
        provider.talking.test(&upstream).await.map_err(CliError::failed)?;
        Ok(provider.settings.issuer.url(&format!("/upstream/{name}/callback")))
    })?;
    let said = format!("The provider {name} answers as it should. Its redirect address is {callback}.");
    out.done(&said, &json!({ "name": name, "done": "tested", "redirect_uri": callback }))
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Debug, Parser)]
    struct Typed {
        #[command(flatten)]
        fields: Fields,
    }

    #[test]
    fn domains_of_accounts_beside_off_or_any_are_refused() {
        let accounts = |typed: &[&str]| Typed::parse_from([&["x"], typed].concat()).fields.accounts();
        for mode in ["off", "any"] {
            let refused = accounts(&["--accounts", mode, "--account-domain", "example.com"]);
            assert!(matches!(refused, Err(CliError::Usage(_))), "{mode}");
        }
        let domains = || Some(Accounts::Domains(vec!["example.com".to_owned()]));
        assert_eq!(accounts(&["--accounts", "domains", "--account-domain", "example.com"]).unwrap(), domains());
        assert_eq!(accounts(&["--account-domain", "example.com"]).unwrap(), domains());
        assert_eq!(accounts(&["--accounts", "any"]).unwrap(), Some(Accounts::Any));
        assert_eq!(accounts(&[]).unwrap(), None);
    }
}
