//! The mail servers: each is connected to and signed in to, and no mail is sent.

use super::{Findings, Verdict};
use crate::config::Settings;
use crate::mail::Delivery;

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
