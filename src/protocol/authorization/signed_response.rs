//! Signed authorization responses
//! ([JWT Secured Authorization Response Mode, JARM](https://openid.net/specs/oauth-v2-jarm.html)): the parameters become the claims of
//! one JWT, which is the only parameter that is sent.

use serde_json::{Map, Value};

use crate::clock::Timestamp;

/// The parameter that carries the JWT ([JARM §2.3](https://openid.net/specs/oauth-v2-jarm.html)).
pub const RESPONSE: &str = "response";
/// The `typ` of the JWT's header. JARM names none; nothing else of ours that is signed and has this type has no `sub`.
pub const TYP: &str = "JWT";
/// Seconds that the JWT is good for: no more than 10 minutes ([JARM §2.1](https://openid.net/specs/oauth-v2-jarm.html)). The code in
/// it is over before.
const LIFE: i64 = 300;

/// The claims: every parameter of the response, `iss` among them, with `aud` and `exp`
/// ([JARM §2.1](https://openid.net/specs/oauth-v2-jarm.html)).
pub fn claims(parameters: &[(&'static str, String)], client_id: &str, now: Timestamp) -> Map<String, Value> {
    let mut claims: Map<String, Value> = parameters.iter().map(|(name, value)| ((*name).to_owned(), Value::from(value.as_str()))).collect();
    claims.insert("aud".to_owned(), client_id.into());
    claims.insert("exp".to_owned(), (now.as_seconds() + LIFE).into());
    claims
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jarm_2_1_the_claims_are_the_parameters_with_audience_and_end() {
        let parameters = [("code", "x".to_owned()), ("state", "s".to_owned()), ("iss", "https://op.example".to_owned())];
        let claims = claims(&parameters, "app", Timestamp::from_seconds(1000));
        let expected = serde_json::json!({"code": "x", "state": "s", "iss": "https://op.example", "aud": "app", "exp": 1300});
        assert_eq!(Value::Object(claims), expected);
    }
}
