//! What HTTP brings: methods, types, sizes, headers. Each gets the answer that its specification names.

use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

use crate::scenario::{Answer, Scenario, on_each_pairing, pairings, until};

#[tokio::test]
async fn attack_h1_wrong_methods_types_and_sizes_are_refused() {
    on_each_pairing(async |given| {
        let app = given.client("app").await;
        let at = |path: &str| format!("{}{path}", given.issuer);
        for (path, allow) in
            [("/token", "POST"), ("/jwks", "GET, HEAD"), ("/authorize", "GET, POST"), ("/logout", "GET, POST"), ("/introspect", "POST")]
        {
            let answer = app.http.delete(at(path)).send().await.unwrap();
            assert_eq!((answer.status().as_u16(), answer.headers()["allow"].to_str().unwrap()), (405, allow), "{path}");
        }
        let json = app.http.post(at("/token")).header("content-type", "application/json").body("{}").send().await.unwrap();
        assert_eq!(json.status(), 415);
        for path in ["/token", "/introspect", "/revoke", "/sign-in", "/authorize", "/logout"] {
            let large = app
                .http
                .post(at(path))
                .header("content-type", "application/x-www-form-urlencoded")
                .body("a".repeat(1_100_000))
                .send()
                .await
                .unwrap();
            assert_eq!(large.status(), 413, "{path}");
        }
        for body in
            ["grant_type=client_credentials&grant_type=client_credentials", "grant_type=%00", "grant_type=%ff", "grant_type=%zz", ""]
        {
            let answer =
                app.http.post(at("/token")).header("content-type", "application/x-www-form-urlencoded").body(body).send().await.unwrap();
            let answer = Answer::of(answer).await;
            assert!(matches!(answer.status, 400 | 401), "{body}: {}", answer.json);
            assert_eq!(answer.headers["cache-control"], "no-store");
        }
        assert_eq!(app.http.get(at("/nothing")).send().await.unwrap().status(), 404);
        let page = given.browser().get("/nothing").await;
        assert_eq!((page.status, page.name().as_str()), (404, "error"));
    })
    .await;
}

#[tokio::test]
async fn attack_m9_the_host_and_forwarded_headers_of_strangers_change_nothing() {
    on_each_pairing(async |given| {
        let app = given.client("app").await;
        let url = format!("{}/.well-known/openid-configuration", given.issuer);
        let request = app
            .http
            .get(url)
            .header("host", "evil.example")
            .header("x-forwarded-host", "evil.example")
            .header("x-forwarded-proto", "https");
        let answer = Answer::of(request.send().await.unwrap()).await.good();
        assert_eq!(answer.json["issuer"], given.issuer.as_str());
        assert!(!answer.json.to_string().contains("evil"));
    })
    .await;
}

#[tokio::test]
async fn attack_m6_every_page_has_its_headers_and_a_reference() {
    on_each_pairing(async |given| {
        let app = given.client("app").await;
        for url in [
            app.request("openid", &[]),
            format!("{}/logout", given.issuer),
            format!("{}/authorize", given.issuer),
            format!("{}/language", given.issuer),
        ] {
            let page = given.browser().get(&url).await;
            let header = |name: &str| page.headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
            assert!(header("content-security-policy").contains("frame-ancestors 'none'"), "{url}");
            assert_eq!((header("x-content-type-options").as_str(), header("referrer-policy").as_str()), ("nosniff", "same-origin"));
            assert_eq!(header("cache-control"), "no-store");
            assert_eq!(header("x-request-id").len(), 16);
        }
        let page = given.browser().get("/authorize").await;
        assert!(page.body.contains(page.headers["x-request-id"].to_str().unwrap()), "the reference is on the page");
    })
    .await;
}

/// A form of which all comes but the last bytes.
async fn slow(given: &Scenario, path: &str, from: &str, length: usize) -> TcpStream {
    let address = given.issuer.strip_prefix("http://localhost").unwrap();
    let mut stream = TcpStream::connect(format!("127.0.0.1{address}")).await.unwrap();
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\nx-forwarded-for: {from}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all("a".repeat(length - 10).as_bytes()).await.unwrap();
    stream
}

/// Whether the server has answered by now that there is no room, without waiting for it.
fn gave_way(stream: &TcpStream) -> bool {
    let mut line = [0_u8; 12];
    match stream.try_read(&mut line) {
        Ok(read) => {
            assert_eq!(String::from_utf8_lossy(&line[..read]), "HTTP/1.1 503");
            true
        }
        Err(error) => {
            assert_eq!(error.kind(), std::io::ErrorKind::WouldBlock);
            false
        }
    }
}

#[tokio::test]
async fn attack_h1_slow_bodies_push_out_each_other_and_keep_nobody_out() {
    const SENT: usize = 50;
    const LENGTH: usize = 60_000;
    for pairing in pairings() {
        // The test is the proxy.
        let given = Scenario::on(pairing, &[("trusted-proxies", "127.0.0.1/32")]).await;
        let app = given.client("app").await;
        let elsewhere = slow(&given, "/token", "198.51.100.7", LENGTH).await;
        let mut waiting = Vec::new();
        for n in 0..SENT {
            let path = if n % 2 == 0 { "/token" } else { "/sign-in" };
            waiting.push(slow(&given, path, "192.0.2.1", LENGTH).await);
        }
        // 2 MiB are one address's: so many of its bodies find room, and the others are answered at once.
        let fit = (2 << 20) / (LENGTH - 10);
        let waiting = std::cell::RefCell::new(waiting);
        until("what one address may not take is given back", async || {
            waiting.borrow_mut().retain(|stream| !gave_way(stream));
            waiting.borrow().len() <= fit
        })
        .await;
        assert!(!gave_way(&elsewhere));
        let asked = app.http.post(format!("{}/token", given.issuer)).header("x-forwarded-for", "192.0.2.1");
        let asked = asked.form(&[("grant_type", "client_credentials")]).send().await.unwrap();
        assert_eq!(asked.status(), 401, "whoever sends at once finds room behind the same address");
        let left = waiting.borrow().iter().filter(|stream| !gave_way(stream)).count();
        assert!(left + 1 >= fit, "{left} of {fit} wait on");
    }
}

#[tokio::test]
async fn attack_h1_only_a_session_that_stands_may_send_a_large_form() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (browser, stranger) = (given.browser(), given.browser());
        let page = browser.get("/account").await;
        browser.sign_in(&page, "alice@example.com", crate::scenario::PASSWORD).await;
        stranger.get("/account").await;
        stranger.plant_session(&"A".repeat(43));
        let large = format!("csrf=x&n={}", "a".repeat(70_000));
        assert_eq!(browser.post_raw("/account/password", large.clone()).await.status, 403, "it is read, and is no form of ours");
        assert_eq!(stranger.post_raw("/account/password", large.clone()).await.status, 413);
        assert_eq!(browser.post_raw("/account/password", large.repeat(8)).await.status, 413);
        for path in ["/token", "/authorize", "/revoke", "/introspect"] {
            assert_eq!(browser.post_raw(path, large.clone()).await.status, 413, "{path}");
        }
    })
    .await;
}
