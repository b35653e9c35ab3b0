//! Which language a page speaks.

use super::Language;

/// How long a choice goes before what the app wishes: as long as a sign-in may take. In seconds.
const JUST_CHOSEN: i64 = 60 * 60;

/// Whose wish was met, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Met {
    Nobody,
    /// The `Accept-Language` header ([RFC 9110 §12.5.4](https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4)).
    Browser,
    /// The `locale` claim of the account.
    Account,
    /// What was chosen in this browser some time ago.
    Chosen,
    /// `ui_locales` of the request ([OpenID Connect Core §3.1.2.1](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest)).
    App,
    /// What was chosen in this browser a moment ago: whoever chooses on a page sees it change.
    JustChosen,
}

/// The language of a page, and whose wish it meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken {
    language: Language,
    met: Met,
}

impl Spoken {
    /// What is known of a browser alone: the cookie of its choice and its `Accept-Language`, each as it was received; `now` is in seconds
    /// since 1970.
    pub fn of_browser(cookie: Option<&str>, accept_language: Option<&str>, now: i64) -> Self {
        let nothing = Self { language: Language::default(), met: Met::Nobody };
        if let Some((language, at)) = cookie.and_then(chosen) {
            let is_new = at.is_some_and(|at| (now - JUST_CHOSEN..=now + JUST_CHOSEN).contains(&at));
            return Self { language, met: if is_new { Met::JustChosen } else { Met::Chosen } };
        }
        accept_language.and_then(accepted).map_or(nothing, |language| Self { language, met: Met::Browser })
    }

    /// Takes the wish of the app: the first of its tags that is spoken.
    pub fn prefer_app<'a>(&mut self, tags: impl IntoIterator<Item = &'a str>) {
        self.prefer(tags.into_iter().find_map(Language::from_tag), Met::App);
    }

    /// Takes the language of the account.
    pub fn prefer_account(&mut self, language: Option<Language>) {
        self.prefer(language, Met::Account);
    }

    fn prefer(&mut self, language: Option<Language>, met: Met) {
        if let Some(language) = language.filter(|_| met >= self.met) {
            *self = Self { language, met };
        }
    }

    /// The language.
    pub const fn language(self) -> Language {
        self.language
    }
}

/// The value of the cookie that keeps a choice of this moment, in seconds since 1970: a tag of a language, which `from_tag` reads whatever
/// stands behind it.
pub fn choice(language: Language, now: i64) -> String {
    format!("{}_{now}", language.tag())
}

/// What a cookie keeps: the language, and when it was chosen, where it says that.
fn chosen(cookie: &str) -> Option<(Language, Option<i64>)> {
    let at = cookie.split_once('_').and_then(|(_, at)| at.parse().ok());
    Language::from_tag(cookie).map(|language| (language, at))
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

    const NOW: i64 = 1_800_000_000;

    fn header(header: &str) -> Language {
        Spoken::of_browser(None, Some(header), NOW).language()
    }

    #[test]
    fn what_was_just_chosen_goes_before_the_app_before_the_choice_before_the_account_before_the_browser() {
        let spoken = |cookie: Option<&str>, app: &str, account: Option<Language>| {
            let mut spoken = Spoken::of_browser(cookie, Some("ar"), NOW);
            spoken.prefer_account(account);
            spoken.prefer_app(app.split(' '));
            // In whichever order they become known.
            let mut again = Spoken::of_browser(cookie, Some("ar"), NOW);
            again.prefer_app(app.split(' '));
            again.prefer_account(account);
            assert_eq!(spoken, again);
            spoken.language()
        };
        let (french, now, earlier) = (Some(Language::French), choice(Language::Spanish, NOW - 60), choice(Language::Spanish, NOW - 7_200));
        assert_eq!(spoken(Some(&now), "xx de-AT fr", french), Language::Spanish);
        assert_eq!(spoken(Some(&earlier), "xx de-AT fr", french), Language::German);
        assert_eq!(spoken(Some("es"), "xx de-AT fr", french), Language::German);
        assert_eq!(spoken(Some(&earlier), "xx yy", french), Language::Spanish);
        assert_eq!(spoken(Some("es"), "", french), Language::Spanish, "of a release before");
        assert_eq!(spoken(None, "xx yy", french), Language::French);
        assert_eq!(spoken(Some("<script>"), "", None), Language::Arabic);
        assert_eq!(Spoken::of_browser(None, None, NOW).language(), Language::English);
        for odd in ["es_", "es_x", "es_99999999999999999999", "es_-1", "es-MX_5"] {
            assert_eq!(spoken(Some(odd), "de", None), Language::German, "{odd}");
        }
        assert_eq!(spoken(Some(&choice(Language::Spanish, NOW + 7_200)), "de", None), Language::German, "no choice of a time to come");
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
