//! A client's own proof for a token ([RFC 6749 §4.4](https://www.rfc-editor.org/rfc/rfc6749#section-4.4)).

use super::{refuse, with_context};
use crate::audit::EventType;
use crate::endpoints::token_signing;
use crate::endpoints::visitor::Visit;
use crate::http::Failure;
use crate::protocol::client_auth::AuthenticatedClient;
use crate::protocol::grants::client_credentials;
use crate::protocol::parameters::Parameters;
use crate::protocol::tokens::TokenResponse;
use crate::provider::Provider;

pub(super) async fn answer(
    provider: &Provider,
    visit: &Visit,
    client: &AuthenticatedClient,
    parameters: &Parameters,
) -> Result<TokenResponse, Failure> {
    let access = match with_context(provider, client.sender(), |context| client_credentials::decide(client, parameters, context)) {
        Ok(access) => access,
        Err(error) => return Err(refuse(provider, visit, client, None, error).await),
    };
    let keys = token_signing::keys(provider, &access, None).await?;
    provider.note(visit.acting_client(client.client_id()).event(EventType::TokenIssued).client(client.client_id())).await;
    token_signing::for_client(provider, client.client_id(), &access, &keys)
}
