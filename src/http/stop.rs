//! Why a page's handler stops before its end.

use actix_web::HttpResponse;

use super::Failure;

/// What a page's handler ends with early, so that it may use `?`: an answer to send as it is, or a failure to make one of.
#[derive(Debug)]
pub enum Stop {
    /// This is sent: the way to sign in, a refusal, a page that says that nothing is there.
    Answer(HttpResponse),
    /// Something failed: the failure's page is sent.
    Failure(Failure),
}

impl From<HttpResponse> for Stop {
    fn from(answer: HttpResponse) -> Self {
        Self::Answer(answer)
    }
}

/// Everything that is a failure of a handler stops one.
impl<E> From<E> for Stop
where
    Failure: From<E>,
{
    fn from(error: E) -> Self {
        Self::Failure(error.into())
    }
}
