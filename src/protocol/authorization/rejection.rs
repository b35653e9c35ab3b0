//! What happens to an authorization request that is refused: a page while nobody knows where an answer may go, a redirect
//! after ([RFC 6749 §4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)).

use std::fmt;

use crate::protocol::authorization::response::AnswerTo;
use crate::protocol::error::OAuthError;
use crate::protocol::named_kinds::named_kinds;
use crate::protocol::redirect_uri::RedirectUriMismatch;

/// A refused authorization request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// A page; nothing may be sent to the client.
    Page(PageRejection),
    /// An error for the client.
    Redirect {
        /// The verified address, the mode and the state of the answer.
        answer_to: AnswerTo,
        /// What is wrong.
        error: OAuthError,
        /// Whether a page stands before the redirect, since nobody vouched for the client: a link with a mistake on purpose
        /// would else lead anywhere ([RFC 9700 §4.11.2](https://www.rfc-editor.org/rfc/rfc9700#section-4.11.2)).
        page_first: bool,
    },
}

/// A request that a person gets to see as a page, with status 400, and what its developer needs to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRejection {
    /// What is wrong.
    pub kind: PageRejectionKind,
    /// The `client_id` that came, as it came.
    pub client_id: Option<String>,
    /// A sentence for the developer.
    pub detail: String,
    /// The address that was asked for, as it came.
    pub asked: Option<String>,
    /// The addresses that would have matched.
    pub registered: Vec<String>,
}

named_kinds! {
    /// What is wrong with a request that is answered by a page. Names and meaning are stable.
    pub enum PageRejectionKind;

    /// `client_id` is missing.
    MissingClientId = "missing_client_id";
    /// No client has this `client_id`.
    UnknownClient = "unknown_client";
    /// The client is disabled.
    DisabledClient = "disabled_client";
    /// `redirect_uri` is missing.
    MissingRedirectUri = "missing_redirect_uri";
    /// `redirect_uri` is not one of the client's.
    UnregisteredRedirectUri = "unregistered_redirect_uri";
    /// The request cannot be read far enough to know whom to answer.
    MalformedRequest = "malformed_request";
}

impl fmt::Display for PageRejectionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl PageRejection {
    /// A rejection without an address.
    pub fn new(kind: PageRejectionKind, client_id: Option<&str>, detail: impl Into<String>) -> Self {
        Self { kind, client_id: client_id.map(str::to_owned), detail: detail.into(), asked: None, registered: Vec::new() }
    }

    /// The rejection of an address that is not registered.
    pub fn unregistered(client_id: &str, mismatch: RedirectUriMismatch) -> Self {
        Self {
            kind: PageRejectionKind::UnregisteredRedirectUri,
            client_id: Some(client_id.to_owned()),
            detail: mismatch.to_string(),
            asked: Some(mismatch.asked),
            registered: mismatch.registered,
        }
    }
}

impl fmt::Display for PageRejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind, self.detail)
    }
}

impl std::error::Error for PageRejection {}
