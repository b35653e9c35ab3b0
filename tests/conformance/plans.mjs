// The suite's plans for providers that Latchkey is run against, and what the discovery document must say for each of them.

const discovered = { server_metadata: 'discovery' };
const registeredHere = { ...discovered, client_registration: 'static_client' };
const byMethod = (client_auth_type) => ({ client_auth_type, response_type: 'code', response_mode: 'default', client_registration: 'static_client' });
const registersItself = 'registration_endpoint';

const implicit = {
  needs: [['response_types_supported', 'id_token'], ['response_types_supported', 'id_token token']],
  metadata: { response_types: ['id_token', 'id_token token'], grant_types: ['implicit'] },
};
const hybrid = {
  needs: [['response_types_supported', 'code id_token'], ['response_types_supported', 'code token']],
  metadata: {
    response_types: ['code', 'code id_token', 'code token', 'code id_token token'],
    grant_types: ['authorization_code', 'implicit', 'refresh_token'],
  },
};

const pushed = 'pushed_authorization_request_endpoint';
const byKey = ['token_endpoint_auth_methods_supported', 'private_key_jwt'];
/** Plans whose configuration is not written yet; each becomes an entry of its own as the product gets what it needs. */
const notYet = 'its configuration is not written yet';

/** The modules in which the way that a client proves who it is matters. */
const byAssertion = ['oidcc-server', 'oidcc-codereuse', 'oidcc-refresh-token', 'oidcc-ensure-client-assertion-with-iss-aud-succeeds'];

/**
 * `needs` are members of the discovery document: a name (it must be there and not false), or a name with a value that its list must contain.
 * `metadata` is what the clients of the plan have beside their redirect address; `own` says that the modules register their clients themselves.
 * `only` names the modules to run of a plan that has them all: those that no certification plan has.
 */
export const plans = [
  { plan: 'oidcc-config-certification-test-plan' },
  { plan: 'oidcc-basic-certification-test-plan', variant: registeredHere },
  {
    plan: 'oidcc-formpost-basic-certification-test-plan',
    variant: registeredHere,
    needs: [['response_modes_supported', 'form_post']],
  },
  { plan: 'oidcc-implicit-certification-test-plan', variant: registeredHere, ...implicit },
  { plan: 'oidcc-formpost-implicit-certification-test-plan', variant: registeredHere, ...implicit },
  { plan: 'oidcc-hybrid-certification-test-plan', variant: registeredHere, ...hybrid },
  { plan: 'oidcc-formpost-hybrid-certification-test-plan', variant: registeredHere, ...hybrid },
  {
    plan: 'oidcc-rp-initiated-logout-certification-test-plan',
    variant: { client_registration: 'static_client', response_type: 'code' },
    needs: ['end_session_endpoint'],
  },
  {
    plan: 'oidcc-backchannel-rp-initiated-logout-certification-test-plan',
    variant: { client_registration: 'static_client', response_type: 'code' },
    needs: ['backchannel_logout_supported'],
    metadata: ({ base }) => ({ backchannel_logout_uri: `${base}/backchannel_logout`, backchannel_logout_session_required: true }),
  },
  {
    plan: 'oidcc-frontchannel-rp-initiated-logout-certification-test-plan',
    variant: { client_registration: 'static_client', response_type: 'code' },
    needs: ['frontchannel_logout_supported'],
    metadata: ({ base }) => ({ frontchannel_logout_uri: `${base}/frontchannel_logout`, frontchannel_logout_session_required: true }),
  },
  {
    plan: 'oidcc-session-management-certification-test-plan',
    variant: { client_registration: 'static_client', response_type: 'code' },
    needs: ['check_session_iframe'],
  },
  {
    plan: 'oidcc-test-plan',
    variant: byMethod('client_secret_basic'),
    only: ['oidcc-server-rotate-keys', 'oidcc-redirect-uri-query-added'],
  },
  {
    plan: 'oidcc-test-plan',
    variant: byMethod('none'),
    needs: [['token_endpoint_auth_methods_supported', 'none']],
    // A public client must use PKCE, and no other module of the plan does.
    only: ['oidcc-ensure-request-with-valid-pkce-succeeds'],
  },
  {
    plan: 'oidcc-test-plan',
    variant: byMethod('private_key_jwt'),
    needs: [['token_endpoint_auth_methods_supported', 'private_key_jwt']],
    only: byAssertion,
  },
  {
    plan: 'oidcc-test-plan',
    variant: byMethod('client_secret_jwt'),
    needs: [['token_endpoint_auth_methods_supported', 'client_secret_jwt']],
    only: byAssertion,
  },
  { plan: 'oidcc-dynamic-certification-test-plan', variant: { response_type: 'code' }, needs: [registersItself], own: true },
  { plan: 'oidcc-3rdparty-init-login-certification-test-plan', variant: { response_type: 'code' }, needs: [registersItself], own: true },
  {
    plan: 'fapi1-advanced-final-test-plan',
    needs: ['tls_client_certificate_bound_access_tokens', byKey, ['id_token_signing_alg_values_supported', 'PS256']],
    notYet,
  },
  { plan: 'fapi2-security-profile-final-test-plan', needs: [pushed, 'dpop_signing_alg_values_supported', byKey], notYet },
  {
    plan: 'fapi2-message-signing-final-test-plan',
    needs: [pushed, 'dpop_signing_alg_values_supported', byKey, ['response_modes_supported', 'jwt']],
    notYet,
  },
  { plan: 'fapi-ciba-id1-test-plan', needs: ['backchannel_authentication_endpoint'], notYet },
];

/** What the discovery document lacks for a plan, in words; nothing if the plan can be run. */
export function lacks({ needs = [], notYet }, metadata) {
  const missing = needs.filter((need) => (Array.isArray(need) ? !metadata[need[0]]?.includes(need[1]) : !metadata[need]));
  const words = missing.map((need) => (Array.isArray(need) ? `\`${need[1]}\` in \`${need[0]}\`` : `\`${need}\``));
  return words.length > 0 ? `discovery has no ${words.join(', ')}` : notYet;
}
