//! What HTTP brings: methods, types, sizes, headers. Each gets the answer that its specification names.

use crate::scenario::{Answer, on_each_pairing};

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
