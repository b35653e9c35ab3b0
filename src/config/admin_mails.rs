//! Which admins are told by mail of what needs them.

use lettre::Address;

/// Who is told by mail of what needs an admin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AdminMails {
    /// Nobody.
    Off,
    /// Whoever may do everything and has a verified address.
    Owners,
    /// These addresses.
    To(Vec<String>),
}

/// `on`, `off`, or addresses separated by commas.
pub(super) fn parse(text: &str) -> Result<AdminMails, String> {
    match text {
        "on" => Ok(AdminMails::Owners),
        "off" => Ok(AdminMails::Off),
        _ => {
            let addresses = text.split(',').map(str::trim).map(|one| one.parse::<Address>().map(|_| one.to_owned()));
            let addresses: Result<Vec<String>, _> = addresses.collect();
            addresses.map(AdminMails::To).map_err(|_| "expected on, off or email addresses separated by commas".to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_on_or_off_or_names_addresses() {
        assert_eq!((parse("on"), parse("off")), (Ok(AdminMails::Owners), Ok(AdminMails::Off)));
        assert_eq!(parse("ops@example.com, b@example.com"), Ok(AdminMails::To(vec!["ops@example.com".into(), "b@example.com".into()])));
        for bad in ["", "true", "ops", "ops@example.com,", "Ops <ops@example.com>", "a@example.com b@example.com"] {
            assert!(parse(bad).unwrap_err().starts_with("expected on, off"), "{bad}");
        }
    }
}
