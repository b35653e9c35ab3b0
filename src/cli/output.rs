//! How results are printed: a table for people, JSON for programs. Results go to standard output, all else to the other.

use std::io::{IsTerminal as _, Write as _};

use serde_json::Value;

use super::CliError;

/// The value of `--output`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people
    Table,
    /// For programs: stable
    Json,
}

/// Where results go.
#[derive(Clone, Copy, Debug)]
pub struct Output(Format);

impl Output {
    pub fn new(format: Format) -> Self {
        Self(format)
    }

    /// Prints a list: JSON has an array of `items`, the table those members of each that `columns` name.
    pub fn list(self, columns: &[&str], items: &[Value]) -> Result<(), CliError> {
        match self.0 {
            Format::Json => print(&format!("{:#}\n", Value::from(items))),
            Format::Table => print(&table(columns, items)),
        }
    }

    /// Prints one thing: JSON has the object, the table a line for each of its members that says something.
    pub fn one(self, item: &Value) -> Result<(), CliError> {
        match self.0 {
            Format::Json => print(&format!("{item:#}\n")),
            Format::Table => print(&lines(item)),
        }
    }

    /// Prints what was done: a sentence, or the object.
    pub fn done(self, sentence: &str, item: &Value) -> Result<(), CliError> {
        match self.0 {
            Format::Json => self.one(item),
            Format::Table => print(&format!("{}\n", plain(sentence))),
        }
    }
}

/// Says what went wrong.
pub fn complain(text: &str) {
    for (index, line) in text.lines().enumerate() {
        let _ = writeln!(std::io::stderr(), "{}{}", if index == 0 { "error: " } else { "  " }, plain(line));
    }
}

/// Asks whether to go on with what cannot be undone. Without a terminal there is nobody to ask, and the command is meant.
pub fn confirm(question: &str, yes: bool) -> Result<(), CliError> {
    if yes || !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
        return Ok(());
    }
    let _ = write!(std::io::stderr(), "{} [y/N] ", plain(question));
    let _ = std::io::stderr().flush();
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).map_err(CliError::failed)?;
    match answer.trim().to_ascii_lowercase().as_str() {
        "y" | "yes" => Ok(()),
        _ => Err(CliError::Failed("nothing was done".to_owned())),
    }
}

/// Asks for a line of text. Without a terminal there is nobody to ask: `note` is said instead, and nothing is answered.
pub fn ask(question: &str, note: &str) -> Result<Option<String>, CliError> {
    if !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
        let _ = writeln!(std::io::stderr(), "{}", plain(note));
        return Ok(None);
    }
    let _ = write!(std::io::stderr(), "{} ", plain(question));
    let _ = std::io::stderr().flush();
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).map_err(CliError::failed)?;
    Ok(Some(answer.trim().to_owned()).filter(|answer| !answer.is_empty()))
}

pub(super) fn print(text: &str) -> Result<(), CliError> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(CliError::failed(error)),
        _ => Ok(()),
    }
}

/// Without what would move the cursor or colour the terminal: names come from strangers.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => plain(text),
        Some(Value::Bool(true)) => "yes".to_owned(),
        Some(Value::Bool(false)) => "no".to_owned(),
        Some(Value::Array(items)) => items.iter().map(|item| cell(Some(item))).collect::<Vec<_>>().join(", "),
        Some(Value::Object(members)) if members.contains_key("email") => cell(members.get("email")),
        Some(other) => plain(&other.to_string()),
    }
}

fn table(columns: &[&str], items: &[Value]) -> String {
    let mut rows = vec![columns.iter().map(|column| column.replace('_', " ").to_uppercase()).collect::<Vec<_>>()];
    rows.extend(items.iter().map(|item| columns.iter().map(|column| cell(item.get(column))).collect()));
    let widths: Vec<usize> = (0..columns.len())
        .map(|at| rows.iter().filter_map(|row| row.get(at)).map(|text| text.chars().count()).max().unwrap_or(0))
        .collect();
    let mut out = String::new();
    for row in rows {
        let line: Vec<String> = row.iter().zip(&widths).map(|(text, width)| format!("{text:width$}")).collect();
        out.push_str(line.join("  ").trim_end());
        out.push('\n');
    }
    out
}

fn lines(item: &Value) -> String {
    let Some(members) = item.as_object() else { return format!("{}\n", cell(Some(item))) };
    let shown: Vec<(String, String)> =
        members.iter().map(|(name, value)| (name.replace('_', " "), cell(Some(value)))).filter(|(_, text)| !text.is_empty()).collect();
    let width = shown.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    shown.iter().map(|(name, text)| format!("{name:width$}  {text}\n")).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_table_lines_up_and_shows_no_control_characters() {
        let items = [json!({"id": "1", "name": "A\u{1b}[31m", "ok": true}), json!({"id": "222", "name": null, "groups": ["a", "b"]})];
        assert_eq!(
            table(&["id", "name", "ok", "groups"], &items),
            "ID   NAME    OK   GROUPS\n1    A\u{fffd}[31m  yes\n222               a, b\n"
        );
    }

    #[test]
    fn one_thing_has_a_line_for_each_member_that_says_something() {
        assert_eq!(lines(&json!({"client_id": "a", "jwks": null, "first_party": false})), "client id    a\nfirst party  no\n");
    }
}
