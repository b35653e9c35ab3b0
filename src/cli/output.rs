//! How results are printed: a table for people, JSON for programs. Results go to standard output, all else to the other.

use std::io::{IsTerminal as _, Write as _};

use serde::Serialize;
use serde_json::Value;

use super::CliError;
use crate::writing::characters;

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
    pub fn list(self, columns: &[&'static str], items: &[impl Serialize]) -> Result<(), CliError> {
        let mut listing = self.listing(columns);
        listing.add(&values(items)?)?;
        listing.end()
    }

    /// A list that is printed page by page while it is read, so that it may be of any length.
    pub fn listing(self, columns: &[&'static str]) -> Listing {
        Listing { format: self.0, columns: columns.to_vec(), widths: vec![0; columns.len()], printed: 0, has_heads: false, is_read: true }
    }

    /// Prints one thing: JSON has the object, the table a line for each of its members that says something.
    pub fn one(self, item: &impl Serialize) -> Result<(), CliError> {
        print(&self.written(item)?)
    }

    fn written(self, item: &impl Serialize) -> Result<String, CliError> {
        let item = value(item)?;
        Ok(match self.0 {
            Format::Json => format!("{item:#}\n"),
            Format::Table => lines(&item),
        })
    }

    /// Prints one thing that was made and is shown this once. `again` says how to get another where nobody could read this one: the thing
    /// is made all the same.
    pub fn once(self, item: &impl Serialize, again: &str) -> Result<(), CliError> {
        let why = match write(&self.written(item)?) {
            Ok(true) => return Ok(()),
            Ok(false) => "nobody reads the output".to_owned(),
            Err(error) => error.to_string(),
        };
        Err(CliError::Failed(format!("it was made, but could not be shown ({why}), and it is shown only once. {again}")))
    }

    /// Prints what was done: a sentence, or the object.
    pub fn done(self, sentence: &str, item: &Value) -> Result<(), CliError> {
        match self.0 {
            Format::Json => self.one(item),
            Format::Table => print(&format!("{}\n", plain(sentence))),
        }
    }
}

/// A list that is being printed.
#[derive(Debug)]
pub struct Listing {
    format: Format,
    columns: Vec<&'static str>,
    widths: Vec<usize>,
    printed: usize,
    has_heads: bool,
    is_read: bool,
}

impl Listing {
    /// Prints a page of items. Says whether anybody reads on: `head` may have enough.
    pub fn add(&mut self, items: &[Value]) -> Result<bool, CliError> {
        let text = match self.format {
            Format::Json => self.json(items),
            Format::Table => self.table(items),
        };
        self.printed += items.len();
        self.is_read = self.is_read && write(&text)?;
        Ok(self.is_read)
    }

    /// How many items were printed.
    pub fn printed(&self) -> usize {
        self.printed
    }

    /// Prints what follows the last item.
    pub fn end(mut self) -> Result<(), CliError> {
        match self.format {
            _ if !self.is_read => Ok(()),
            Format::Json => print(if self.printed == 0 { "[]\n" } else { "\n]\n" }),
            Format::Table if self.printed == 0 => self.add(&[]).map(drop),
            Format::Table => Ok(()),
        }
    }

    /// The items as members of an array that is indented like every result.
    fn json(&self, items: &[Value]) -> String {
        let mut text = String::new();
        for (index, item) in items.iter().enumerate() {
            text.push_str(if self.printed + index == 0 { "[" } else { "," });
            for line in format!("{item:#}").lines() {
                text.push_str("\n  ");
                text.push_str(line);
            }
        }
        text
    }

    /// The items as rows, below the heads before the first. A later page may widen a column, never narrow it.
    fn table(&mut self, items: &[Value]) -> String {
        let mut rows: Vec<Vec<String>> = Vec::with_capacity(items.len() + 1);
        if !std::mem::replace(&mut self.has_heads, true) {
            rows.push(self.columns.iter().map(|column| column.replace('_', " ").to_uppercase()).collect());
        }
        rows.extend(items.iter().map(|item| self.columns.iter().map(|column| cell(item.get(column))).collect()));
        for row in &rows {
            for (width, text) in self.widths.iter_mut().zip(row) {
                *width = (*width).max(text.chars().count());
            }
        }
        let mut out = String::new();
        for row in rows {
            let line: Vec<String> = row.iter().zip(&self.widths).map(|(text, width)| format!("{text:width$}")).collect();
            out.push_str(line.join("  ").trim_end());
            out.push('\n');
        }
        out
    }
}

/// Prints a list page by page up to a limit, and says on standard error where the limit left something out.
#[derive(Debug)]
pub struct Pages {
    listing: Listing,
    left: usize,
    is_cut: bool,
}

impl Pages {
    /// Prints `limit` items at most; all without one.
    pub fn new(listing: Listing, limit: Option<u32>) -> Self {
        let left = limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX);
        Self { listing, left, is_cut: false }
    }

    /// Prints a page, of which `more` says whether others follow; says whether the next one is wanted.
    pub fn add(&mut self, page: &[impl Serialize], more: bool) -> Result<bool, CliError> {
        self.is_cut = page.len() > self.left || (more && page.len() == self.left);
        let mut page = values(page)?;
        page.truncate(self.left);
        self.left = self.left.saturating_sub(page.len());
        Ok(self.listing.add(&page)? && more && self.left > 0)
    }

    /// Ends the list.
    pub fn end(self) -> Result<(), CliError> {
        let (is_cut, printed) = (self.is_cut, self.listing.printed());
        self.listing.end()?;
        if is_cut {
            note(&format!("{printed} shown, and there are more: increase --limit or leave it out"));
        }
        Ok(())
    }
}

/// What is printed of an object: its members in the order in which its type names them.
fn value(item: &impl Serialize) -> Result<Value, CliError> {
    serde_json::to_value(item).map_err(CliError::failed)
}

fn values(items: &[impl Serialize]) -> Result<Vec<Value>, CliError> {
    items.iter().map(value).collect()
}

/// Says on standard error what the result does not.
pub fn note(text: &str) {
    let _ = writeln!(std::io::stderr(), "{}", plain(text)); // nobody reads: nothing is lost
}

/// Says what went wrong.
pub fn complain(text: &str) {
    for (index, line) in text.lines().enumerate() {
        let _ = writeln!(std::io::stderr(), "{}{}", if index == 0 { "error: " } else { "  " }, plain(line));
    }
}

/// Asks whether to go on with what cannot be undone; `yes` is the answer that was given beforehand.
///
/// # Errors
/// Where the answer is no, and where nobody can be asked: a script says `--yes`.
pub fn confirm(question: &str, yes: bool) -> Result<(), CliError> {
    if yes {
        return Ok(());
    }
    if !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
        return Err(CliError::Usage(format!(
            "nothing was changed, because there is no terminal to ask in: {question} To confirm, add --yes"
        )));
    }
    let _ = write!(std::io::stderr(), "{} [y/N] ", plain(question));
    let _ = std::io::stderr().flush();
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).map_err(CliError::failed)?;
    match answer.trim().to_ascii_lowercase().as_str() {
        "y" | "yes" => Ok(()),
        _ => Err(CliError::Failed("nothing was changed".to_owned())),
    }
}

/// Asks for a line of text, which may be empty; none without a terminal, where there is nobody to ask.
pub fn ask(question: &str) -> Result<Option<String>, CliError> {
    if !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
        return Ok(None);
    }
    let _ = write!(std::io::stderr(), "{} ", plain(question));
    let _ = std::io::stderr().flush();
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).map_err(CliError::failed)?;
    Ok(Some(answer.trim().to_owned()))
}

pub(super) fn print(text: &str) -> Result<(), CliError> {
    write(text).map(drop)
}

/// Writes to standard output; says whether somebody reads it.
fn write(text: &str) -> Result<bool, CliError> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(CliError::failed(error)),
    }
}

/// With what would move the cursor, colour the terminal or turn the line written out: names come from strangers.
fn plain(text: &str) -> String {
    characters::written_out(text)
}

fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => plain(text),
        Some(Value::Bool(true)) => "yes".to_owned(),
        Some(Value::Bool(false)) => "no".to_owned(),
        Some(Value::Array(items)) => items.iter().map(|item| cell(Some(item))).collect::<Vec<_>>().join(", "),
        Some(Value::Object(members)) if members.contains_key("email") => match members.get("until").and_then(Value::as_str) {
            Some(until) => format!("{} (until {})", cell(members.get("email")), plain(until)),
            None => cell(members.get("email")),
        },
        Some(other) => plain(&other.to_string()),
    }
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
    fn a_table_lines_up_and_shows_control_characters_as_text() {
        let items =
            [json!({"id": "1", "name": "A\u{1b}[31m\n", "ok": true}), json!({"id": "222", "name": "\u{202e}", "groups": ["a", "b"]})];
        let mut listing = Output::new(Format::Table).listing(&["id", "name", "ok", "groups"]);
        assert_eq!(listing.table(&items), "ID   NAME           OK   GROUPS\n1    A\\u{1b}[31m\\n  yes\n222  \\u{202e}            a, b\n");
    }

    #[test]
    fn a_list_that_comes_in_pages_is_one_array_like_every_result() {
        let items = [json!({"id": 1, "groups": ["a"]}), json!({"id": 2}), json!({"id": 3})];
        let mut listing = Output::new(Format::Json).listing(&[]);
        let mut text = listing.json(&items[..2]);
        listing.printed = 2;
        text += &listing.json(&items[2..]);
        assert_eq!(text + "\n]\n", format!("{:#}\n", Value::from(items.to_vec())));
    }

    #[test]
    fn without_a_terminal_what_cannot_be_undone_needs_yes() {
        assert!(confirm("Sure?", true).is_ok());
        if !std::io::stdin().is_terminal() {
            assert_eq!(confirm("Sure?", false).unwrap_err().exit_code(), 2);
        }
    }

    #[test]
    fn one_thing_has_a_line_for_each_member_that_says_something() {
        assert_eq!(lines(&json!({"client_id": "a", "jwks": null, "first_party": false})), "client id    a\nfirst party  no\n");
    }
}
