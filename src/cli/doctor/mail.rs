//! The mail servers: each is connected to and signed in to, and no mail is sent. And where messages to phones go.

use super::{Findings, Verdict};
use crate::config::Settings;
use crate::mail::Delivery;
use crate::writing::phone;

pub(super) async fn mail_servers(settings: &Settings, findings: &mut Findings) {
    if let Some(gateway) = settings.gateway.as_ref().filter(|_| settings.relays.is_empty()) {
        return findings.add(
            "mail",
            Verdict::Ok,
            format!("mails are posted to the gateway {}: `latchkey message test` tries it", gateway.url),
        );
    }
    if settings.relays.is_empty() {
        let detail = format!("LATCHKEY_SMTP_URL is not set: every mail is a file in {}", settings.mails_folder().display());
        // Behind an https address are people, who would wait for mail.
        let verdict = if settings.issuer.is_https() { Verdict::Warning } else { Verdict::Ok };
        return findings.add("mail", verdict, detail);
    }
    for (relay, found) in Delivery::of(settings).look().await {
        findings.result("mail", found.map(|()| format!("{relay} accepts the connection and the login")));
    }
}

pub(super) fn phones(settings: &Settings, findings: &mut Findings) {
    if !settings.sms.takes_phones() {
        return;
    }
    let detail = match &settings.gateway {
        Some(gateway) => format!("messages to phones are posted to the gateway {}", gateway.url),
        None => format!("LATCHKEY_GATEWAY_URL is not set: every message to a phone is a file in {}", settings.sms_folder().display()),
    };
    findings.add("sms", Verdict::Ok, detail);
    for prefix in settings.sms.prefixes.iter().filter(|prefix| !phone::is_prefix_of_a_country(prefix.as_str())) {
        findings.add(
            "sms",
            Verdict::Warning,
            format!("LATCHKEY_SMS_PREFIXES: {prefix} is the country code of no country: no number begins so"),
        );
    }
}
