//! What HTTP brings to each address: methods, types, sizes, headers, bodies that break off.

use std::time::Duration;

use latchkey::http::addresses::Answers;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::addresses::addresses;
use super::{is_a_page, state};
use crate::scenario::{Scenario, on_each_pairing};

/// Sends bytes as they are and reads the head of the answer; empty where the connection was closed without one.
async fn raw(given: &Scenario, request: &[u8], ends: bool) -> String {
    let address = given.issuer.strip_prefix("http://localhost").unwrap();
    let mut stream = TcpStream::connect(format!("127.0.0.1{address}")).await.unwrap();
    // The server may have seen enough and closed.
    let _ = stream.write_all(request).await;
    if ends {
        let _ = stream.shutdown().await;
    }
    let (mut head, mut bytes) = (Vec::new(), [0_u8; 4096]);
    let reading = async {
        while !head.windows(4).any(|window| window == b"\r\n\r\n") {
            match stream.read(&mut bytes).await {
                Ok(read) if read > 0 => head.extend_from_slice(&bytes[..read]),
                _ => break,
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(60), reading).await.expect("the server answers or closes");
    String::from_utf8_lossy(&head).into_owned()
}

fn status(head: &str) -> u16 {
    head.split(' ').nth(1).and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

#[tokio::test]
async fn attack_h1_a_wrong_method_is_405_with_what_is_allowed() {
    on_each_pairing(async |given| {
        let app = given.client("app").await;
        for address in addresses() {
            let url = format!("{}{}", given.issuer, address.concrete());
            for method in ["DELETE", "PUT", "PATCH", "POST", "GET", "HEAD", "BREW"] {
                let answer = app.http.request(method.parse().unwrap(), &url).send().await.unwrap();
                let allowed =
                    address.allow.split(", ").any(|allowed| allowed == method) || (method == "HEAD" && address.allow.contains("GET"));
                let what = format!("{method} {}", address.path);
                assert!(answer.status().as_u16() < 500, "{what}: {}", answer.status());
                if allowed {
                    assert_ne!(answer.status(), 405, "{what}");
                } else {
                    assert_eq!(answer.status(), 405, "{what}");
                    assert_eq!(answer.headers()["allow"], address.allow, "{what}");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn attack_h1_a_form_of_another_type_or_size_or_that_breaks_off_is_refused_and_changes_nothing() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let app = given.client("app").await;
        let before = state(&given, &alice).await;
        for address in addresses().into_iter().filter(|address| address.takes_a_form()) {
            let (path, url) = (address.concrete(), format!("{}{}", given.issuer, address.concrete()));
            let post = || app.http.post(&url).header("accept", "text/html");
            for (kind, request) in [
                ("json", post().header("content-type", "application/json").body("{\"a\":1}")),
                ("text", post().header("content-type", "text/plain").body("a=b")),
                ("multipart", post().header("content-type", "multipart/form-data; boundary=x").body("--x--")),
                ("none", post().body("a=b")),
                (
                    "two",
                    post().header("content-type", "application/x-www-form-urlencoded").header("content-type", "text/plain").body("a=b"),
                ),
                (
                    "packed",
                    post().header("content-type", "application/x-www-form-urlencoded").header("content-encoding", "gzip").body("a=b"),
                ),
            ] {
                let answer = request.send().await.unwrap();
                // A token in the header needs no form.
                let expected = if path == "/userinfo" { &[400, 401, 415][..] } else { &[415] };
                assert!(expected.contains(&answer.status().as_u16()), "{kind} to {path}: {}", answer.status());
                let text = answer.text().await.unwrap();
                match address.answers {
                    Answers::People => assert!(text.contains("data-page=\"error\""), "{kind} to {path}: {text}"),
                    // Without any token RFC 6750 §3.1 wants no error code.
                    Answers::Programs => assert!(path == "/userinfo" || text.contains("\"error\""), "{kind} to {path}: {text}"),
                }
            }
            let head = format!("POST {path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-www-form-urlencoded\r\n");
            let large = raw(&given, format!("{head}content-length: 1048577\r\n\r\na=b").as_bytes(), false).await;
            // RFC 6750 §3.1 has one status for every request that cannot be read.
            let too_large = if path == "/userinfo" { 400 } else { 413 };
            assert_eq!(status(&large), too_large, "{path}: {large}");
            let broken = raw(&given, format!("{head}content-length: 100\r\n\r\ncsrf=a").as_bytes(), true).await;
            assert!(matches!(status(&broken), 0 | 400..=499), "{path}: {broken}");
        }
        assert_eq!(state(&given, &alice).await, before);
    })
    .await;
}

#[tokio::test]
async fn attack_h1_huge_headers_and_broken_heads_are_refused_and_others_go_on() {
    on_each_pairing(async |given| {
        let app = given.client("app").await;
        let long = "x".repeat(1024 * 1024);
        for (what, request) in [
            ("a header of 1 MiB", format!("GET /authorize HTTP/1.1\r\nhost: localhost\r\nx-long: {long}\r\n\r\n")),
            ("a target of 1 MiB", format!("GET /authorize?state={long} HTTP/1.1\r\nhost: localhost\r\n\r\n")),
            ("a thousand headers", format!("GET /jwks HTTP/1.1\r\nhost: localhost\r\n{}\r\n", "x-many: 1\r\n".repeat(1000))),
            ("no HTTP", "HELO there\r\n\r\n".to_owned()),
            ("two lengths", "POST /token HTTP/1.1\r\nhost: localhost\r\ncontent-length: 3\r\ncontent-length: 40\r\n\r\na=b".to_owned()),
            (
                "a length beside chunks",
                "POST /token HTTP/1.1\r\nhost: localhost\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /admin HTTP/1.1\r\n\r\n"
                    .to_owned(),
            ),
            ("an obsolete fold", "GET /jwks HTTP/1.1\r\nhost: localhost\r\nx: a\r\n b: c\r\n\r\n".to_owned()),
        ] {
            let head = raw(&given, request.as_bytes(), true).await;
            assert!(matches!(status(&head), 0 | 400..=499), "{what}: {head}");
            assert_eq!(app.http.get(format!("{}/jwks", given.issuer)).send().await.unwrap().status(), 200, "after {what}");
        }
    })
    .await;
}

#[tokio::test]
async fn attack_h1_whatever_stands_in_the_query_of_a_page_it_is_a_page() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        given.make_owner(&alice).await;
        given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let before = state(&given, &alice).await;
        // What a request for an app asks wrongly is held elsewhere: here it has no app.
        for address in addresses().into_iter().filter(|address| address.allow.contains("GET") && address.answers == Answers::People) {
            for name in &address.query {
                for fault in super::Fault::ANYWHERE.into_iter().chain(super::Fault::ABSENT) {
                    let url = format!("{}?{}", address.concrete(), fault.in_place(&[], name));
                    let page = browser.get(&url).await;
                    if page.headers.contains_key("content-disposition") {
                        assert_eq!(page.status, 200, "{fault:?} {name} at {}: a file", address.path);
                        continue;
                    }
                    is_a_page(&page, &format!("{fault:?} {name} at {}", address.path));
                }
            }
        }
        assert_eq!(state(&given, &alice).await, before);
    })
    .await;
}
