//! The mark and the icons: one set on a grid of 24, always beside a word and therefore silent for readers.

use std::fmt;

use askama::filters::HtmlSafe;

/// A piece of SVG of our own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Svg(&'static str);

impl fmt::Display for Svg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl HtmlSafe for Svg {}

pub(super) const MARK: Svg = Svg(
    r#"<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path class="mark-plate" fill-rule="evenodd" d="M5 1h9a3 3 0 0 1 3 3v16a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V4a3 3 0 0 1 3-3Zm4.5 5.2a3.1 3.1 0 0 0-1.6 5.76L7.1 17.5h4.8l-.8-5.54A3.1 3.1 0 0 0 9.5 6.2Z"/><path class="mark-bolt" d="M18.2 8h1.1L22.5 11v5h-4.3Z"/></svg>"#,
);

pub(super) const KEYHOLE: Svg = Svg(
    r#"<svg class="keyhole" viewBox="0 0 60 96" aria-hidden="true"><path d="M30 0a30 30 0 0 0-15.5 55.7L7 96h46l-7.5-40.3A30 30 0 0 0 30 0Z"/></svg>"#,
);

macro_rules! svg {
    ($path:literal) => {
        Svg(concat!(r#"<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">"#, $path, "</svg>"))
    };
    // One that points somewhere, and the other way where the language is written from right to left.
    (turns $path:literal) => {
        Svg(concat!(r#"<svg class="icon turns" viewBox="0 0 24 24" aria-hidden="true">"#, $path, "</svg>"))
    };
}

/// An icon by its name; nothing for a name that there is not.
pub(super) fn icon(name: &str) -> Svg {
    match name {
        "lock" => svg!(r#"<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.5V7.5a4 4 0 0 1 8 0v3"/>"#),
        "shield" => svg!(r#"<path d="M12 3l7 2.5v6c0 4.5-3 7.5-7 9.5-4-2-7-5-7-9.5v-6Z"/>"#),
        "help" => svg!(r#"<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .9-1 1.7M12 16.7v.1"/>"#),
        "globe" => {
            svg!(r#"<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.5-6-3.5-9S9 6 12 3Z"/>"#)
        }
        "theme" => svg!(r#"<circle cx="12" cy="12" r="9"/><path class="solid" d="M12 3a9 9 0 0 1 0 18Z"/>"#),
        "alert" => svg!(r#"<circle cx="12" cy="12" r="9"/><path d="M12 7.5v5.5M12 16.3v.1"/>"#),
        "warning" => svg!(r#"<path d="M12 4 2.8 20h18.4ZM12 10v4.5M12 17.2v.1"/>"#),
        "done" => svg!(r#"<circle cx="12" cy="12" r="9"/><path d="m8 12.3 2.8 2.7L16 9.5"/>"#),
        "information" => svg!(r#"<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.6v.1"/>"#),
        "person" => svg!(r#"<circle cx="12" cy="8" r="4.5"/><path d="M4 21c.5-4.5 3.5-7 8-7s7.5 2.5 8 7"/>"#),
        "people" => svg!(
            r#"<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 20c.4-4 2.8-6 6.5-6s6.1 2 6.5 6M15.5 5.3a3.5 3.5 0 0 1 0 6.4M18 14.5c2 .8 3.2 2.6 3.5 5.5"/>"#
        ),
        "mail" => svg!(r#"<rect x="3" y="5" width="18" height="14" rx="2"/><path d="m3.5 6.5 8.5 6.5 8.5-6.5"/>"#),
        "phone" => svg!(r#"<rect x="7" y="2.5" width="10" height="19" rx="2"/><path d="M11 18.5h2"/>"#),
        "place" => svg!(r#"<path d="M12 21.5c-4.5-4.5-7-8-7-11.5a7 7 0 0 1 14 0c0 3.5-2.5 7-7 11.5Z"/><circle cx="12" cy="10" r="2.5"/>"#),
        "clock" => svg!(r#"<circle cx="12" cy="12" r="9"/><path d="M12 7v5.3l3.5 2"/>"#),
        "key" => svg!(r#"<circle cx="8" cy="15.5" r="4.5"/><path d="m11.3 12.3 8.7-8.8M16.5 7l3 3"/>"#),
        "link" => {
            svg!(r#"<path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.5 1.5M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.5-1.5"/>"#)
        }
        "tag" => svg!(r#"<path d="M3.5 12.5v-9h9l8 8-9 9Z"/><path d="M8 8v.1"/>"#),
        "chevron" => svg!(turns r#"<path d="m9 5.5 6.5 6.5L9 18.5"/>"#),
        "plus" => svg!(r#"<path d="M12 5v14M5 12h14"/>"#),
        "home" => svg!(r#"<path d="m3.5 11 8.5-7.5 8.5 7.5M6 9.5v11h4.5V15h3v5.5H18v-11"/>"#),
        "list" => svg!(r#"<path d="M8.5 6.5h11M8.5 12h11M8.5 17.5h11M4.5 6.5v.1M4.5 12v.1M4.5 17.5v.1"/>"#),
        "laptop" => svg!(r#"<rect x="4.5" y="5" width="15" height="10.5" rx="1.5"/><path d="M2.5 19.5h19"/>"#),
        "terminal" => svg!(r#"<rect x="3" y="4.5" width="18" height="15" rx="2"/><path d="m7 9 3 3-3 3M12.5 15.5H17"/>"#),
        "grid" => svg!(
            r#"<rect x="3.5" y="3.5" width="6.5" height="6.5" rx="1"/><rect x="14" y="3.5" width="6.5" height="6.5" rx="1"/><rect x="3.5" y="14" width="6.5" height="6.5" rx="1"/><rect x="14" y="14" width="6.5" height="6.5" rx="1"/>"#
        ),
        "leave" => svg!(turns r#"<path d="M10 4H5.5a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1H10M15 8l4.5 4-4.5 4M9.5 12h10"/>"#),
        "menu" => svg!(r#"<path d="M4 7h16M4 12h16M4 17h16"/>"#),
        _ => Svg(""),
    }
}
