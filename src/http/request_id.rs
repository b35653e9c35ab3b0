//! The id of a request: the reference that an error shows and the log holds. Always our own, never the caller's.

use std::future::{Future, Ready, ready};
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};

use crate::clock::Random;

tokio::task_local! {
    static CURRENT: RequestId;
}

/// 80 random bits as 16 characters that are read out easily: digits and lower-case letters without i, l, o and u.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// A new one.
    pub fn fresh(random: &Random) -> Self {
        const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let text = random.bytes::<16>().into_iter().filter_map(|byte| ALPHABET.get(usize::from(byte & 31))).map(|c| char::from(*c));
        Self(Arc::from(text.collect::<String>()))
    }

    /// The id of the request that this task serves; empty outside of one. For error answers, which are not handed the request.
    pub fn current() -> Self {
        CURRENT.try_with(Clone::clone).unwrap_or_else(|_| Self(Arc::from("")))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Serves a request under its id.
pub async fn within<F: Future>(id: RequestId, serve: F) -> F::Output {
    CURRENT.scope(id, serve).await
}

impl FromRequest for RequestId {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(request.extensions().get::<Self>().cloned().unwrap_or_else(Self::current)))
    }
}
