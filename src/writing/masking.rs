//! Addresses of which as much is shown as their owner needs to know them again.

/// The address with the first letter of the name and of the domain, and the last part of the domain: `m…@e….org`. Somebody else learns no address
/// from it.
pub fn masked(address: &str) -> String {
    let Some((name, domain)) = address.rsplit_once('@') else { return shortened(address) };
    let (host, top) = domain.rsplit_once('.').map_or((domain, None), |(host, top)| (host, Some(top)));
    let top = top.map(|top| format!(".{top}")).unwrap_or_default();
    format!("{}@{}{top}", shortened(name), shortened(host))
}

fn shortened(text: &str) -> String {
    text.chars().take(1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_of_each_part_is_left() {
        for (address, expected) in [
            ("mara@example.org", "m…@e….org"),
            ("m@x.y.co", "m…@x….co"),
            ("élan@bücher.example", "é…@b….example"),
            ("\"a@b\"@example.com", "\"…@e….com"),
            ("root@localhost", "r…@l…"),
            ("nobody", "n…"),
            ("", "…"),
        ] {
            assert_eq!(masked(address), expected);
        }
    }
}
