//! Who asks: the peer, or what a trusted proxy says of the one before it.

use std::future::{Ready, ready};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use actix_web::dev::Payload;
use actix_web::http::header::HeaderMap;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use ipnet::IpNet;

use crate::clock::Timestamp;

/// The address of the browser or client, as far as it can be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress {
    /// The peer's, or the right-most untrusted one in `X-Forwarded-For` where the peer is a trusted proxy.
    pub ip: IpAddr,
    /// Whether a trusted proxy said in `X-Forwarded-Proto` that the client spoke https to it; none where none said so.
    pub https: Option<bool>,
}

impl ClientAddress {
    /// Reads `X-Forwarded-*` only where `peer` and every proxy to the right are trusted.
    pub fn of(peer: Option<SocketAddr>, headers: &HeaderMap, trusted: &[IpNet]) -> Self {
        let mut ip = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.ip().to_canonical());
        let is_trusted = |ip: &IpAddr| trusted.iter().any(|network| network.contains(ip));
        if peer.is_none() || !is_trusted(&ip) {
            return Self { ip, https: None };
        }
        let hops: Vec<&str> =
            headers.get_all("x-forwarded-for").filter_map(|value| value.to_str().ok()).flat_map(|v| v.split(',')).collect();
        // An element of a list may be empty and counts for nothing (RFC 9110 §5.6.1.2).
        for hop in hops.iter().map(|hop| hop.trim()).filter(|hop| !hop.is_empty()).rev() {
            // What cannot be read hides whatever stands to the left of it: the last known address stays.
            let Some(address) = address(hop) else { break };
            ip = address;
            if !is_trusted(&ip) {
                break;
            }
        }
        let proto = headers.get_all("x-forwarded-proto").filter_map(|value| value.to_str().ok()).flat_map(|v| v.split(',')).last();
        Self { ip, https: proto.map(|proto| proto.trim().eq_ignore_ascii_case("https")) }
    }
}

/// Notices addresses that send `X-Forwarded-For` and that no setting names: most likely a proxy that was forgotten.
#[derive(Clone, Debug, Default)]
pub struct UnnamedProxies {
    /// The day on which one of this machine or of a private network was told last.
    own: Arc<AtomicI64>,
    /// The same of any other, which strangers cause as they like.
    others: Arc<AtomicI64>,
}

/// In milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1000;

impl UnnamedProxies {
    /// Whether `peer`, which brought these headers, is to be told of now: the first of a day.
    pub fn is_news(&self, peer: Option<SocketAddr>, headers: &HeaderMap, trusted: &[IpNet], now: Timestamp) -> Option<IpAddr> {
        let peer = peer.map(|peer| peer.ip().to_canonical())?;
        if !headers.contains_key("x-forwarded-for") || trusted.iter().any(|network| network.contains(&peer)) {
            return None;
        }
        let told = if is_private(peer) { &self.own } else { &self.others };
        let today = now.as_millis().div_euclid(DAY);
        (told.swap(today, Ordering::Relaxed) != today).then_some(peer)
    }
}

fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => address.is_loopback() || address.is_private() || address.is_link_local(),
        IpAddr::V6(address) => address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local(),
    }
}

/// `1.2.3.4`, `1.2.3.4:5`, `::1` or `[::1]:5`.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')).unwrap_or(text);
    bare.parse::<IpAddr>().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|a| a.ip())).map(|ip| ip.to_canonical())
}

impl FromRequest for ClientAddress {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let known = request.extensions().get::<Self>().copied();
        ready(Ok(known.unwrap_or_else(|| Self::of(request.peer_addr(), request.headers(), &[]))))
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn of(peer: &str, forwarded: &[&str]) -> String {
        let mut request = TestRequest::get().peer_addr(peer.parse().unwrap());
        for value in forwarded {
            request = request.append_header(("x-forwarded-for", *value));
        }
        let request = request.to_http_request();
        let trusted = ["10.0.0.0/8".parse().unwrap(), "::1/128".parse().unwrap()];
        ClientAddress::of(request.peer_addr(), request.headers(), &trusted).ip.to_string()
    }

    #[test]
    fn attack_m9_forwarded_headers_of_an_untrusted_peer_are_not_believed() {
        assert_eq!(of("192.0.2.1:1", &["198.51.100.7"]), "192.0.2.1");
    }

    #[test]
    fn the_right_most_untrusted_address_counts() {
        assert_eq!(of("10.0.0.1:1", &["203.0.113.5, 198.51.100.7, 10.0.0.2"]), "198.51.100.7");
        assert_eq!(of("10.0.0.1:1", &["203.0.113.5", "198.51.100.7"]), "198.51.100.7");
        assert_eq!(of("[::1]:1", &["[2001:db8::1]:99"]), "2001:db8::1");
        assert_eq!(of("[::ffff:10.0.0.1]:1", &["198.51.100.7:4711"]), "198.51.100.7");
        assert_eq!(of("10.0.0.1:1", &["10.0.0.3, 10.0.0.2"]), "10.0.0.3");
        assert_eq!(of("10.0.0.1:1", &[]), "10.0.0.1");
    }

    #[test]
    fn an_empty_element_of_the_list_counts_for_nothing() {
        assert_eq!(of("10.0.0.1:1", &["198.51.100.7 ,"]), "198.51.100.7");
        assert_eq!(of("10.0.0.1:1", &["198.51.100.7", "", " , 10.0.0.2"]), "198.51.100.7");
    }

    #[test]
    fn what_cannot_be_read_hides_what_stands_left_of_it() {
        assert_eq!(of("10.0.0.1:1", &["203.0.113.5, unknown, 10.0.0.2"]), "10.0.0.2");
    }

    #[test]
    fn attack_a2_a_proxy_that_nobody_named_is_told_once_a_day_whatever_strangers_send() {
        let proxies = UnnamedProxies::default();
        let forwarded = TestRequest::get().insert_header(("x-forwarded-for", "203.0.113.5")).to_http_request();
        let plain = TestRequest::get().to_http_request();
        let trusted = ["10.0.0.0/8".parse().unwrap()];
        let news = |peer: &str, request: &HttpRequest, hours: i64| {
            let now = Timestamp::from_seconds(1_700_006_400 + hours * 3_600); // begins a day
            proxies.is_news(Some(peer.parse().unwrap()), request.headers(), &trusted, now).map(|peer| peer.to_string())
        };
        assert_eq!(news("127.0.0.1:1", &plain, 0), None);
        assert_eq!(news("10.0.0.1:1", &forwarded, 0), None);
        assert_eq!(news("192.0.2.1:1", &forwarded, 0).as_deref(), Some("192.0.2.1"));
        assert_eq!(news("192.0.2.2:1", &forwarded, 1), None);
        assert_eq!(news("[::ffff:127.0.0.1]:1", &forwarded, 1).as_deref(), Some("127.0.0.1"), "a stranger's is told beside it");
        assert_eq!(news("127.0.0.1:1", &forwarded, 23), None);
        assert_eq!(news("127.0.0.1:1", &forwarded, 24).as_deref(), Some("127.0.0.1"));
    }

    #[test]
    fn proto_is_believed_from_a_trusted_peer_only() {
        let request = TestRequest::get().insert_header(("x-forwarded-proto", "https")).to_http_request();
        let trusted = ["10.0.0.0/8".parse().unwrap()];
        let of = |peer: &str| ClientAddress::of(Some(peer.parse().unwrap()), request.headers(), &trusted).https;
        assert_eq!(of("10.0.0.1:1"), Some(true));
        assert_eq!(of("192.0.2.1:1"), None);
    }
}
