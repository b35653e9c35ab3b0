//! A file of many invitations: CSV ([RFC 4180](https://www.rfc-editor.org/rfc/rfc4180)) whose first line names the columns. Each further
//! line is one invitation. Whether somebody may be invited so is not asked here.

use std::fmt;

use csv::{ReaderBuilder, StringRecord, Trim};

use super::NewInvitation;
use crate::clock::Timestamp;
use crate::config::without_mark;
use crate::languages::Language;

/// Invitations that one file may hold.
pub const MOST: usize = 1_000;
/// The columns, in any order; the address alone must be there.
pub const COLUMNS: [&str; 7] = ["email", "name", "groups", "until", "admin", "language", "expires"];
/// Between the names of several groups.
const BETWEEN_GROUPS: char = ';';

/// Something that stands on a line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtLine<T> {
    /// The number of the line, from 1 on.
    pub line: u64,
    /// What stands there.
    pub what: T,
}

/// What cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// There is no line of an invitation.
    Empty,
    /// More lines than a file may have.
    TooMany,
    /// No column holds the addresses.
    NoEmailColumn,
    /// A column that means nothing here, or one that stands twice.
    Column(String),
    /// A line has more values than there are columns.
    TooManyValues,
    /// This is neither a day nor a time: what the column of this name holds.
    Time(&'static str, String),
    /// This is neither yes nor no.
    Admin(String),
    /// There is no such language.
    Language(String),
}

/// The invitations of a file.
///
/// # Errors
/// Every line that cannot be read.
pub fn read(text: &str) -> Result<Vec<AtLine<NewInvitation>>, Vec<AtLine<FileFault>>> {
    let text = without_mark(text);
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).trim(Trim::All).delimiter(delimiter(text)).from_reader(text.as_bytes());
    let mut lines = reader.records().filter_map(Result::ok);
    let mut first = lines.next().unwrap_or_default();
    if separator(text).is_some() {
        first = lines.next().unwrap_or_default();
    }
    let columns = columns(first)?;
    let (mut read, mut faults, mut place) = (Vec::new(), Vec::new(), Place::default());
    for record in lines {
        let line = place.line_of(text, &record);
        if read.len() + faults.len() >= MOST {
            faults.push(AtLine { line, what: FileFault::TooMany });
            break;
        }
        match one(&columns, &record) {
            Ok(invitation) => read.push(AtLine { line, what: invitation }),
            Err(what) => faults.push(AtLine { line, what }),
        }
    }
    match (faults.is_empty(), read.is_empty()) {
        (true, false) => Ok(read),
        (true, true) => Err(vec![AtLine { line: 1, what: FileFault::Empty }]),
        (false, _) => Err(faults),
    }
}

/// How far the lines are counted.
#[derive(Default)]
struct Place {
    bytes: usize,
    breaks: u64,
}

impl Place {
    /// The line on which a record begins. The reader counts from the line break before it, and leaves empty lines out.
    fn line_of(&mut self, text: &str, record: &StringRecord) -> u64 {
        let begins = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default();
        let rest = text.get(begins..).unwrap_or_default();
        let to = begins + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        let passed = text.get(self.bytes..to).unwrap_or_default().bytes().filter(|byte| *byte == b'\n').count();
        (self.bytes, self.breaks) = (to, self.breaks + u64::try_from(passed).unwrap_or(0));
        self.breaks + 1
    }
}

/// What a line before the columns says of it: Excel writes `sep=;`.
fn separator(text: &str) -> Option<u8> {
    let (name, separator) = text.lines().next()?.split_once('=')?;
    let separator = separator.bytes().next().filter(|_| name.eq_ignore_ascii_case("sep"))?;
    [b',', b';', b'\t'].contains(&separator).then_some(separator)
}

/// What separates values: as spreadsheets of many languages write it, a semicolon or tab where the first line has no comma.
fn delimiter(text: &str) -> u8 {
    if let Some(separator) = separator(text) {
        return separator;
    }
    let first = text.lines().next().unwrap_or_default();
    match (first.contains(','), first.contains(';'), first.contains('\t')) {
        (true, ..) => b',',
        (false, true, _) => b';',
        (false, false, true) => b'\t',
        (false, false, false) => b',',
    }
}

/// The columns that the first line names.
fn columns(first: StringRecord) -> Result<Vec<&'static str>, Vec<AtLine<FileFault>>> {
    let mut columns: Vec<&'static str> = Vec::new();
    let mut faults = Vec::new();
    for name in &first {
        let is_address = ["e-mail", "mail", "email address"].into_iter().any(|other| name.eq_ignore_ascii_case(other));
        let name = if is_address { "email" } else { name };
        match COLUMNS.into_iter().find(|column| name.eq_ignore_ascii_case(column)) {
            Some(column) if !columns.contains(&column) => columns.push(column),
            _ => faults.push(FileFault::Column(name.to_owned())),
        }
    }
    if faults.is_empty() && !columns.contains(&"email") {
        faults.push(FileFault::NoEmailColumn);
    }
    if faults.is_empty() { Ok(columns) } else { Err(faults.into_iter().map(|what| AtLine { line: 1, what }).collect()) }
}

fn one(columns: &[&'static str], record: &StringRecord) -> Result<NewInvitation, FileFault> {
    if record.iter().skip(columns.len()).any(|value| !value.is_empty()) {
        return Err(FileFault::TooManyValues);
    }
    let value = |name: &str| columns.iter().position(|column| *column == name).and_then(|at| record.get(at)).unwrap_or_default();
    let time = |name: &'static str| match value(name) {
        "" => Ok(None),
        typed => last_moment(typed).map(Some).ok_or_else(|| FileFault::Time(name, typed.to_owned())),
    };
    let owner = match value("admin").to_ascii_lowercase().as_str() {
        "" | "no" | "false" => false,
        "yes" | "true" => true,
        _ => return Err(FileFault::Admin(value("admin").to_owned())),
    };
    let language = match value("language") {
        "" => Language::default(),
        tag => Language::from_tag(tag).ok_or_else(|| FileFault::Language(tag.to_owned()))?,
    };
    let groups = value("groups").split(BETWEEN_GROUPS).map(str::trim).filter(|name| !name.is_empty());
    Ok(NewInvitation {
        email: value("email").to_owned(),
        name: value("name").to_owned(),
        groups: groups.map(str::to_owned).collect(),
        groups_until: time("until")?,
        owner,
        language,
        expires_at: time("expires")?,
    })
}

/// A time with its zone, or the end of a day in UTC: a last day counts in full.
fn last_moment(text: &str) -> Option<Timestamp> {
    if let Ok(moment) = text.parse::<jiff::Timestamp>() {
        return Some(Timestamp::from_millis(moment.as_millisecond()));
    }
    let next = text.parse::<jiff::civil::Date>().ok().filter(|_| text.len() == 10)?.tomorrow().ok()?;
    let begins = next.to_zoned_datetime(jiff::tz::TimeZone::UTC).ok()?;
    Some(Timestamp::from_millis(begins.timestamp().as_millisecond()))
}

/// In the words of the command line.
impl fmt::Display for FileFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => {
                f.write_str("there is no invitation in the file: the first line names the columns, each further line is one invitation")
            }
            Self::TooMany => write!(f, "the file has more than {MOST} invitations: split it"),
            Self::NoEmailColumn => f.write_str("no column is called `email`"),
            Self::Column(name) => write!(f, "the column {name:?} is not known, or stands twice: expected some of {}", COLUMNS.join(", ")),
            Self::TooManyValues => {
                f.write_str("the line has more values than there are columns: a value that holds a separator stands in quotes")
            }
            Self::Time(column, typed) => write!(f, "`{column}` is not a day such as 2027-06-30: {typed:?}"),
            Self::Admin(typed) => write!(f, "`admin` is neither yes nor no: {typed:?}"),
            Self::Language(typed) => write!(f, "there is no language {typed:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<(u64, FileFault)> {
        read(text).unwrap_err().into_iter().map(|fault| (fault.line, fault.what)).collect()
    }

    #[test]
    fn a_file_is_read_as_spreadsheets_write_it() {
        let whole = "\u{feff}Email,name,Groups,until,admin,language,expires\r\n\
                     ann@example.com,\"Ann, \"\"A\"\" Bell\",staff; on-call,2027-06-30,yes,de,2027-01-02T03:04:05Z\r\n\r\n\
                     bob@example.com\r\n";
        let read = super::read(whole).unwrap();
        assert_eq!(read.iter().map(|at| at.line).collect::<Vec<_>>(), [2, 4]);
        let ann = &read[0].what;
        assert_eq!(
            (ann.email.as_str(), ann.name.as_str(), ann.owner, ann.language),
            ("ann@example.com", "Ann, \"A\" Bell", true, Language::German)
        );
        assert_eq!(ann.groups, ["staff", "on-call"]);
        assert_eq!(ann.groups_until.unwrap().to_string(), "2027-07-01T00:00:00Z");
        assert_eq!(ann.expires_at.unwrap().to_string(), "2027-01-02T03:04:05Z");
        assert_eq!(read[1].what, NewInvitation { email: "bob@example.com".into(), ..NewInvitation::default() });
        let other = super::read("name;email;groups\nAnn;ann@example.com;\"staff;on-call\"\n").unwrap();
        assert_eq!((other[0].what.email.as_str(), other[0].what.groups.len()), ("ann@example.com", 2));
        let excel = super::read("sep=;\r\nE-Mail;Name\r\nann@example.com;\"Bell, Ann\"\r\n").unwrap();
        assert_eq!((excel[0].line, excel[0].what.email.as_str(), excel[0].what.name.as_str()), (3, "ann@example.com", "Bell, Ann"));
        assert_eq!(super::read("email\tname\nann@example.com\tAnn B\n").unwrap()[0].what.name, "Ann B");
    }

    #[test]
    fn every_line_that_cannot_be_read_is_named() {
        for none in ["", "\n\n", "email\n", "email,name\r\n\r\n"] {
            let found = faults(none);
            assert!(matches!(&found[..], [(1, FileFault::Empty | FileFault::NoEmailColumn)]), "{none:?}: {found:?}");
        }
        assert_eq!(faults("name\nAnn\n"), [(1, FileFault::NoEmailColumn)]);
        assert_eq!(
            faults("email,role,email\na@b.example\n"),
            [(1, FileFault::Column("role".into())), (1, FileFault::Column("email".into()))]
        );
        let wrong = "email,until,admin,language\n\
                     a@b.example,tomorrow,,\n\
                     a@b.example,2027-02-30,,\n\
                     a@b.example,,perhaps,\n\
                     a@b.example,,,tlh\n\
                     a@b.example,,,,x\n\
                     a@b.example,2027-06-30T18:00,,\n";
        assert_eq!(
            faults(wrong),
            [
                (2, FileFault::Time("until", "tomorrow".into())),
                (3, FileFault::Time("until", "2027-02-30".into())),
                (4, FileFault::Admin("perhaps".into())),
                (5, FileFault::Language("tlh".into())),
                (6, FileFault::TooManyValues),
                (7, FileFault::Time("until", "2027-06-30T18:00".into())),
            ]
        );
        let many = format!("email\n{}", "a@b.example\n".repeat(MOST + 5));
        assert_eq!(faults(&many).last().unwrap().1, FileFault::TooMany);
        assert!(read(&format!("email\n{}", "a@b.example\n".repeat(MOST))).is_ok());
    }
}
