//! `signed-out`: what ended.

use askama::Template;

use super::chrome::{Chrome, Plate, app_link, web_link};
use super::context::PageContext;
use super::drawn;
use super::parts::AppCard;

/// Says that the person is signed out.
#[derive(Clone, Debug, Default)]
pub struct SignedOut {
    /// The app that the person came from.
    pub app: Option<AppCard>,
    /// When, in seconds since the epoch; none where nobody was signed in.
    pub at: Option<i64>,
    /// What became of the apps of the session.
    pub apps: Vec<SignedOutApp>,
    /// Back to the app.
    pub back_url: Option<String>,
    /// Where one signs in again.
    pub sign_in_url: Option<String>,
}

/// An app of a session that ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedOutApp {
    /// The app.
    pub app: AppCard,
    /// What became of it.
    pub state: SignedOutState,
    /// Where the app is opened.
    pub url: Option<String>,
}

impl SignedOutApp {
    fn link(&self) -> Option<&str> {
        self.url.as_deref().and_then(web_link)
    }

    fn is_out(&self) -> bool {
        self.state == SignedOutState::SignedOut
    }
}

/// What became of an app when the session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignedOutState {
    /// It answered.
    SignedOut,
    /// It did not answer.
    NoAnswer,
    /// It cannot be told: it may still know the person.
    NotTold,
}

#[derive(Template)]
#[template(path = "signed-out.html")]
struct View<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a SignedOut,
    time: Option<String>,
    back_url: Option<&'a str>,
    back_text: String,
}

impl SignedOut {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "signed-out");
        let phrase = if self.app.is_some() { "plate-came-from" } else { "plate-provider" };
        let plate = Plate { advice: Some((c.t("signed-out-advice"), String::new())), ..c.plate(self.app.as_ref(), phrase, 0) };
        let time = self.at.map(|at| c.texts.time(at));
        let app = self.app.as_ref().map_or(ctx.provider_name.as_str(), |app| app.name.as_str());
        let back_text = c.with("back-to-app", "app", app);
        let back_url = self.back_url.as_deref().and_then(app_link);
        drawn(&View { c, plate, page: self, time, back_url, back_text })
    }
}
