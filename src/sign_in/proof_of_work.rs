//! Work that a browser does before a mail is sent, where many accounts are made from one network: a number is sought that, behind the
//! challenge of the page, gives a hash which begins with so many zero bits. To find it takes a second or two, to check it one hash. Whoever
//! makes accounts by the thousand pays for each.
//!
//! The challenge is drawn for each page, is kept nowhere, and holds by a MAC that it was drawn for this journey and for how much work. It
//! counts once.

use std::net::IpAddr;
use std::time::Duration;

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::address_blocks;
use super::journey::Journey;
use crate::clock::{Random, Timestamp};
use crate::secrets::Secret;
use crate::store::KeyRing;
use crate::store::sealing::KeyPurpose;
use crate::store::transient::{Answer, Key, Operation, Transient as _, TransientStore, Unavailable};

/// The window in which accounts are counted.
const WINDOW: Duration = Duration::from_secs(60 * 60);
/// So many forms in an hour come from one address without work; from the wider blocks that it belongs to more.
pub const WITHOUT_WORK: u64 = 5;
/// Zero bits that a hash begins with: 2^17 tries or so.
pub const BITS: u32 = 17;
/// Digits of a number at most.
const LONGEST: usize = 16;

fn context(journey: &Journey) -> String {
    format!("proof-of-work.{}", journey.id)
}

/// A new challenge.
pub fn draw(ring: &KeyRing, random: &Random, journey: &Journey) -> String {
    let (nonce, key) = (Secret::random(random), ring.hash());
    let mac = key.mac(&context(journey), nonce.expose().as_bytes());
    URL_SAFE_NO_PAD.encode(format!("{}.{}.{mac}", nonce.expose(), key.id()))
}

fn is_of(ring: &KeyRing, journey: &Journey, challenge: &str) -> bool {
    let text = URL_SAFE_NO_PAD.decode(challenge).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let Some(text) = text else { return false };
    let mut parts = text.split('.');
    let (Some(nonce), Some(id), Some(mac), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else { return false };
    ring.by_id(KeyPurpose::Hash, id).is_some_and(|key| key.verify(&context(journey), nonce.as_bytes(), mac))
}

/// Whether the number is what was sought.
pub fn is_solved(challenge: &str, number: &str) -> bool {
    let is_number = !number.is_empty() && number.len() <= LONGEST && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number && zero_bits(digest(&SHA256, format!("{challenge}.{number}").as_bytes()).as_ref()) >= BITS
}

/// How many zero bits a hash begins with.
fn zero_bits(hash: &[u8]) -> u32 {
    let zeros = hash.iter().take_while(|byte| **byte == 0).count();
    let next = hash.get(zeros).map_or(0, |byte| byte.leading_zeros());
    u32::try_from(zeros).unwrap_or(u32::MAX).saturating_mul(8).saturating_add(next)
}

/// Spends work that was done for this journey: of any number of forms that bring the same one is told true.
///
/// # Errors
/// Where the transient store is away.
pub async fn spend(
    store: &TransientStore,
    ring: &KeyRing,
    journey: &Journey,
    (challenge, number): (&str, &str),
    now: Timestamp,
) -> Result<bool, Unavailable> {
    if !is_of(ring, journey, challenge) || !is_solved(challenge, number) {
        return Ok(false);
    }
    store.put_if_absent(&Key::new("proof-of-work", challenge), b"", journey.expires_at, now).await
}

fn asked_of(issuer: &str, block: &str) -> Key {
    Key::new("proof-of-work-asked", &format!("{issuer}\n{block}"))
}

/// Whether work is asked of whoever comes from this address: so many came from there.
///
/// # Errors
/// Where the transient store is away.
pub async fn is_asked(store: &TransientStore, issuer: &str, address: Option<IpAddr>, now: Timestamp) -> Result<bool, Unavailable> {
    let blocks = address_blocks::blocks(address);
    if blocks.is_empty() {
        return Ok(false);
    }
    let reads = blocks.iter().map(|block| Operation::Get { key: asked_of(issuer, &block.to_string()) }).collect();
    Ok(store.batch(reads, now).await?.iter().any(|answer| matches!(answer, Answer::Value(Some(_)))))
}

/// Counts a form from this address. Once a block had its share, work is asked of it until the hour is over.
///
/// # Errors
/// Where the transient store is away.
pub async fn count(store: &TransientStore, issuer: &str, address: Option<IpAddr>, now: Timestamp) -> Result<(), Unavailable> {
    for (block, most) in address_blocks::bounds(address, WITHOUT_WORK) {
        let block = block.to_string();
        let counted = store.increment(&Key::new("proof-of-work-forms", &format!("{issuer}\n{block}")), now.plus(WINDOW), now).await?;
        if counted.count >= most {
            store.put(&asked_of(issuer, &block), b"", counted.until, now).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::transient::embedded::Embedded;

    const NOW: Timestamp = Timestamp::from_seconds(1_000);

    #[test]
    fn zero_bits_are_counted_to_the_bit() {
        for (hash, bits) in [(&[0x80, 0][..], 0), (&[0x7f], 1), (&[0x10], 3), (&[0, 0xff], 8), (&[0, 0, 0x40], 17), (&[0, 0], 16), (&[], 0)]
        {
            assert_eq!(zero_bits(hash), bits, "{hash:?}");
        }
    }

    #[test]
    fn attack_a1_what_is_no_number_or_too_long_is_no_work() {
        for number in ["", " 1", "-1", "1e9", "१", "12345678901234567"] {
            assert!(!is_solved("challenge", number), "{number}");
        }
        let found = (0..10_000_000_u64).map(|number| number.to_string()).find(|number| is_solved("challenge", number)).unwrap();
        assert!(!is_solved("another", &found));
    }

    #[tokio::test]
    async fn work_is_asked_of_a_network_that_had_its_share_and_of_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let store = TransientStore::Embedded(Embedded::open(&folder.path().join("transient.db")).unwrap());
        let address = |text: &str| Some(text.parse().unwrap());
        let asked = async |text: &str, now| is_asked(&store, "https://op.example", address(text), now).await.unwrap();
        for _ in 0..WITHOUT_WORK {
            assert!(!asked("203.0.113.7", NOW).await);
            count(&store, "https://op.example", address("203.0.113.7"), NOW).await.unwrap();
        }
        assert!(asked("203.0.113.7", NOW).await && !asked("203.0.113.8", NOW).await, "a neighbour");
        for n in 0..WITHOUT_WORK {
            count(&store, "https://op.example", address(&format!("203.0.113.{}", 100 + n)), NOW).await.unwrap();
        }
        assert!(asked("203.0.113.8", NOW).await, "the block around it");
        assert!(!asked("203.0.114.8", NOW).await && !asked("2001:db8::1", NOW).await);
        assert!(!asked("203.0.113.7", NOW.plus(WINDOW)).await, "a new hour");
        assert!(!is_asked(&store, "https://other.example", address("203.0.113.7"), NOW).await.unwrap());
        assert!(!asked("127.0.0.1", NOW).await);
    }
}
