//! Names that no attribute may have: claims that are [registered](https://www.iana.org/assignments/jwt/jwt.xhtml) mean the same
//! everywhere, and an app that reads them would take what an admin or a person typed for what the issuer says.

use crate::protocol::claims;

/// Registered names beside the standard claims of a person and those of tokens here, in lower case.
const REGISTERED: [&str; 115] = [
    "_claim_names",
    "_claim_sources",
    "_sd",
    "_sd_alg",
    "...",
    "ace_profile",
    "act",
    "acr",
    "also_known_as",
    "amr",
    "at_hash",
    "at_use_nbr",
    "atc",
    "ath",
    "attest",
    "aud",
    "authorization_details",
    "auth_time",
    "azp",
    "birth_family_name",
    "birth_given_name",
    "birth_middle_name",
    "bootcount",
    "bootseed",
    "c_hash",
    "cdniets",
    "cdniip",
    "cdnistd",
    "cdnistt",
    "cdniuc",
    "cdniv",
    "cdnicrit",
    "client_id",
    "cnf",
    "cnonce",
    "consumerplmnid",
    "crn",
    "dbgstat",
    "dest",
    "div",
    "dloas",
    "eat_nonce",
    "eat_profile",
    "entitlements",
    "events",
    "exi",
    "exp",
    "geohash",
    "htm",
    "htu",
    "hwmodel",
    "hwversion",
    "iat",
    "intuse",
    "iss",
    "jcard",
    "jti",
    "location",
    "manifests",
    "may_act",
    "measres",
    "measurements",
    "mky",
    "msgi",
    "msisdn",
    "nationalities",
    "nbf",
    "nonce",
    "oemboot",
    "oemid",
    "opt",
    "orig",
    "origid",
    "place_of_birth",
    "rcd",
    "rcdi",
    "rdap_allowed_purposes",
    "rdap_dnt_allowed",
    "roles",
    "rph",
    "salutation",
    "scope",
    "sd_hash",
    "sid",
    "sig_val_claims",
    "sip_callid",
    "sip_cseq_num",
    "sip_date",
    "sip_from_tag",
    "sip_via_branch",
    "sph",
    "status",
    "status_list",
    "sub",
    "sub_id",
    "sub_jwk",
    "submods",
    "sueids",
    "swname",
    "swversion",
    "title",
    "toe",
    "token_introspection",
    "trust_chain",
    "txn",
    "ueid",
    "uptime",
    "vc",
    "vct",
    "verified_claims",
    "vot",
    "vp",
    "vtm",
    "s_hash",
    "ttl",
];

/// Names that mean something in what is sent beside the claims of a person here.
const OURS: [&str; 10] = ["id", "username", "password", "admin", "claims", "gid", "session_state", "token_type", "access_token", "active"];

/// Whether this name is another's, in whatever letter case: an app that does not look at the case would be misled.
pub fn is_reserved(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let name = name.as_str();
    REGISTERED.contains(&name) || OURS.contains(&name) || claims::is_of_a_token(name) || claims::scope_of_claim(name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attack_z2_what_is_registered_or_ours_is_no_attribute() {
        for name in
            ["sub", "iss", "aud", "groups", "acr", "Sub", "ISS", "email", "email_verified", "name", "updated_at", "roles", "cnf", "act"]
        {
            assert!(is_reserved(name), "{name}");
        }
        for free in ["department", "employee_number", "cost.center", "https://example.com/team"] {
            assert!(!is_reserved(free), "{free}");
        }
        let mut sorted = REGISTERED.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), REGISTERED.len(), "none stands twice");
        assert!(REGISTERED.iter().all(|name| *name == name.to_ascii_lowercase()));
    }
}
