//! The examples that `--help` shows: each command its own, each group of commands those of all its commands. Those of an object stand
//! beside its command. The tests hold that no command is without one and that each is understood.

use clap::Command;

use super::OF_OBJECTS;

/// How the commands are used that are of no object, in the order in which they are shown; without the program's name.
const OF_THE_SERVER: &[&str] = &[
    "serve --issuer https://id.example.com --trusted-proxies 10.0.0.0/24",
    "migrate --config /etc/latchkey/latchkey.toml",
    "doctor --config /etc/latchkey/latchkey.toml",
    "health",
    "config",
    "config --output json",
    "completions bash > /etc/bash_completion.d/latchkey",
    "completions zsh > \"${fpath[1]}/_latchkey\"",
    "completions fish > ~/.config/fish/completions/latchkey.fish",
];

/// Those of every command.
fn all() -> impl Iterator<Item = &'static str> {
    OF_THE_SERVER.iter().chain(OF_OBJECTS.iter().copied().flatten()).copied()
}

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
    all().filter(move |example| format!("{example} ").starts_with(path))
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
        for example in all() {
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
