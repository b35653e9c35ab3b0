use super::*;

fn parse(line: &str) -> Result<Cli, clap::Error> {
    Cli::try_parse_from(line.split_whitespace())
}

#[test]
fn the_arguments_of_every_command_fit_together() {
    Cli::command().debug_assert();
}

#[test]
fn every_documented_command_line_is_understood() {
    for line in [
        "latchkey",
        "latchkey serve --listen 127.0.0.1:1",
        "latchkey --listen 127.0.0.1:1",
        "latchkey demo",
        "latchkey migrate",
        "latchkey doctor",
        "latchkey config --output json",
        "latchkey completions bash",
        "latchkey user create --email a@b.c --name N --username u --password-stdin --verified --admin --group g --group h",
        "latchkey user list --output json",
        "latchkey user show a@b.c",
        "latchkey user update a@b.c --claim locale=de --email x@y.z --password-stdin",
        "latchkey user update a --no-admin",
        "latchkey user set-password a@b.c --temporary --password-file f",
        "latchkey user disable a@b.c",
        "latchkey user enable a@b.c",
        "latchkey user delete a@b.c",
        "latchkey user sessions a@b.c",
        "latchkey user revoke-sessions a@b.c",
        "latchkey user reset-second-factor a@b.c",
        "latchkey client create --name N --id i --type web --redirect-uri u --redirect-uri v --post-logout-redirect-uri w --scope s \
         --grant g --auth-method m --jwks-uri u --first-party --id-token-claims --require-pkce --id-token-alg ES256 --access-token-lifetime 60",
        "latchkey client create --metadata-file f --jwks-file g --no-require-pkce",
        "latchkey client list",
        "latchkey client show i",
        "latchkey client update i --name M --disable",
        "latchkey client rotate-secret i --keep-old 5",
        "latchkey client delete i",
        "latchkey group create --name N",
        "latchkey group list",
        "latchkey group update g --require-second-factor true",
        "latchkey group update g --name N",
        "latchkey client update i --require-second-factor false",
        "latchkey group show g",
        "latchkey group add g u --until 2030-01-01T00:00:00Z",
        "latchkey group remove g u",
        "latchkey group delete g --yes",
        "latchkey resource create --identifier https://a --name N --scope s --signing-alg ES256 --lifetime 60 --client c",
        "latchkey resource list",
        "latchkey resource show https://a",
        "latchkey resource update https://a --scope t",
        "latchkey resource delete https://a --yes",
        "latchkey key list",
        "latchkey key rotate --alg ES256",
        "latchkey key revoke k",
        "latchkey session list --user u --client c",
        "latchkey session revoke i",
        "latchkey session revoke --user u",
        "latchkey session revoke --all --yes",
        "latchkey message list --state failed --limit 5",
        "latchkey message send-again i",
        "latchkey message test --to a@b.c --language de",
        "latchkey audit list --event user.created --user u --client c --since 2026-01-01 --until 1d --limit 5 --oldest-first",
        "latchkey --config c.toml --data-dir d user list",
        "latchkey user list --data-dir d --database-url sqlite:x --database-url-file f --master-key-file k",
    ] {
        if let Err(error) = parse(line) {
            panic!("{line}\n{error}");
        }
    }
}

#[test]
fn a_mistaken_command_line_is_a_usage_error() {
    for line in [
        "latchkey nonsense",
        "latchkey user create",
        "latchkey session revoke",
        "latchkey session revoke i --all",
        "latchkey user list --password p",
    ] {
        assert_eq!(parse(line).unwrap_err().exit_code(), 2, "{line}");
    }
}

#[test]
fn settings_stand_before_and_after_the_command_and_the_later_counts() {
    let cli = parse("latchkey --listen 127.0.0.1:1 --data-dir a serve --listen 127.0.0.1:2 --issuer https://x.example").unwrap();
    assert_eq!(cli.store.flags.get("data-dir").map(String::as_str), Some("a"));
    assert_eq!(cli.store.flags.get("issuer").map(String::as_str), Some("https://x.example"));
    let Some(Command::Serve(more)) = cli.command else { panic!("not serve") };
    let source = SettingsSource { store: cli.store, serve: cli.serve }.with(more);
    assert_eq!(source.serve.flags.get("listen").map(String::as_str), Some("127.0.0.1:2"));
}

#[test]
fn no_flag_takes_a_secret() {
    for line in ["latchkey --master-key k", "latchkey user create --email a@b.c --password p", "latchkey serve --smtp-url u"] {
        assert!(parse(line).is_err(), "{line}");
    }
}

#[test]
fn the_help_of_the_demo_offers_what_it_takes_and_the_rest_is_refused_in_words() {
    let mut program = Cli::command();
    program.build();
    let help = program.find_subcommand_mut("demo").unwrap().render_long_help().to_string();
    for taken in ["--port", "--app-port", "--management-port", "--issuer", "--listen", "--management-listen", "LATCHKEY_LISTEN"] {
        assert!(help.contains(taken), "{taken}\n{help}");
    }
    for refused in ["--data-dir", "--database-url", "--redis-url", "--master-key-file", "--config", "--log-format", "--tls-cert"] {
        assert!(!help.contains(refused), "{refused}\n{help}");
    }
    for line in
        ["latchkey demo --data-dir d", "latchkey --database-url sqlite:x demo", "latchkey demo --config c", "latchkey --hsts 0 demo"]
    {
        let why = dispatch(parse(line).unwrap()).unwrap_err();
        assert!(why.exit_code() == 2 && why.to_string().contains("does not accept"), "{line}: {why}");
    }
    assert!(parse("latchkey demo --port 1 --listen 127.0.0.1:1").is_err());
}
