//! Values that begin with `-`: ids, names and addresses may, and a parser would take them for flags.

use std::ffi::{OsStr, OsString};

use clap::{Arg, Command};

/// Writes values that begin with `-` so that the parser sees values: after a flag as `--flag=value`, and where a command takes
/// names behind `--`, with every name that follows so that their order stays. What is shaped like a flag of ours (`-h`,
/// `--two-words`) stays a flag, known or not; `--` and `--flag=` take any text, as everywhere.
pub fn with_values_apart(arguments: Vec<OsString>, program: impl FnOnce() -> Command) -> Vec<OsString> {
    if !arguments.iter().skip(1).any(|argument| is_doubtful(argument) || is_letter(argument)) {
        return arguments;
    }
    let mut program = program();
    program.build();
    let mut command = &program;
    let (mut kept, mut names) = (Vec::with_capacity(arguments.len() + 1), Vec::new());
    let mut rest = arguments.into_iter().peekable();
    kept.extend(rest.next());
    while let Some(argument) = rest.next() {
        let text = argument.to_string_lossy().into_owned();
        if text == "--" {
            names.extend(rest);
            break;
        }
        if let Some(flag) = flag_of(command, &text) {
            let takes_next = flag.get_action().takes_values() && !text.contains('=');
            match rest.next_if(|next| takes_next && (is_doubtful(next) || is_letter(next))) {
                Some(value) => kept.push(joined(&argument, &value)),
                None => {
                    kept.push(argument);
                    // A value that looks like the name of a command is none.
                    kept.extend(rest.next_if(|next| takes_next && !begins_with_hyphen(next)));
                }
            }
        } else if (!names.is_empty() && !begins_with_hyphen(&argument))
            || (is_doubtful(&argument) && command.get_positionals().next().is_some())
        {
            names.push(argument);
        } else {
            command = command.find_subcommand(&text).unwrap_or(command);
            kept.push(argument);
        }
    }
    if !names.is_empty() {
        kept.push("--".into());
        kept.extend(names);
    }
    kept
}

/// Whether the command line means `serve`, as far as that can be seen before it is parsed.
pub fn serves(arguments: &[OsString]) -> bool {
    arguments.get(1).is_none_or(|first| first == "serve" || begins_with_hyphen(first))
}

fn begins_with_hyphen(argument: &OsStr) -> bool {
    argument.as_encoded_bytes().starts_with(b"-")
}

/// Whether it begins with `-` and is not shaped like a flag: one letter, or words of small letters, with a value or without.
fn is_doubtful(argument: &OsStr) -> bool {
    let text = argument.to_string_lossy();
    let is_word =
        |word: &str| word.starts_with(|c: char| c.is_ascii_lowercase()) && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    let is_flag = match text.strip_prefix("--") {
        Some(long) => long.is_empty() || is_word(long.split('=').next().unwrap_or_default()),
        None => text.chars().count() <= 2,
    };
    begins_with_hyphen(argument) && !is_flag
}

/// Whether it is one letter behind `-` that is no flag of ours: a value where one is expected, and a mistake elsewhere.
fn is_letter(argument: &OsStr) -> bool {
    begins_with_hyphen(argument)
        && argument.to_string_lossy().chars().count() == 2
        && !["--", "-h", "-V"].iter().any(|known| argument == *known)
}

fn flag_of<'a>(command: &'a Command, text: &str) -> Option<&'a Arg> {
    let long = text.strip_prefix("--")?.split('=').next()?;
    command.get_arguments().find(|arg| arg.get_long() == Some(long))
}

fn joined(flag: &OsStr, value: &OsStr) -> OsString {
    let mut joined = flag.to_owned();
    joined.push("=");
    joined.push(value);
    joined
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::super::Cli;
    use super::*;

    /// Ids, names and addresses as they were generated or chosen: base64url, an address, a name with a flag's first letter.
    const NAMES: &[&str] = &[
        "-wnYqPzW0rAfjR4CJvGGsXPcJ2hQJ4E6oKYqHNq5Qb0",
        "-h3_VTqmHZ5dbTyd3CkKZ6SVLXzpd8YhWqTAqQ1mQ2w",
        "-Vb-KTqmHZ5dbTyd3CkKZ6SVLXzpd8YhWqTAqQ1mQ2w",
        "--nYqPzW0rAfjR4CJvGGsXPcJ2hQJ4E6oKYqHNq5Qb0",
        "-mara@example.com",
        "-42",
    ];

    fn apart(line: &[&str]) -> Vec<String> {
        let arguments = line.iter().map(OsString::from).collect();
        with_values_apart(arguments, Cli::command).into_iter().map(|argument| argument.into_string().unwrap()).collect()
    }

    /// Every command that takes a name, with the place of the name as `ID`.
    const LINES: &[&str] = &[
        "latchkey user show ID",
        "latchkey user update ID --name N",
        "latchkey user delete ID --yes",
        "latchkey user delete --yes ID",
        "latchkey --output json user sessions ID",
        "latchkey user sessions ID --output json",
        "latchkey user create --email ID --admin",
        "latchkey user create --email a@b.c --name ID --group ID --password-stdin",
        "latchkey user list --search ID",
        "latchkey client show ID",
        "latchkey client create --id ID --name N",
        "latchkey client update ID --disable --redirect-uri u",
        "latchkey client rotate-secret ID --keep-old 5",
        "latchkey client delete ID --yes",
        "latchkey group add ID ID --until 8h",
        "latchkey group remove staff ID",
        "latchkey group remove ID mara",
        "latchkey group delete ID --yes",
        "latchkey resource create --identifier https://a --client ID",
        "latchkey key revoke ID --yes",
        "latchkey key revoke --yes ID",
        "latchkey session list --client ID --user ID",
        "latchkey session revoke ID",
        "latchkey session revoke --user ID",
        "latchkey audit list --user ID --client ID --after ID --limit 5",
        "latchkey --data-dir ID user list",
    ];

    /// The command and the values of its arguments.
    fn understood(matches: &clap::ArgMatches) -> String {
        let values: std::collections::BTreeMap<&str, Vec<&OsStr>> = matches
            .ids()
            // A group of arguments, named like a type, tells of its members in the order in which they came.
            .filter(|id| id.as_str().starts_with(|first: char| first.is_ascii_lowercase()))
            .filter_map(|id| Some((id.as_str(), matches.try_get_raw(id.as_str()).ok()??.collect())))
            .collect();
        let rest = matches.subcommand().map(|(name, rest)| format!("{name} {}", understood(rest)));
        format!("{values:?} {}", rest.unwrap_or_default())
    }

    #[test]
    fn a_name_that_begins_with_a_hyphen_is_a_name_in_every_command() {
        for (line, name) in LINES.iter().flat_map(|line| NAMES.iter().map(move |name| (line, name))) {
            let with =
                |name: &str| line.split(' ').map(|word| if word == "ID" { name.to_owned() } else { word.to_owned() }).collect::<Vec<_>>();
            let (plain, hyphen) = (with("plain"), with(name));
            let parse = |words: &[String]| {
                let words: Vec<&str> = words.iter().map(String::as_str).collect();
                match Cli::command().try_get_matches_from_mut(apart(&words)) {
                    Ok(matches) => understood(&matches),
                    Err(error) => panic!("{words:?}\n{error}"),
                }
            };
            // The same is understood but for the name itself.
            assert_eq!(parse(&hyphen).replace(name, "plain"), parse(&plain), "{hyphen:?}");
        }
    }

    #[test]
    fn flags_stay_flags_and_mistakes_stay_mistakes() {
        for line in [
            &["latchkey", "user", "show", "mara", "--output", "json"][..],
            &["latchkey", "user", "show", "-h"],
            &["latchkey", "-V"],
            &["latchkey", "user", "show", "--nonsense"],
            &["latchkey", "user", "list", "-Ab"],
            &["latchkey", "user", "show", "-o", "mara"],
            &["latchkey", "user", "create", "--email", "--admin"],
            &["latchkey", "client", "show", "--", "-wnYq"],
            &["latchkey"],
        ] {
            assert_eq!(apart(line), line);
        }
        assert_eq!(apart(&["latchkey", "user", "update", "mara", "--name", "-M"]), ["latchkey", "user", "update", "mara", "--name=-M"]);
        assert_eq!(apart(&["latchkey", "user", "show", "-a@b", "-h"]), ["latchkey", "user", "show", "-h", "--", "-a@b"]);
        assert_eq!(apart(&["latchkey", "user", "show", "-a@b", "--yess"]), ["latchkey", "user", "show", "--yess", "--", "-a@b"]);
    }

    #[test]
    fn what_serves_is_seen_before_it_is_parsed() {
        let serves_of = |words: &[&str]| serves(&words.iter().map(OsString::from).collect::<Vec<_>>());
        assert!(serves_of(&["latchkey"]) && serves_of(&["latchkey", "serve", "x"]) && serves_of(&["latchkey", "--listen", "x"]));
        assert!(!serves_of(&["latchkey", "user", "list"]));
    }
}
