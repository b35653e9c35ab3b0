//! What was issued to a client: a code is redeemed, its grant refreshed, extended and ended, a token revoked. What a client shows, a
//! code or a token, is its proof: the endpoints hold it against the rows before, and each act does once more what the moment between may
//! have changed.

mod advance_grant;
mod end_misused_grant;
mod exchange_id_token;
mod extend_grant;
mod redeem_code;
mod revoke_grant;
mod revoke_token;

pub use advance_grant::AdvanceGrant;
pub use end_misused_grant::{EndMisusedGrant, Misuse};
pub use exchange_id_token::{ExchangeIdToken, NotExchanged};
pub use extend_grant::ExtendGrant;
pub use redeem_code::{CodeNotRedeemed, RedeemCode};
pub use revoke_grant::{GrantNotRevoked, RevokeGrant};
pub use revoke_token::{RevokeAccessToken, RevokeRefreshToken};
