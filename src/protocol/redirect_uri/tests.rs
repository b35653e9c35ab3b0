use proptest::prelude::*;

use url::Url;

use super::*;
use crate::protocol::client::ClientKind;
use crate::protocol::client::samples::client;

fn passes(kind: ClientKind, registered: &str, asked: &str) -> bool {
    UnverifiedRedirectUri::new(asked).verify(&client(kind, &[registered])).is_ok()
}

#[test]
fn several_addresses_in_one_are_refused_and_a_comma_elsewhere_is_not() {
    for uri in
        ["https://a.example/cb,https://b.example/cb", "https://a.example/cb;http://localhost/cb", "https://a.example,HTTPS://b.example/"]
    {
        assert_eq!(check_registration(uri, ClientKind::Web), Err(RedirectUriFault::Several), "{uri}");
    }
    for uri in ["https://a.example/cb,1;x=2", "https://a.example/cb?next=https://b.example/"] {
        assert_eq!(check_registration(uri, ClientKind::Web), Ok(()), "{uri}");
    }
}

#[test]
fn rfc8375_3_plain_http_is_for_hosts_that_no_public_network_knows() {
    for host in ["nas", "nas.home.arpa", "nas.local", "nas.internal", "10.0.0.2", "192.168.0.2", "169.254.1.2", "[fd00::2]", "[fe80::2]"] {
        assert_eq!(check_registration(&format!("http://{host}/cb"), ClientKind::Web), Ok(()), "{host}");
    }
    for host in ["nas.lan", "home.arpa.example", "nohome.arpa", "100.64.0.2", "169.253.1.2", "192.168.0.2.nip.io", "[2001:db8::2]"] {
        assert_eq!(check_registration(&format!("http://{host}/cb"), ClientKind::Web), Err(RedirectUriFault::PlainHttp), "{host}");
    }
}

#[test]
fn attack_r1_near_redirect_uris_do_not_match() {
    assert!(passes(ClientKind::Web, "https://rp.example/cb", "https://rp.example/cb"));
    for asked in [
        "https://rp.example/cb/",
        "https://rp.example/cb?x=1",
        "https://rp.example/CB",
        "https://RP.example/cb",
        "https://rp.example//cb",
        "//rp.example/cb",
        "https://rp.example/cb/../cb",
        "https://rp.example/cb%2f",
        "https://rp.example:443/cb",
        "http://rp.example/cb",
        "https://rp.example/cb#",
        "https://rp.example/c%62",
        " https://rp.example/cb",
    ] {
        for kind in [ClientKind::Web, ClientKind::Spa, ClientKind::Native] {
            assert!(!passes(kind, "https://rp.example/cb", asked), "{asked}");
        }
    }
}

#[test]
fn attack_r2_sub_domains_suffixes_and_wildcards_do_not_match() {
    for asked in ["https://a.rp.example/cb", "https://rp.example.evil/cb", "https://evilrp.example/cb", "https://rp.example/cb2", "*"] {
        assert!(!passes(ClientKind::Web, "https://rp.example/cb", asked), "{asked}");
    }
    assert!(!passes(ClientKind::Web, "https://*.rp.example/cb", "https://a.rp.example/cb"));
}

#[test]
fn attack_r3_userinfo_fragments_control_and_foreign_characters_are_refused_at_registration_and_use() {
    for uri in [
        "https://rp@evil/cb",
        "https://evil\\@rp/cb",
        "https://rp:pw@evil/cb",
        "https://@evil/cb",
        "https://rp/cb#x",
        "https://rp/c\tb",
        "https://rp/c\u{0}b",
        "https://r\u{0440}.example/cb",
        "https://rp\u{3002}example/cb",
        "https://rp/ cb",
        "https:evil",
        "https:/evil",
        "https:///evil",
        "https://RP.example/cb",
        "HTTPS://rp.example/cb",
        "https://rp.example:0443/cb",
        "https://rp.example:/cb",
        "https://RP.example:443/cb",
        "https://rp@evil:443/cb",
        "https://rp.example:443:443/cb",
        "https://rp.example/a/../cb",
        "https://rp.example/a/%2e%2e/cb",
        "https://0x7f.1/cb",
        "https://rp%2eexample/cb",
    ] {
        assert!(check_registration(uri, ClientKind::Web).is_err(), "{uri}");
        assert!(!passes(ClientKind::Web, "https://rp/cb", uri), "{uri}");
    }
}

#[test]
fn attack_r4_only_a_native_clients_loopback_port_may_vary() {
    for host in ["127.0.0.1", "[::1]", "localhost"] {
        let registered = format!("http://{host}/cb?x=1");
        assert!(passes(ClientKind::Native, &registered, &format!("http://{host}:49152/cb?x=1")));
        assert!(passes(ClientKind::Native, &format!("http://{host}:8000/cb"), &format!("http://{host}/cb")));
        for kind in [ClientKind::Web, ClientKind::Spa] {
            assert!(!passes(kind, &registered, &format!("http://{host}:49152/cb?x=1")), "{kind}");
        }
        for asked in [
            format!("http://{host}:49152/cb"),
            format!("http://{host}:49152/other?x=1"),
            format!("https://{host}:49152/cb?x=1"),
            format!("http://{host}:0/cb?x=1"),
            format!("http://{host}:080/cb?x=1"),
            format!("http://{host}:99999/cb?x=1"),
            format!("http://{host}:/cb?x=1"),
            format!("http://{host}:80@evil/cb?x=1"),
            format!("http://{host}.evil/cb?x=1"),
            format!("http://{host}@evil/cb?x=1"),
            format!("http://{host}:1\\@evil/cb?x=1"),
            format!("http://user@{host}:1/cb?x=1"),
        ] {
            assert!(!passes(ClientKind::Native, &registered, &asked), "{asked}");
        }
    }
    assert!(!passes(ClientKind::Native, "http://127.0.0.1/cb", "http://localhost:1/cb"));
    assert!(!passes(ClientKind::Native, "http://localhost/cb", "http://[::1]:1/cb"));
    assert!(!passes(ClientKind::Native, "https://rp.example/cb", "https://rp.example:1/cb"));
}

#[test]
fn attack_r5_dangerous_schemes_and_plain_http_cannot_be_registered() {
    for uri in [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "about:blank",
        "myapp:/cb",
        "ftp://rp/cb",
        "ws://rp/cb",
    ] {
        for kind in [ClientKind::Web, ClientKind::Spa, ClientKind::Native] {
            assert_eq!(check_registration(uri, kind), Err(RedirectUriFault::Scheme), "{uri} {kind}");
        }
    }
    assert_eq!(check_registration("http://rp.example/cb", ClientKind::Web), Err(RedirectUriFault::PlainHttp));
    assert_eq!(check_registration("http://8.8.8.8/cb", ClientKind::Web), Err(RedirectUriFault::PlainHttp));
    assert_eq!(check_registration("http://intranet/cb", ClientKind::Native), Err(RedirectUriFault::PlainHttp));
    assert_eq!(check_registration("com.example.app:/cb", ClientKind::Spa), Err(RedirectUriFault::SchemeOfBrowserApp));
}

#[test]
fn a_default_port_is_registered_as_it_is_written_and_matches_only_so() {
    for (kind, with, without) in [
        (ClientKind::Web, "https://app.example.com:443/cb", "https://app.example.com/cb"),
        (ClientKind::Spa, "https://app.example.com:443", "https://app.example.com"),
        (ClientKind::Web, "https://app.example.com:443?x=1", "https://app.example.com?x=1"),
        (ClientKind::Web, "http://localhost:80/cb", "http://localhost/cb"),
        (ClientKind::Web, "http://[::1]:80/cb", "http://[::1]/cb"),
        (ClientKind::Native, "http://127.0.0.1:80/cb", "https://127.0.0.1/cb"),
    ] {
        assert_eq!(check_registration(with, kind), Ok(()), "{with}");
        assert!(passes(kind, with, with), "{with}");
        assert!(!passes(kind, with, without) && !passes(kind, without, with), "{with}");
    }
    assert_eq!(check_registration("https://rp.example:80/cb", ClientKind::Web), Ok(()), "a port like any other");
    assert_eq!(check_registration("http://rp.example:80/cb", ClientKind::Web), Err(RedirectUriFault::PlainHttp));
}

#[test]
fn a_refused_scheme_says_what_would_pass() {
    for (uri, kind, words) in [
        ("myapp:/cb", ClientKind::Native, "com.example.app:/callback"),
        ("immich:///cb", ClientKind::Web, "com.example.app:/callback"),
        ("app.immich:///cb", ClientKind::Spa, "--type native"),
    ] {
        let told = check_registration(uri, kind).unwrap_err().to_string();
        assert!(told.contains("https") && told.contains(words), "{told}");
    }
}

#[test]
fn what_may_be_registered_by_each_kind() {
    for uri in ["https://rp.example", "https://rp.example/", "https://rp.example?x=1", "https://rp.example:8443/cb?tenant=a%20b"] {
        for kind in [ClientKind::Web, ClientKind::Spa, ClientKind::Native] {
            assert_eq!(check_registration(uri, kind), Ok(()), "{uri} {kind}");
        }
    }
    for uri in ["http://localhost:8081/cb", "http://127.0.0.1:3000/cb", "http://[::1]:3000/cb", "http://app:3000/cb", "http://10.0.0.2/cb"]
    {
        assert_eq!(check_registration(uri, ClientKind::Web), Ok(()), "{uri}");
    }
    for uri in ["com.example.app:/cb", "com.example.app://host/cb", "http://127.0.0.1/cb", "http://localhost:1234/cb"] {
        assert_eq!(check_registration(uri, ClientKind::Native), Ok(()), "{uri}");
    }
    // The server of a web application with an app on the phone: Immich and others.
    assert_eq!(check_registration("app.immich:///oauth-callback", ClientKind::Web), Ok(()));
    assert!(passes(ClientKind::Native, "com.example.app:/cb", "com.example.app:/cb"));
    assert!(!passes(ClientKind::Native, "com.example.app:/cb", "com.example.app:/cb/"));
}

#[test]
fn attack_r2_wildcards_broken_hosts_and_hidden_control_characters_cannot_be_registered() {
    use RedirectUriFault::{Escape, Host, ResponseParameter, Wildcard};
    for (uri, fault) in [
        ("https://*.example/cb", Wildcard),
        ("https://rp.example/*", Wildcard),
        ("https://rp.example/a*b/cb?x=1", Wildcard),
        ("https://rp..example/cb", Host),
        ("https://rp.example./cb", Host),
        ("https://-/cb", Host),
        ("https://-rp.example/cb", Host),
        ("https://rp-.example/cb", Host),
        ("https://rp.example:0/cb", Host),
        ("https://rp.example/cb%00", Escape),
        ("https://rp.example/cb?a=%0d%0aset-cookie", Escape),
        ("https://rp.example/%7f", Escape),
        ("https://rp.example/%zz", Escape),
        ("https://rp.example/cb?a=%4", Escape),
        ("https://rp.example/cb?a=1;code=x", ResponseParameter),
        ("https://rp.example/cb?a=1;st%61te=x", ResponseParameter),
    ] {
        assert_eq!(check_registration(uri, ClientKind::Web), Err(fault), "{uri}");
    }
    for uri in ["https://rp_1.example/cb", "https://rp.example/cb?all=*&half=50%25", "https://xn--bcher-kva.example/cb"] {
        assert_eq!(check_registration(uri, ClientKind::Web), Ok(()), "{uri}");
    }
}

#[test]
fn attack_r10_response_parameters_in_the_query_cannot_be_registered() {
    for name in RESPONSE_PARAMETERS {
        let uri = format!("https://rp.example/cb?a=1&{name}=x");
        assert_eq!(check_registration(&uri, ClientKind::Web), Err(RedirectUriFault::ResponseParameter), "{name}");
    }
    assert_eq!(check_registration("https://rp.example/cb?%63ode=x", ClientKind::Web), Err(RedirectUriFault::ResponseParameter));
}

fn told(kind: ClientKind, registered: &[&str], asked: &str) -> RedirectUriMismatch {
    UnverifiedRedirectUri::new(asked).verify(&client(kind, registered)).unwrap_err()
}

#[test]
fn a_developer_is_told_in_what_the_nearest_address_differs() {
    let registered = ["https://rp.example/other/place?x=1", "https://rp.example/cb", "https://second.example/cb"];
    for (asked, parts) in [
        ("https://rp.example/cb/", "a slash at the end"),
        ("https://rp.example/CB", "upper and lower case"),
        ("https://RP.example/cb", "upper and lower case"),
        ("http://rp.example/cb", "the scheme"),
        ("https://rp.example:1/cb", "the port"),
        ("https://rp.example/x", "the path"),
        ("https://rp.example/cb?x=1", "the query"),
        ("https://rp.example/cb#x", "the fragment"),
        ("http://rp.example:81/cb/", "the scheme and in the port and in a slash at the end"),
        ("https://rp.example/other/place", "the query"),
        ("https://second.example/cb/", "a slash at the end"),
    ] {
        let difference = told(ClientKind::Web, &registered, asked).difference.unwrap();
        assert_eq!(difference.to_string(), parts, "{asked}");
    }
    for strange in ["https://evil.example/cb", "https://rp@rp.example/cb", "nonsense"] {
        assert_eq!(told(ClientKind::Web, &registered, strange).difference, None, "{strange}");
    }
    assert_eq!(told(ClientKind::Web, &registered, "https://evil.example/cb").registered, registered);
}

#[test]
fn rfc8252_7_3_where_the_port_is_free_it_is_never_named_as_the_difference() {
    const FREE: &str = " (the port does not matter: any port of this address matches)";
    for (registered, asked, parts, would_match) in [
        ("http://127.0.0.1/cb", "http://127.0.0.1:51004/cb/", format!("a slash at the end{FREE}"), "http://127.0.0.1:51004/cb"),
        ("http://localhost:3000/cb", "http://localhost:51004/CB", format!("upper and lower case{FREE}"), "http://localhost:51004/cb"),
        ("http://[::1]/cb", "http://[::1]:51004/x", format!("the path{FREE}"), "http://[::1]:51004/cb"),
        ("http://127.0.0.1:8/cb", "http://127.0.0.1/cb?x", format!("the query{FREE}"), "http://127.0.0.1/cb"),
        (
            "http://127.0.0.1/cb",
            "http://localhost:51004/cb",
            format!("the host (localhost, 127.0.0.1 and [::1] are 3 different hosts){FREE}"),
            "http://127.0.0.1/cb",
        ),
        ("https://rp.example/cb", "https://rp.example:1/cb", "the port".to_owned(), "https://rp.example/cb"),
    ] {
        let told = told(ClientKind::Native, &[registered], asked);
        assert_eq!(told.difference.unwrap().to_string(), parts, "{asked}");
        assert_eq!(told.registered, [would_match], "{asked}");
    }
    let web = told(ClientKind::Web, &["http://localhost:3000/cb"], "http://localhost:3001/cb/");
    assert_eq!(web.difference.unwrap().to_string(), "the port and in a slash at the end");
    assert_eq!(web.registered, ["http://localhost:3000/cb"]);
}

proptest! {
    #[test]
    fn what_may_be_registered_is_read_alike_by_the_parser_and_matches_only_itself(uri in "(https|http|com\\.x)://?[a-zA-Z0-9.@:\\[\\]%\\\\]{0,20}[/?#a-z.%=&]{0,20}") {
        for kind in [ClientKind::Web, ClientKind::Native] {
            if check_registration(&uri, kind).is_ok() {
                let url = Url::parse(&uri).unwrap();
                prop_assert!(url.fragment().is_none() && url.username().is_empty());
                prop_assert!(passes(kind, &uri, &uri));
                let near = format!("{uri}/");
                prop_assert!(!passes(kind, &uri, &near));
            }
        }
    }

    #[test]
    fn a_loopback_port_opens_no_other_host(tail in "[a-z0-9:@/\\\\.\\[\\]]{0,16}") {
        let asked = format!("http://127.0.0.1{tail}/cb");
        if passes(ClientKind::Native, "http://127.0.0.1/cb", &asked) {
            let url = Url::parse(&asked).unwrap();
            prop_assert_eq!(url.host_str(), Some("127.0.0.1"));
            prop_assert_eq!(url.path(), "/cb");
        }
    }
}
