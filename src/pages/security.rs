//! The headers that keep a page what it is: content security policy and its company.

/// A kind of page, by what its forms and scripts must be able to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// Sign-in, password, account choice, consent, sign-out, signed out, error, form-post: pages on the way to or from an app.
    /// Chromium holds `form-action` against every redirect that follows a form, those of the app included, so that there is none.
    Journey,
    /// Pages of the console: as a person's own, and their scripts may ask us.
    Console,
    /// A person's own pages, setup, language: their forms come back to us alone.
    Own,
}

/// No inline script or style, nothing foreign but logos.
const JOURNEY: &str =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' https: data:; base-uri 'none'; frame-ancestors 'none'";

const OWN: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' https: data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

const CONSOLE: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' https: data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

/// The headers of a page beside its `Content-Type`. There is no `Cross-Origin-Opener-Policy`: it would cut an app that
/// signs in through a pop-up window off from that window. `Referrer-Policy` is not `no-referrer`, with which browsers
/// send `Origin: null` along with our own forms.
pub const fn headers(kind: PageKind) -> [(&'static str, &'static str); 7] {
    [
        (
            "Content-Security-Policy",
            match kind {
                PageKind::Journey => JOURNEY,
                PageKind::Own => OWN,
                PageKind::Console => CONSOLE,
            },
        ),
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
        ("Cache-Control", "no-store"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_on_the_way_to_an_app_leave_forms_free_and_own_pages_do_not() {
        let policy = |kind| headers(kind).into_iter().find(|(name, _)| *name == "Content-Security-Policy").unwrap().1;
        assert!(!policy(PageKind::Journey).contains("form-action"));
        assert!(policy(PageKind::Own).contains("form-action 'self'"));
        for kind in [PageKind::Journey, PageKind::Own, PageKind::Console] {
            assert!(
                policy(kind).starts_with("default-src 'none'")
                    && policy(kind).contains("frame-ancestors 'none'")
                    && !policy(kind).contains("unsafe")
            );
        }
    }
}
