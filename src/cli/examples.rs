//! The examples that `--help` shows: each command its own, each group of commands those of all its commands. The tests hold
//! that no command is without one and that each is understood.

use clap::Command;

/// How the commands are used, in the order in which they are shown; without the program's name.
const EXAMPLES: &[&str] = &[
    "serve --issuer https://id.example.com --trusted-proxies 10.0.0.0/24",
    "migrate --config /etc/latchkey/latchkey.toml",
    "doctor --config /etc/latchkey/latchkey.toml",
    "health",
    "config",
    "config --output json",
    "completions bash > /etc/bash_completion.d/latchkey",
    "completions zsh > \"${fpath[1]}/_latchkey\"",
    "completions fish > ~/.config/fish/completions/latchkey.fish",
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
    "user delete mara@example.com --yes",
    "user sessions mara@example.com",
    "user revoke-sessions mara@example.com",
    "user reset-second-factor mara@example.com",
    "client create --name Wiki --redirect-uri https://wiki.example.com/callback --post-logout-redirect-uri https://wiki.example.com/",
    "client create --name Shop --type spa --redirect-uri https://shop.example.com/",
    "client create --name Sync --type service --scope read --scope write",
    "client create --name App --metadata-file registration.json",
    "client create --name Wiki --redirect-uri https://wiki.example.com/callback --output json | jq -r .client_secret",
    "client list",
    "client show wiki",
    "client update wiki --redirect-uri https://new.example.com/callback",
    "client update wiki --metadata-file change.json --merge",
    "client rotate-secret wiki --keep-old 1d",
    "client delete wiki --yes",
    "group create --name staff",
    "group update staff --require-second-factor true",
    "group list",
    "group show staff",
    "group add staff mara@example.com",
    "group add on-call mara --until 8h",
    "group remove staff mara@example.com",
    "group delete staff --yes",
    "resource create --identifier https://api.example.com --scope read --scope write --client api-server",
    "resource list",
    "resource show https://api.example.com",
    "resource update https://api.example.com --lifetime 2m",
    "resource delete https://api.example.com --yes",
    "key list",
    "key rotate",
    "key rotate --alg ES256",
    "key revoke 8dGk2xPqVn3LtYw0RbZsCfHjMaE1uIoK5yTiQeDX7gU",
    "session list --user mara@example.com",
    "session revoke --user mara@example.com",
    "session revoke --all",
    "audit list --limit 20",
    "audit list --event user.signed_in --user mara@example.com --since 2026-01-01",
];

/// Adds to every command below `command` its examples, behind what its help says already.
pub fn with_examples(command: Command) -> Command {
    below(command, "")
}

fn below(mut command: Command, path: &str) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        let path = format!("{path}{name} ");
        command = command.mut_subcommand(name, |sub| below(with_own(sub, &path), &path));
    }
    command
}

fn with_own(command: Command, path: &str) -> Command {
    let lines: Vec<String> = of(path).map(|example| format!("  latchkey {example}")).collect();
    if lines.is_empty() {
        return command;
    }
    let said = command.get_after_help().map(|help| format!("{help}\n\n")).unwrap_or_default();
    command.after_help(format!("{said}Examples:\n{}", lines.join("\n")))
}

/// The examples of a command, whose path ends with a space.
fn of(path: &str) -> impl Iterator<Item = &'static str> + '_ {
    EXAMPLES.iter().copied().filter(move |example| format!("{example} ").starts_with(path))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::cli::Cli;

    /// The words of a line as a shell sees them, up to where it goes on to a file or another program.
    fn words(line: &str) -> Vec<String> {
        let (mut words, mut word, mut quote, mut begun) = (Vec::new(), String::new(), None, false);
        for c in line.chars() {
            match (quote, c) {
                (Some(open), c) if c == open => quote = None,
                (None, '\'' | '"') => (quote, begun) = (Some(c), true),
                (None, '|' | '<' | '>') => break,
                (None, ' ') => {
                    if begun {
                        words.push(std::mem::take(&mut word));
                    }
                    begun = false;
                }
                _ => {
                    word.push(c);
                    begun = true;
                }
            }
        }
        if begun {
            words.push(word);
        }
        words
    }

    #[test]
    fn every_example_is_understood() {
        for example in EXAMPLES {
            let line = std::iter::once("latchkey".to_owned()).chain(words(example));
            if let Err(error) = with_examples(Cli::command()).try_get_matches_from(line) {
                panic!("{example}\n{error}");
            }
        }
    }

    #[test]
    fn the_help_of_every_command_has_an_example() {
        fn look(command: &mut Command, path: &str) {
            let help = command.render_long_help().to_string();
            assert!(path.is_empty() || help.contains(&format!("latchkey {path}")), "{path}: {help}");
            assert!(help.contains("Examples:"), "{path}: {help}");
            for sub in command.get_subcommands_mut().filter(|sub| sub.get_name() != "help") {
                let path = format!("{path} {}", sub.get_name());
                look(sub, path.trim());
            }
        }
        look(&mut with_examples(Cli::command()), "");
    }
}
