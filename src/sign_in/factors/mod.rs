//! What a person presents to prove who they are: one file a factor.

mod hashing;
pub mod password;
pub mod recovery_code;
pub mod totp;

/// What people and programs put between the signs of a code, or around it, and means nothing: spaces, hyphens of every kind,
/// and marks that nobody sees, such as those that turn the direction of writing.
pub fn is_separator(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter,
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
