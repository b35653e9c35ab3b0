//! Which language a page speaks.

use super::Language;

/// What is known of a person's wish, each as it was received.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wishes<'a> {
    /// `ui_locales` of the authorization request: tags separated by spaces, best first
    /// ([OpenID Connect Core §3.1.2.1](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest)).
    pub ui_locales: Option<&'a str>,
    /// The `locale` claim of the account.
    pub account: Option<&'a str>,
    /// What was chosen in this browser.
    pub cookie: Option<&'a str>,
    /// The `Accept-Language` header ([RFC 9110 §12.5.4](https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4)).
    pub accept_language: Option<&'a str>,
}

/// The first wish that can be met: the app's, the account's, the choice in this browser, the browser's; else English.
pub fn negotiate(wishes: Wishes<'_>) -> Language {
    wishes
        .ui_locales
        .and_then(|tags| tags.split_ascii_whitespace().find_map(Language::from_tag))
        .or_else(|| wishes.account.and_then(Language::from_tag))
        .or_else(|| wishes.cookie.and_then(Language::from_tag))
        .or_else(|| wishes.accept_language.and_then(accepted))
        .unwrap_or_default()
}

/// The best language of an `Accept-Language` header: by weight, then by place; weight 0 means "not this one".
fn accepted(header: &str) -> Option<Language> {
    let mut best: Option<(u16, Language)> = None;
    for range in header.split(',').take(64) {
        let (tag, parameters) = range.split_once(';').unwrap_or((range, ""));
        let Some(language) = Language::from_tag(tag) else { continue };
        let weight = weight(parameters);
        if weight > best.map_or(0, |(weight, _)| weight) {
            best = Some((weight, language));
        }
    }
    best.map(|(_, language)| language)
}

/// `q=0.8` in thousandths; 1 where there is none or where it cannot be read.
fn weight(parameters: &str) -> u16 {
    let Some(text) = parameters.trim().strip_prefix("q=").or_else(|| parameters.trim().strip_prefix("Q=")) else { return 1000 };
    let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    match whole {
        "0" => format!("{fraction:0<3}")
            .chars()
            .take(3)
            .try_fold(0u16, |sum, digit| Some(sum * 10 + u16::try_from(digit.to_digit(10)?).ok()?))
            .unwrap_or(1000),
        _ => 1000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(header: &str) -> Language {
        negotiate(Wishes { accept_language: Some(header), ..Wishes::default() })
    }

    #[test]
    fn the_app_speaks_before_the_account_before_the_cookie_before_the_browser() {
        let mut wishes = Wishes { ui_locales: Some("xx de-AT fr"), account: Some("fr"), cookie: Some("es"), accept_language: Some("ar") };
        assert_eq!(negotiate(wishes), Language::German);
        wishes.ui_locales = Some("xx yy");
        assert_eq!(negotiate(wishes), Language::French);
        wishes.account = None;
        assert_eq!(negotiate(wishes), Language::Spanish);
        wishes.cookie = Some("<script>");
        assert_eq!(negotiate(wishes), Language::Arabic);
        assert_eq!(negotiate(Wishes::default()), Language::English);
    }

    #[test]
    fn the_heaviest_known_language_of_the_header_wins_and_weight_zero_is_a_refusal() {
        assert_eq!(header("pt-BR,pt;q=0.9,fr-CA;q=0.8,de;q=0.85"), Language::German);
        assert_eq!(header("de;q=0,es;q=0.1"), Language::Spanish);
        assert_eq!(header("fr,de"), Language::French);
        assert_eq!(header(",;;q=,*"), Language::English);
        assert_eq!(header("ar_EG"), Language::Arabic);
    }
}
