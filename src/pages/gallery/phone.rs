//! The pages for whoever adds a phone to their account, or takes it away.

use super::*;

fn ask() -> OwnPhone {
    OwnPhone {
        account: alice(),
        action: "/account/phone".into(),
        remove_action: "/account/phone/remove".into(),
        is_offered: true,
        has_password: true,
        back_url: "/account".into(),
        ..OwnPhone::default()
    }
}

fn sent() -> PhoneSent {
    PhoneSent {
        account: alice(),
        action: "/account/phone/code".into(),
        to: "+491701234567".into(),
        minutes: 10,
        problem: None,
        again_url: "/account/phone".into(),
    }
}

pub(super) fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let noticed = |notice| PageContext { notice: Some(notice), ..ctx.clone() };
    let had = || OwnPhone { current: Some("+491701234567".into()), ..ask() };
    let typed = || OwnPhone { phone: "+49 170 7654321".into(), ..had() };
    let refused = |problem| OwnPhone { problem: Some(problem), ..typed() }.render(ctx);
    let reachable = || OwnPhone { code_url: Some("/account/phone/code".into()), ..typed() };
    let wrong = |problem| PhoneSent { problem: Some(problem), ..sent() }.render(ctx);
    vec![
        ("phone", "phone", ask().render(ctx)),
        ("phone-had", "phone", had().render(ctx)),
        ("phone-no-password", "phone", OwnPhone { has_password: false, ..ask() }.render(ctx)),
        ("phone-off", "phone", OwnPhone { is_offered: false, ..ask() }.render(ctx)),
        ("phone-off-had", "phone", OwnPhone { is_offered: false, ..had() }.render(ctx)),
        ("phone-invalid", "phone", refused(PhoneProblem::Invalid)),
        ("phone-not-mobile", "phone", refused(PhoneProblem::NotMobile)),
        ("phone-not-admitted", "phone", refused(PhoneProblem::NotAdmitted { prefixes: vec!["+49".into(), "+43".into()] })),
        ("phone-same", "phone", refused(PhoneProblem::Same)),
        ("phone-password", "phone", OwnPhone { password: Some(CurrentPasswordProblem::Mismatch), ..typed() }.render(ctx)),
        ("phone-remove-password", "phone", OwnPhone { removing: Some(CurrentPasswordProblem::Mismatch), ..had() }.render(ctx)),
        ("phone-throttled", "phone", reachable().render(&noticed(Notice::RecoveryThrottled { minutes: 1_440 }))),
        ("phone-over", "phone", typed().render(&noticed(Notice::SmsOver))),
        ("phone-used-up", "phone", typed().render(&noticed(Notice::SmsUsedUp))),
        ("phone-sent", "phone-sent", sent().render(ctx)),
        ("phone-sent-again", "phone-sent", sent().render(&noticed(Notice::SmsSentAgain))),
        ("phone-sent-missing", "phone-sent", wrong(MailedCodeProblem::Missing)),
        ("phone-sent-mismatch", "phone-sent", wrong(MailedCodeProblem::Mismatch)),
    ]
}
