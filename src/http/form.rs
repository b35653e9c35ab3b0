//! Form bodies: their type is checked, their size, time and room bounded; what is in them is for `protocol::parameters`.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::time::Duration;

use actix_web::body::{BodyStream, MessageBody as _};
use actix_web::dev::{Payload, ServiceRequest};
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap};
use actix_web::web::{Bytes, BytesMut, Data};
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, HttpResponse, ResponseError};

use super::answers::{self, Failure};
use super::bodies::Room;
use super::client_address::ClientAddress;
use super::edge::Edge;
use crate::protocol::error::{ErrorCode, OAuthError};
use crate::protocol::parameters::MAX_BYTES;

/// The largest form body of strangers, and of programs.
pub const LARGEST: usize = MAX_BYTES;

/// The largest body of one request, where it may be larger than [`LARGEST`].
#[derive(Clone, Copy)]
struct Largest(usize);

/// Whether a body may be larger than [`LARGEST`], as far as the head tells.
pub fn may_be_large(headers: &HeaderMap) -> bool {
    declared(headers).is_none_or(|length| length > LARGEST)
}

/// Lets the form of this request have so many bytes.
pub fn allow(request: &HttpRequest, largest: usize) {
    request.extensions_mut().insert(Largest(largest));
}

/// How long a body may take to arrive.
const PATIENCE: Duration = Duration::from_secs(30);

/// The raw bytes of an `application/x-www-form-urlencoded` body. Take `Result<FormBody, FormRefusal>` to answer a refusal
/// in the endpoint's own way.
pub struct FormBody(pub Bytes);

impl fmt::Debug for FormBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FormBody({} bytes)", self.0.len()) // a body holds passwords and secrets
    }
}

/// What came of reading a body before its endpoint asked for it.
#[derive(Clone)]
struct ReadAhead(Result<Bytes, FormRefusal>);

impl FormBody {
    /// Reads the body of a request before its endpoint does, which then gets the same.
    pub async fn read_ahead(request: &mut ServiceRequest) -> Result<Bytes, FormRefusal> {
        let (head, payload) = request.parts_mut();
        let read = Self::from_request(head, payload).await.map(|body| body.0);
        head.extensions_mut().insert(ReadAhead(read.clone()));
        read
    }
}

/// Why a body was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormRefusal {
    /// Not `application/x-www-form-urlencoded`, or compressed: 415.
    WrongType,
    /// More than a form may have here: 413.
    TooLarge,
    /// It did not arrive in time: 408.
    TooSlow,
    /// It broke off: 400.
    Broken,
    /// Too many bodies are under way, and this one came slowest: 503.
    Busy,
}

impl FormRefusal {
    /// The status that says so.
    pub fn status(self) -> StatusCode {
        match self {
            Self::WrongType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Broken => StatusCode::BAD_REQUEST,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

impl fmt::Display for FormRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::WrongType => "the body must be application/x-www-form-urlencoded",
            Self::TooLarge => "the body is too large",
            Self::TooSlow => "the body did not arrive in time",
            Self::Broken => "the body is incomplete",
            Self::Busy => "too many requests are being sent: try again in a moment",
        })
    }
}

impl std::error::Error for FormRefusal {}

/// As an OAuth endpoint says it: `invalid_request`, or `temporarily_unavailable`.
impl ResponseError for FormRefusal {
    fn status_code(&self) -> StatusCode {
        self.status()
    }

    fn error_response(&self) -> HttpResponse {
        if *self == Self::Busy {
            return Failure::unavailable(self).error_response();
        }
        answers::json(self.status(), &OAuthError::new(ErrorCode::InvalidRequest, self.to_string()).to_json())
    }
}

impl FromRequest for FormBody {
    type Error = FormRefusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self, FormRefusal>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if let Some(ReadAhead(read)) = request.extensions().get::<ReadAhead>().cloned() {
            return Box::pin(async move { read.map(FormBody) });
        }
        let largest = request.extensions().get::<Largest>().map_or(LARGEST, |largest| largest.0);
        let checked = check(request.headers(), largest);
        let payload = actix_web::web::Payload::from_request(request, payload);
        let address = request.extensions().get::<ClientAddress>().map(|address| address.ip);
        let bodies = request.app_data::<Data<Edge>>().map(|edge| edge.bodies.clone()).unwrap_or_default();
        let request = request.clone();
        Box::pin(async move {
            checked?;
            let payload = payload.await.map_err(|_| FormRefusal::Broken)?;
            let mut room = bodies.begin(address);
            match tokio::time::timeout(PATIENCE, collect(payload, largest, &mut room)).await {
                Ok(body) => {
                    let body = body?;
                    // Until the request is answered.
                    request.extensions_mut().insert(room);
                    Ok(FormBody(body))
                }
                Err(_) => Err(FormRefusal::TooSlow),
            }
        })
    }
}

fn declared(headers: &HeaderMap) -> Option<usize> {
    headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()).and_then(|value| value.parse().ok())
}

fn check(headers: &HeaderMap, largest: usize) -> Result<(), FormRefusal> {
    let mut types = headers.get_all(CONTENT_TYPE).map(|value| value.to_str().unwrap_or("").split(';').next().unwrap_or("").trim());
    let is_form =
        matches!((types.next(), types.next()), (Some(kind), None) if kind.eq_ignore_ascii_case("application/x-www-form-urlencoded"));
    // Nothing unpacks bodies here, so that a small one stays small.
    if !is_form || headers.get_all(CONTENT_ENCODING).any(|value| value != "identity") {
        return Err(FormRefusal::WrongType);
    }
    if declared(headers).is_some_and(|length| length > largest) { Err(FormRefusal::TooLarge) } else { Ok(()) }
}

async fn collect(payload: actix_web::web::Payload, largest: usize, room: &mut Room) -> Result<Bytes, FormRefusal> {
    let (mut stream, mut body) = (std::pin::pin!(BodyStream::new(payload)), BytesMut::new());
    loop {
        let chunk = tokio::select! {
            biased;
            () = room.stopped() => return Err(FormRefusal::Busy),
            chunk = poll_fn(|context| stream.as_mut().poll_next(context)) => chunk,
        };
        let Some(chunk) = chunk else { break };
        let chunk = chunk.map_err(|_| FormRefusal::Broken)?;
        if body.len() + chunk.len() > largest {
            return Err(FormRefusal::TooLarge);
        }
        if !room.take(chunk.len()) {
            return Err(FormRefusal::Busy);
        }
        body.extend_from_slice(&chunk);
    }
    room.is_whole();
    Ok(body.freeze())
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    async fn take(request: TestRequest) -> Result<usize, FormRefusal> {
        let (request, mut payload) = request.to_http_parts();
        FormBody::from_request(&request, &mut payload).await.map(|body| body.0.len())
    }

    fn form(size: usize) -> TestRequest {
        TestRequest::post().insert_header((CONTENT_TYPE, "application/x-www-form-urlencoded; charset=UTF-8")).set_payload(vec![b'a'; size])
    }

    #[actix_web::test]
    async fn attack_h1_a_body_is_bounded_and_its_type_checked() {
        assert_eq!(take(form(5)).await, Ok(5));
        assert_eq!(take(form(LARGEST)).await, Ok(LARGEST));
        assert_eq!(take(form(LARGEST + 1)).await, Err(FormRefusal::TooLarge));
        let larger = form(LARGEST + 1).to_http_parts();
        allow(&larger.0, LARGEST + 1);
        assert!(FormBody::from_request(&larger.0, &mut { larger.1 }).await.is_ok(), "where it is allowed");
        assert_eq!(take(form(5).insert_header((CONTENT_LENGTH, "9999999"))).await, Err(FormRefusal::TooLarge));
        assert_eq!(take(TestRequest::post().set_payload("a=b")).await, Err(FormRefusal::WrongType));
        assert_eq!(
            take(TestRequest::post().insert_header((CONTENT_TYPE, "application/json")).set_payload("{}")).await,
            Err(FormRefusal::WrongType)
        );
        assert_eq!(take(form(5).insert_header((CONTENT_ENCODING, "gzip"))).await, Err(FormRefusal::WrongType));
        assert_eq!(take(form(5).append_header((CONTENT_TYPE, "text/plain"))).await, Err(FormRefusal::WrongType));
    }
}
