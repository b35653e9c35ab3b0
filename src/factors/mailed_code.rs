//! A code that is mailed: eight digits, which show that whoever types them reads the mails of an address. It is good for minutes and
//! for few guesses.

use super::digits;
use crate::clock::Random;
use crate::secrets::Secret;

const DIGITS: usize = 8;

/// A new one, as it is mailed: `4821 9034`.
pub fn draw(random: &Random) -> Secret {
    // Of 64 bits: no code is more likely than another by more than one in 100,000,000,000.
    let number = u64::from_be_bytes(random.bytes()) % 10_u64.pow(8);
    let (first, second) = (number / 10_000, number % 10_000);
    Secret::new(format!("{first:04} {second:04}"))
}

/// Whether what was typed is `code`, however it is parted; constant time.
pub fn matches(code: &Secret, typed: &str) -> bool {
    let typed = digits(typed, DIGITS).map(Secret::new);
    let code = digits(code.expose(), DIGITS).map(Secret::new);
    typed.zip(code).is_some_and(|(typed, code)| code.equals(typed.expose()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_however_it_is_parted_and_no_other_is() {
        let code = Secret::new("0042 9034");
        for typed in ["00429034", "0042 9034", " 0042-9034 ", "٠٠٤٢ ٩٠٣٤", "００４２９０３４", "\u{2066}0042\u{a0}9034\u{2069}"]
        {
            assert!(matches(&code, typed), "{typed}");
        }
        for typed in ["", "0042903", "004290340", "00429035", "0042 9O34", &"0".repeat(1_000_000)] {
            assert!(!matches(&code, typed));
        }
    }

    #[test]
    fn each_drawn_code_has_eight_digits_and_is_another_one() {
        let random = Random::default();
        let drawn: std::collections::HashSet<String> = (0..1_000).map(|_| draw(&random).expose().to_owned()).collect();
        assert!(drawn.len() > 990 && drawn.iter().all(|code| digits(code, DIGITS).is_some() && code.len() == 9));
    }
}
