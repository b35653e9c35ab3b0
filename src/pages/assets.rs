//! Styles, scripts and the mark, embedded. Each has its content's hash in its name, so that it may be kept for ever.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::paths;
use crate::secrets::sha256;

/// An embedded file.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its name in templates: `sign-in.css`.
    name: &'static str,
    /// Its name in addresses: `sign-in-47DEQpj8HBSa.css`.
    hashed: String,
    /// The `Content-Type`.
    pub content_type: &'static str,
    /// The content.
    pub bytes: Cow<'static, [u8]>,
}

/// The `Cache-Control` of an asset: the name changes with the content.
pub const CACHE_CONTROL: &str = "public, max-age=31536000, immutable";

const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    vec![
        styles("sign-in.css", include_str!("../../static/sign-in.css")),
        styles("account.css", include_str!("../../static/account.css")),
        styles("console.css", include_str!("../../static/console.css")),
        asset("check-address.js", SCRIPT, include_bytes!("../../static/check-address.js")),
        asset("copy.js", SCRIPT, include_bytes!("../../static/copy.js")),
        asset("read-file.js", SCRIPT, include_bytes!("../../static/read-file.js")),
        asset("local-time.js", SCRIPT, include_bytes!("../../static/local-time.js")),
        asset("passkey.js", SCRIPT, include_bytes!("../../static/passkey.js")),
        asset("show-password.js", SCRIPT, include_bytes!("../../static/show-password.js")),
        asset("password-meter.js", SCRIPT, include_bytes!("../../static/password-meter.js")),
        asset("form-post.js", SCRIPT, include_bytes!("../../static/form-post.js")),
        asset("work.js", SCRIPT, include_bytes!("../../static/work.js")),
        asset("work-worker.js", SCRIPT, include_bytes!("../../static/work-worker.js")),
        asset("favicon.svg", "image/svg+xml", include_bytes!("../../static/favicon.svg")),
    ]
});

/// Styles go out without what only their authors read: the sign-in page is to come in few packets.
fn styles(name: &'static str, text: &'static str) -> Asset {
    embedded(name, CSS, Cow::Owned(without_comments(text).into_bytes()))
}

fn asset(name: &'static str, content_type: &'static str, bytes: &'static [u8]) -> Asset {
    embedded(name, content_type, Cow::Borrowed(bytes))
}

/// Without comments, and on one line. No string of ours holds the beginning of a comment.
fn without_comments(css: &str) -> String {
    let mut shorter = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        shorter.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    shorter.push_str(rest);
    let mut line = String::with_capacity(shorter.len());
    for part in shorter.lines().map(str::trim).filter(|part| !part.is_empty()) {
        // A space between two selectors means something.
        if !line.is_empty() && !line.ends_with(['{', '}', ';', ',']) {
            line.push(' ');
        }
        line.push_str(part);
    }
    line
}

fn embedded(name: &'static str, content_type: &'static str, bytes: Cow<'static, [u8]>) -> Asset {
    let hash: String = sha256(&bytes).chars().take(12).collect();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    Asset { name, hashed: format!("{stem}-{hash}.{ending}"), content_type, bytes }
}

/// The address of an asset on an issuer with this base path; of an unknown one the address that answers 404.
pub fn path(base_path: &str, name: &str) -> String {
    let hashed = ASSETS.iter().find(|asset| asset.name == name).map_or(name, |asset| asset.hashed.as_str());
    format!("{base_path}{}{hashed}", paths::ASSETS)
}

/// The asset behind the last segment of an address under [`paths::ASSETS`].
pub fn find(segment: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.hashed == segment)
}

/// The mark for `/favicon.ico`, which browsers ask for by themselves.
pub fn favicon() -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.name == "favicon.svg")
}

/// Every asset: its name in addresses, and its content.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    ASSETS.iter().map(|asset| (asset.hashed.as_str(), &*asset.bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_lose_their_comments_and_mean_the_same() {
        let css = "/* one */\n.a,\n.b{color:red}/* two\nthree */\n.c\n.d{margin:0;\n  padding:0}\n";
        assert_eq!(without_comments(css), ".a,.b{color:red}.c .d{margin:0;padding:0}");
        for asset in ASSETS.iter().filter(|asset| asset.content_type == CSS) {
            let text = std::str::from_utf8(&asset.bytes).unwrap();
            assert!(!text.contains("/*") && !text.contains('\n'), "{}", asset.name);
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{}", asset.name);
        }
    }

    #[test]
    fn every_asset_is_found_by_its_address_and_by_no_other() {
        for asset in ASSETS.iter() {
            let address = path("/base", asset.name);
            let segment = address.strip_prefix("/base/assets/").unwrap();
            assert_eq!(find(segment).map(|found| found.name), Some(asset.name));
            assert!(find(asset.name).is_none());
            assert!(!asset.bytes.is_empty());
        }
        assert!(find("../secrets").is_none());
        assert!(favicon().is_some());
    }
}
