//! Latchkey as the relying party of another provider: what its document says, what is asked of it, and whether what it answers counts.
//! [OpenID Connect Core 1.0 §3.1](https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth),
//! [Discovery 1.0 §4](https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig),
//! [RFC 9207](https://www.rfc-editor.org/rfc/rfc9207), [RFC 9700 §2.1](https://www.rfc-editor.org/rfc/rfc9700#section-2.1).

mod attribute_rule;
mod document;
mod group_rule;
mod id_token;
mod logout_token;
mod request;
mod user;

pub use attribute_rule::{AttributeRule, Filled, Filling, Outcome, Unfit, filled, is_target};
pub use document::{Document, DocumentFault, Endpoints, document_url};
pub use group_rule::GroupRule;
pub use id_token::{Expected, ExpectedNonce, Identity, Rules, TokenFault, completed, is_guid, judge};
pub use logout_token::{LogoutFault, LogoutToken, judge_logout};
pub use request::{Asking, Freshness, ResponseFault, SigningOut, response_of_issuer};
pub use user::{Members, of_user, with_github_addresses};
