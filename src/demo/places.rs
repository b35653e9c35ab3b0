//! Where the parts of the demo are.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};

use crate::config::Issuer;

/// How the ports of the apps are chosen.
pub(super) const OF_THE_APPS: &str =
    "choose other ports with --app-port N: the apps use N, N+1 and N+2, the mailbox N+3, and the company's provider N+4 and N+5";

/// What was asked for, by flags and by the environment; what is not asked for follows from the rest.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// The issuer.
    pub issuer: Option<String>,
    /// The address of the provider.
    pub listen: Option<String>,
    /// The address of `/healthz`, `/readyz` and `/metrics`.
    pub management: Option<String>,
    /// The port of the first app.
    pub app: u16,
}

/// Where the parts of the demo listen, and what the provider is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The issuer.
    pub issuer: String,
    /// The provider.
    pub listen: SocketAddr,
    /// `/healthz`, `/readyz` and `/metrics`.
    pub management: SocketAddr,
    /// The port of the first app, with the sample API.
    pub app: u16,
    /// The port of the second app.
    pub second_app: u16,
    /// The port of the app that wants a second factor.
    pub guarded_app: u16,
    /// The port of the page with every mail.
    pub mailbox: u16,
    /// The port of the provider of the company.
    pub company: u16,
    /// The port of its health and metrics.
    pub company_management: u16,
}

impl Places {
    /// The places that fulfil `wishes`: an issuer alone says on which port of this machine it is, an address alone says the issuer.
    ///
    /// # Errors
    /// Which wish cannot be fulfilled.
    pub fn of(wishes: &Wishes) -> Result<Self, String> {
        let issuer = wishes.issuer.as_deref().map(Issuer::parse).transpose().map_err(|error| format!("LATCHKEY_ISSUER: {error}"))?;
        let port_of_issuer = issuer.as_ref().filter(|issuer| !issuer.is_https()).map(|issuer| {
            let port = issuer.authority().rsplit_once(':').and_then(|(_, port)| port.parse().ok());
            port.unwrap_or(80)
        });
        let address = |setting: &str, text: Option<&String>, port: u16| match text {
            Some(text) => {
                text.parse::<SocketAddr>().map_err(|_| format!("{setting}: expected an address and a port such as 127.0.0.1:8080"))
            }
            None => Ok(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port)),
        };
        let listen = address("LATCHKEY_LISTEN", wishes.listen.as_ref(), port_of_issuer.unwrap_or(8080))?;
        let management = address("LATCHKEY_MANAGEMENT_LISTEN", wishes.management.as_ref(), 9080)?;
        let next = |number: u16| wishes.app.checked_add(number).ok_or("--app-port: the next 5 ports are needed too");
        Ok(Self {
            issuer: issuer.map_or_else(|| format!("http://localhost:{}", listen.port()), |issuer| issuer.as_str().to_owned()),
            listen,
            management,
            app: wishes.app,
            second_app: next(1)?,
            guarded_app: next(2)?,
            mailbox: next(3)?,
            company: next(4)?,
            company_management: next(5)?,
        })
    }

    /// Where the parts listen that are nobody's but of whoever starts the demo: the mailbox, which has every code, and the company. Never
    /// on an address that others reach.
    pub(super) fn own(&self, port: u16) -> SocketAddr {
        let ip = Some(self.listen.ip()).filter(IpAddr::is_loopback).unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
        SocketAddr::new(ip, port)
    }

    /// Whether visitors are on this machine alone, where the company is found: the provider may fetch from this machine then.
    pub(super) fn has_company(&self) -> bool {
        self.listen.ip().is_loopback() && self.issuer.starts_with("http://")
    }

    /// The issuer of the company.
    pub(super) fn company_issuer(&self) -> String {
        format!("http://localhost:{}", self.company)
    }

    /// Looks whether every port can be had, before anything is made.
    ///
    /// # Errors
    /// Which one cannot, what it was for, and how another is chosen.
    pub(super) fn must_be_free(&self) -> Result<(), String> {
        let app = |port| SocketAddr::new(self.listen.ip(), port);
        let mut held = Vec::new();
        for (what, address, hint) in [
            ("the provider", self.listen, "choose another port with --port N"),
            ("health and metrics", self.management, "choose another port with --management-port N"),
            ("the Sample App", app(self.app), OF_THE_APPS),
            ("the Second App", app(self.second_app), OF_THE_APPS),
            ("the Guarded App", app(self.guarded_app), OF_THE_APPS),
            ("the mailbox", self.own(self.mailbox), OF_THE_APPS),
            ("the company's provider", self.own(self.company), OF_THE_APPS),
            ("its health and metrics", self.own(self.company_management), OF_THE_APPS),
        ] {
            // Held until all are: two of the demo may want the same.
            held.push(TcpListener::bind(address).map_err(|error| format!("{what} cannot listen on {address}: {error}; {hint}"))?);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_asked_for_follows_from_what_is() {
        for (issuer, listen, called, at) in [
            (None, None, "http://localhost:8080", "127.0.0.1:8080"),
            (None, Some("127.0.0.1:9000"), "http://localhost:9000", "127.0.0.1:9000"),
            (None, Some("0.0.0.0:8080"), "http://localhost:8080", "0.0.0.0:8080"),
            (Some("http://127.0.0.1:9000"), None, "http://127.0.0.1:9000", "127.0.0.1:9000"),
            (Some("http://id.localhost:9000/a"), None, "http://id.localhost:9000/a", "127.0.0.1:9000"),
            (Some("http://[::1]"), None, "http://[::1]", "127.0.0.1:80"),
            (Some("https://id.example.com"), None, "https://id.example.com", "127.0.0.1:8080"),
            (Some("https://id.example.com"), Some("[::1]:7000"), "https://id.example.com", "[::1]:7000"),
        ] {
            let wishes = Wishes { issuer: issuer.map(str::to_owned), listen: listen.map(str::to_owned), app: 8081, ..Wishes::default() };
            let places = Places::of(&wishes).unwrap();
            assert_eq!((places.issuer.as_str(), places.listen.to_string().as_str()), (called, at));
            assert_eq!(places.has_company(), called.starts_with("http:") && !at.starts_with("0.0.0.0"), "{called} at {at}");
            assert!(places.own(places.mailbox).ip().is_loopback(), "{at}");
            assert_eq!((places.app, places.second_app, places.guarded_app, places.management.port()), (8081, 8082, 8083, 9080));
        }
        let refused = |wishes: Wishes| Places::of(&wishes).unwrap_err();
        assert!(refused(Wishes { issuer: Some("http://id.example.com".into()), ..Wishes::default() }).starts_with("LATCHKEY_ISSUER: "));
        assert!(refused(Wishes { listen: Some("9000".into()), ..Wishes::default() }).starts_with("LATCHKEY_LISTEN: "));
        assert!(refused(Wishes { app: 65_531, ..Wishes::default() }).starts_with("--app-port"));
    }

    #[test]
    fn a_taken_port_is_told_with_the_flag_that_chooses_another() {
        let taken = TcpListener::bind("127.0.0.1:0").unwrap();
        let taken = taken.local_addr().map(|address| (taken, address)).unwrap();
        let free = || "127.0.0.1:0".parse::<SocketAddr>().unwrap();
        let places = |listen, management, app| Places {
            issuer: String::new(),
            listen,
            management,
            app,
            second_app: 0,
            guarded_app: 0,
            mailbox: 0,
            company: 0,
            company_management: 0,
        };
        for (places, flag) in [
            (places(taken.1, free(), 0), "--port"),
            (places(free(), taken.1, 0), "--management-port"),
            (places(free(), free(), taken.1.port()), "--app-port"),
        ] {
            let why = places.must_be_free().unwrap_err();
            assert!(why.contains(flag) && why.contains(&taken.1.to_string()), "{why}");
        }
        assert_eq!(places(free(), free(), 0).must_be_free(), Ok(()));
    }
}
