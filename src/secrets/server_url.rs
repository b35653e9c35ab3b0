//! The address of a server with a user and a password in it, taken apart strictly.
//!
//! Libraries that connect read an unescaped `@`, `/` or `%` of a password as the end of it, and then name the rest in their
//! errors: as a host that is not found, as a port that is no number. So an address is judged here first, by
//! [RFC 3986 §3.2](https://www.rfc-editor.org/rfc/rfc3986#section-3.2) and by what `libpq` takes, and no fault repeats any of it.

use std::fmt;

/// An address that means one thing only: `scheme://user:password@host:port,host/path?name=value`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ServerUrl<'a> {
    scheme: &'a str,
    user_info: Option<&'a str>,
    hosts: &'a str,
    path: &'a str,
    query: Option<&'a str>,
}

/// Why an address cannot be read. It names the part and how to write it, and repeats nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerUrlFault {
    /// Nothing stands before `://`.
    Scheme,
    /// An `@` within the user or the password.
    At,
    /// A `/` within the user or the password.
    Slash,
    /// A `?` or `#` within the user or the password.
    QueryInUserInfo,
    /// A `%` that two hexadecimal digits do not follow, in the named part.
    Percent(&'static str),
    /// A port that is none.
    Port,
    /// A bracket of an IPv6 address that is not closed, or something behind it.
    Bracket,
    /// A parameter without or with more than one `=`.
    Parameter,
    /// A space.
    Space,
    /// A line break or another control character.
    ControlCharacter,
}

impl fmt::Display for ServerUrlFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const ESCAPES: &str = "in a username or password write % as %25, / as %2F, @ as %40, : as %3A, ? as %3F, # as %23, a space as %20";
        match self {
            Self::Scheme => f.write_str("it must begin with a scheme and ://"),
            Self::At => write!(f, "the username or password contains an unescaped @: {ESCAPES}"),
            Self::Slash => write!(f, "the username or password contains an unescaped /: {ESCAPES}"),
            Self::QueryInUserInfo => write!(f, "the username or password contains an unescaped ? or #: {ESCAPES}"),
            Self::Percent(part) => write!(f, "a % in the {part} is not followed by two hexadecimal digits: {ESCAPES}"),
            Self::Port => {
                write!(f, "the port must be a number from 1 to 65535; if it is part of a password, {ESCAPES}")
            }
            Self::Bracket => f.write_str("the host begins with [ but is not an IPv6 address in brackets, such as [::1]:5432"),
            Self::Parameter => f.write_str("a parameter after the ? is not name=value: write & as %26 and = as %3D in a value"),
            Self::Space => write!(f, "it holds a space: {ESCAPES}"),
            Self::ControlCharacter => f.write_str("it contains a line break or another control character"),
        }
    }
}

impl std::error::Error for ServerUrlFault {}

impl<'a> ServerUrl<'a> {
    /// As `libpq` reads it: the user and password end at the first `@`, if no `/` comes before.
    ///
    /// # Errors
    /// What cannot be read, or may be read in two ways.
    pub fn parse(text: &'a str) -> Result<Self, ServerUrlFault> {
        let (scheme, rest) = text.split_once("://").filter(|(scheme, _)| !scheme.is_empty()).ok_or(ServerUrlFault::Scheme)?;
        if text.chars().any(char::is_control) {
            return Err(ServerUrlFault::ControlCharacter);
        }
        if text.chars().any(char::is_whitespace) {
            return Err(ServerUrlFault::Space);
        }
        let (user_info, rest) = match rest.find(['@', '/']).map(|at| rest.split_at(at)) {
            Some((user_info, rest)) if rest.starts_with('@') => (Some(user_info), rest.get(1..).unwrap_or_default()),
            _ => (None, rest),
        };
        let (rest, query) = rest.split_once('?').map_or((rest, None), |(rest, query)| (rest, Some(query)));
        let (hosts, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
        let whole = Self { scheme, user_info, hosts, path, query };
        whole.judge()?;
        Ok(whole)
    }

    /// As [`Self::parse`], for a reader that ends the user and password at the first `?` or `#` too (the WHATWG's URL).
    ///
    /// # Errors
    /// What cannot be read, or may be read in two ways.
    pub fn parse_strictly(text: &'a str) -> Result<Self, ServerUrlFault> {
        let whole = Self::parse(text)?;
        let ends_early = |part: &str| part.contains(['?', '#']);
        // Without an `@` where one belongs, the first `?` may have cut the password.
        let cut = whole.user_info.is_none() && whole.query.is_some_and(|query| query.contains('@'));
        if whole.user_info.is_some_and(ends_early) || cut || whole.hosts.contains('#') || whole.path.contains('#') {
            return Err(ServerUrlFault::QueryInUserInfo);
        }
        Ok(whole)
    }

    fn judge(&self) -> Result<(), ServerUrlFault> {
        if self.hosts.contains('@') || (self.user_info.is_some() && self.path.contains('@')) {
            return Err(ServerUrlFault::At);
        }
        if self.path.contains('@') {
            return Err(ServerUrlFault::Slash);
        }
        let (user, password) = self.user_info.map_or(("", ""), |info| info.split_once(':').unwrap_or((info, "")));
        let parts = [
            ("username", user),
            ("password", password),
            ("host", self.hosts),
            ("path", self.path),
            ("parameters", self.query.unwrap_or_default()),
        ];
        if let Some((part, _)) = parts.into_iter().find(|(_, text)| !is_escaped(text)) {
            return Err(ServerUrlFault::Percent(part));
        }
        self.hosts.split(',').try_for_each(judge_host)?;
        let is_pair = |pair: &str| pair.matches('=').count() == 1;
        if self.query.is_some_and(|query| !query.split('&').all(is_pair)) {
            return Err(ServerUrlFault::Parameter);
        }
        Ok(())
    }

    /// The hosts with their ports.
    pub fn hosts(&self) -> impl Iterator<Item = &'a str> {
        self.hosts.split(',')
    }

    /// Whether a parameter of this name is there.
    pub fn has_parameter(&self, name: &str) -> bool {
        self.parameter(name).is_some()
    }

    /// The names of its parameters.
    pub fn parameter_names(&self) -> impl Iterator<Item = &'a str> {
        self.query.into_iter().flat_map(|query| query.split('&')).filter_map(|pair| pair.split_once('=')).map(|(name, _)| name)
    }

    /// The value of a parameter, escaped as it stands.
    pub fn parameter(&self, name: &str) -> Option<&'a str> {
        self.query?.split('&').filter_map(|pair| pair.split_once('=')).find(|(found, _)| *found == name).map(|(_, value)| value)
    }

    /// What may be shown: all but the password and the parameters, of which one may be a password too.
    pub fn redacted(&self) -> String {
        let user_info = match self.user_info.map(|info| info.split_once(':')) {
            Some(Some((user, _))) => format!("{user}:redacted@"),
            Some(None) => format!("{}@", self.user_info.unwrap_or_default()),
            None => String::new(),
        };
        let query = if self.query.is_some() { "?..." } else { "" };
        format!("{}://{user_info}{}{}{query}", self.scheme, self.hosts, self.path)
    }
}

/// Every `%` begins an escape, and none is the end of a C string.
fn is_escaped(text: &str) -> bool {
    text.split('%').skip(1).all(|behind| {
        let digits = behind.get(..2).unwrap_or_default();
        digits.len() == 2 && digits != "00" && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

fn judge_host(host: &str) -> Result<(), ServerUrlFault> {
    let port = match host.strip_prefix('[') {
        Some(address) => {
            let (_, behind) = address.split_once(']').ok_or(ServerUrlFault::Bracket)?;
            if behind.is_empty() {
                return Ok(());
            }
            behind.strip_prefix(':').ok_or(ServerUrlFault::Bracket)?
        }
        None => match host.split_once(':') {
            Some((_, port)) => port,
            None => return Ok(()),
        },
    };
    let is_number = port.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && port.parse::<u16>().is_ok_and(|port| port > 0) { Ok(()) } else { Err(ServerUrlFault::Port) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unescaped_character_of_a_password_is_named_and_nothing_is_repeated() {
        let cases = [
            ("postgres://u:hunter/2@db/latchkey", ServerUrlFault::Slash),
            ("postgres://u:/hunter2@db/latchkey", ServerUrlFault::Slash),
            ("postgres://u:hun@ter2@db/latchkey", ServerUrlFault::At),
            ("postgres://u:hun@ter/2@db/latchkey", ServerUrlFault::At),
            ("postgres://u:hunter2@@db/latchkey", ServerUrlFault::At),
            ("postgres://u:hun%ter2@db/latchkey", ServerUrlFault::Percent("password")),
            ("postgres://u:hunter2%@db/latchkey", ServerUrlFault::Percent("password")),
            ("postgres://u:hunter2%4@db/latchkey", ServerUrlFault::Percent("password")),
            ("postgres://u:hunter2%00@db/latchkey", ServerUrlFault::Percent("password")),
            ("postgres://u:hunter2%é@db/latchkey", ServerUrlFault::Percent("password")),
            ("postgres://hunt%er:2@db/latchkey", ServerUrlFault::Percent("username")),
            ("postgres://u:hunter2", ServerUrlFault::Port),
            ("postgres://u:hunter2/latchkey", ServerUrlFault::Port),
            ("postgres://u:p@db:hunter2/latchkey", ServerUrlFault::Port),
            ("postgres://u:p@db:0/latchkey", ServerUrlFault::Port),
            ("postgres://u:p@[::1/latchkey", ServerUrlFault::Bracket),
            ("postgres://u@db/latchkey?password=hun&ter2", ServerUrlFault::Parameter),
            ("postgres://u@db/latchkey?password=hun=ter2", ServerUrlFault::Parameter),
            ("postgres://u@db/latchkey?password=hunter%", ServerUrlFault::Percent("parameters")),
            ("postgres://u:hun\nter2@db/latchkey", ServerUrlFault::ControlCharacter),
            ("postgres://u:hun ter2@db/latchkey", ServerUrlFault::Space),
            ("postgres://u:hunter2 @db/latchkey", ServerUrlFault::Space),
            ("postgres://u@db/latchkey?password=hun ter2", ServerUrlFault::Space),
            ("host=db password=hunter2", ServerUrlFault::Scheme),
            ("://u:hunter2@db", ServerUrlFault::Scheme),
        ];
        for (text, fault) in cases {
            assert_eq!(ServerUrl::parse(text).err(), Some(fault), "{text}");
            assert!(!fault.to_string().contains("hun"), "{fault}");
        }
        for text in ["redis://:hun?ter2@db", "redis://:hun#ter2@db", "redis://u:123?ter2@db", "redis://u:1#ter2@db/0"] {
            assert_eq!(ServerUrl::parse_strictly(text).err(), Some(ServerUrlFault::QueryInUserInfo), "{text}");
        }
    }

    #[test]
    fn what_is_shown_of_an_address_holds_no_password() {
        let cases = [
            ("postgres://u:p%40s@db:5432/latchkey", "postgres://u:redacted@db:5432/latchkey"),
            ("postgresql://u:p?s#x@a:1,[::1]:2/l?sslmode=require", "postgresql://u:redacted@a:1,[::1]:2/l?..."),
            ("postgres:///latchkey?host=/run/postgresql&password=hunter2", "postgres:///latchkey?..."),
            ("redis://:secret@cache", "redis://:redacted@cache"),
            ("rediss+sentinel://u:p:q@a,b:5000/main/3?sentinel_password=s", "rediss+sentinel://u:redacted@a,b:5000/main/3?..."),
        ];
        for (text, shown) in cases {
            assert_eq!(ServerUrl::parse(text).map(|url| url.redacted()), Ok(shown.to_owned()));
        }
        assert!(ServerUrl::parse_strictly("redis://:se%2Fcret@cache:6379/2").is_ok());
    }
}
