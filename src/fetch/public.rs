//! Which addresses are anybody's: the registries of special ones of [RFC 6890](https://www.rfc-editor.org/rfc/rfc6890), by what they are
//! today.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The address that is reached at this one: where a network without IPv4 reaches that by NAT64, the one that stands in an address of the
/// well-known prefix ([RFC 6052 §2.1](https://www.rfc-editor.org/rfc/rfc6052#section-2.1)). In a prefix of a network's own, such as one in
/// 64:ff9b:1::/48 ([RFC 8215](https://www.rfc-editor.org/rfc/rfc8215)), nobody else knows where it stands: that is the network's alone.
pub(super) fn meant(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(six) => match six.segments() {
            [0x64, 0xff9b, 0, 0, 0, 0, high, low] => IpAddr::V4(Ipv4Addr::from((u32::from(high) << 16) | u32::from(low))),
            _ => IpAddr::V6(six),
        },
        four @ IpAddr::V4(_) => four,
    }
}

/// Whether an address belongs to the public network: none of a machine, a link, a site, a test or a group.
pub(super) fn is_public(address: IpAddr) -> bool {
    match meant(address) {
        IpAddr::V4(address) => is_public_four(address),
        IpAddr::V6(address) => is_public_six(address),
    }
}

fn is_public_four(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let private = matches!((a, b), (0 | 10 | 127, _) | (100, 64..=127) | (169, 254) | (172, 16..=31) | (192, 168));
    // For protocols, documents and measurements.
    let reserved = matches!((a, b, c), (192, 0, 0 | 2) | (192, 88, 99) | (198, 18 | 19, _) | (198, 51, 100) | (203, 0, 113));
    !private && !reserved && a < 224
}

fn is_public_six(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    // Of what is given out to anybody (2000::/3) neither tunnels, which lead to an address of the other kind, nor documents.
    let special = matches!((a, b), (0x2001, 0x0000..=0x01ff | 0x0db8) | (0x2002 | 0x3fff, _));
    (0x2000..=0x3fff).contains(&a) && !special
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_of_a_machine_a_link_or_a_site_is_not_public() {
        for (address, expected) in [
            ("8.8.8.8", true),
            ("172.15.0.1", true),
            ("172.16.0.1", false),
            ("100.63.255.255", true),
            ("100.64.0.0", false),
            ("198.19.0.1", false),
            ("224.0.0.1", false),
            ("255.255.255.255", false),
            ("::", false),
            ("::1", false),
            ("::ffff:8.8.8.8", true),
            ("::ffff:127.0.0.1", false),
            ("64:ff9b::7f00:1", false),
            ("64:ff9b::a00:1", false),
            ("64:ff9b::808:808", true),
            ("64:ff9b:1::808:808", false),
            ("64:ff9b:1:fffe::808:808", false),
            ("64:ff9b:0:1::808:808", false),
            ("fe80::1", false),
            ("fc00::1", false),
            ("ff02::1", false),
            ("2002:7f00:1::", false),
            ("2001::1", false),
            ("2001:4860:4860::8888", true),
            ("2a00:1450:4001::1", true),
        ] {
            assert_eq!(is_public(address.parse().unwrap()), expected, "{address}");
        }
    }
}
