//! Sign-in with an account at another provider.

use super::*;

fn button(name: &str, title: &str) -> UpstreamButton {
    UpstreamButton { name: name.into(), title: title.into() }
}

fn buttons() -> Vec<UpstreamButton> {
    vec![button("google", "Google"), button("company", "Company"), button("long", &"A provider with a long name ".repeat(3))]
}

fn question() -> ConnectQuestion {
    ConnectQuestion {
        action: "/sign-in/connect?journey=1".into(),
        app: Some(grafana()),
        hidden: hidden(),
        account: alice(),
        name: "Company".into(),
        address: "alice@company.example".into(),
        unproven: false,
        problem: None,
    }
}

fn connected() -> Connected {
    let account = |name: &str, address: &str, live: bool| ConnectedAccount {
        value: "1".into(),
        name: name.into(),
        address: address.into(),
        since: NOW - 86_400,
        used_at: live.then_some(NOW - 60),
        live,
    };
    Connected {
        account: alice(),
        accounts: vec![account("Company", "alice@company.example", true), account("Google", "", false)],
        upstreams: buttons(),
        connect_action: "/account/connected/connect".into(),
        disconnect_action: "/account/connected/disconnect".into(),
        only_way_in: false,
        now: NOW,
    }
}

pub(super) fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let noticed = |notice| PageContext { notice: Some(notice), ..ctx.clone() };
    let said = |said| noticed(Notice::Elsewhere { name: "Company".into(), said });
    let with_buttons = || SignIn { upstreams: buttons(), ..sign_in() };
    let again = SignInWith {
        action: "/sign-in/upstream?journey=1".into(),
        app: Some(grafana()),
        hidden: hidden(),
        account: alice(),
        upstreams: vec![button("company", "Company")],
        other_ways: vec![OtherWay { text_id: "passkey-use", url: "/sign-in?journey=1&passkey=1".into(), stands_in: false }],
        switch_url: "/sign-in?journey=1&choose=1".into(),
    };
    let own = ConnectOwn {
        account: alice(),
        action: "/account/connected/confirm".into(),
        name: "Company".into(),
        address: "alice@company.example".into(),
        unproven: false,
        mark: "mark".into(),
    };
    let unfit = |problem| ConnectQuestion { problem: Some(problem), ..question() };
    vec![
        ("sign-in-upstreams", "sign-in", with_buttons().render(ctx)),
        ("sign-in-upstream-denied", "sign-in", with_buttons().render(&said(Elsewhere::Denied))),
        ("sign-in-upstream-away", "sign-in", with_buttons().render(&said(Elsewhere::Away))),
        ("sign-in-upstream-refused", "sign-in", with_buttons().render(&said(Elsewhere::Refused))),
        ("sign-in-upstream-unknown", "sign-in", with_buttons().render(&said(Elsewhere::Unknown))),
        ("sign-in-upstream-too-many", "sign-in", with_buttons().render(&said(Elsewhere::TooMany))),
        ("upstream", "upstream", again.render(ctx)),
        ("upstream-other", "upstream", again.render(&said(Elsewhere::Other))),
        ("upstream-not-fresh", "upstream", again.render(&said(Elsewhere::NotFresh))),
        ("connect-account", "connect-account", question().render(ctx)),
        ("connect-account-unproven", "connect-account", ConnectQuestion { unproven: true, ..question() }.render(ctx)),
        ("connect-account-taken", "connect-account", unfit(ConnectProblem::Taken).render(ctx)),
        ("connect-account-too-many", "connect-account", unfit(ConnectProblem::TooMany).render(ctx)),
        ("connect-account-gone", "connect-account", ConnectQuestion { name: String::new(), ..unfit(ConnectProblem::Gone) }.render(ctx)),
        ("connected", "connected", connected().render(&noticed(Notice::AccountConnected))),
        ("connected-none", "connected", Connected { accounts: Vec::new(), ..connected() }.render(&noticed(Notice::AccountDisconnected))),
        ("connected-only", "connected", Connected { only_way_in: true, ..connected() }.render(&said(Elsewhere::Taken))),
        ("connect-own", "connect-own", own.render(ctx)),
        ("connect-own-unproven", "connect-own", ConnectOwn { unproven: true, ..own.clone() }.render(ctx)),
    ]
}
