//! The blocks of addresses that one who asks may have, and that what they do counts for: one rule for every bound.

use std::net::IpAddr;

use ipnet::IpNet;

/// The blocks of an address, the narrowest first: what one household has, what a provider gives to one customer, and what it
/// gives to a large one. A bound of each of them holds, so that whoever has a wide block is counted as one once they use it.
/// This machine's own addresses count for none: they are a proxy that the settings do not name, or a test, and everybody comes
/// from there.
pub(crate) fn blocks(address: Option<IpAddr>) -> Vec<IpNet> {
    let Some(address) = address.filter(|address| !address.is_loopback()) else { return Vec::new() };
    let lengths: &[u8] = if address.is_ipv4() { &[32, 24] } else { &[64, 56, 48] };
    lengths.iter().filter_map(|length| IpNet::new(address, *length).ok()).map(|block| block.trunc()).collect()
}

/// The blocks of an address with how much each may do: the narrowest `most`, each wider one twice as much. Whoever has many
/// addresses has many of one block before they have many blocks.
pub(super) fn bounds(address: Option<IpAddr>, most: u64) -> Vec<(IpNet, u64)> {
    let doubled = std::iter::successors(Some(most), |most| Some(most.saturating_mul(2)));
    blocks(address).into_iter().zip(doubled).collect()
}
