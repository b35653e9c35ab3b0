// npm oauth4webapi, which checks every answer against the letter of its specification.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as oauth from 'oauth4webapi';
import { Browser } from '../harness/browser.mjs';
import { startLatchkey } from '../harness/latchkey.mjs';
import { callback } from '../harness/protocol.mjs';
import { pairing } from '../harness/stores.mjs';

const insecure = { [oauth.allowInsecureRequests]: true };

describe(`oauth4webapi on ${pairing}`, () => {
  const cleanups = [];
  let server;
  let person;

  before(async () => {
    server = await startLatchkey({ after: (job) => cleanups.push(job) });
    person = await server.createPerson();
  });
  after(async () => {
    for (const job of cleanups.reverse()) await job();
  });

  async function discover(algorithm) {
    const issuer = new URL(server.issuer);
    return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { algorithm, ...insecure }));
  }

  test('both metadata documents say the same', async () => {
    const [oidc, oauth2] = [await discover('oidc'), await discover('oauth2')];
    for (const name of ['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri', 'revocation_endpoint', 'introspection_endpoint']) {
      assert.equal(oidc[name], oauth2[name], name);
    }
  });

  test('authorization code, ID token validated with the published keys, userinfo, refresh, revocation', async () => {
    const as = await discover('oidc');
    const made = await server.createClient('Letter of the law', callback);
    const client = { client_id: made.client_id };
    const authentication = oauth.ClientSecretBasic(made.client_secret);
    const verifier = oauth.generateRandomCodeVerifier();
    const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
    const url = new URL(as.authorization_endpoint);
    url.search = new URLSearchParams({
      client_id: client.client_id,
      redirect_uri: callback,
      response_type: 'code',
      scope: 'openid email',
      state,
      nonce,
      max_age: '600',
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    const browser = new Browser();
    browser.stopAt = callback;
    const answer = await browser.signIn(url, person);
    assert.ok(answer instanceof Request, answer.describe?.());
    const parameters = oauth.validateAuthResponse(as, client, new URL(answer.url), state);
    const redeemed = await oauth.authorizationCodeGrantRequest(as, client, authentication, parameters, callback, verifier, insecure);
    assert.match(redeemed.headers.get('cache-control'), /no-store/);
    const tokens = await oauth.processAuthorizationCodeResponse(as, client, redeemed, { expectedNonce: nonce, maxAge: 600, requireIdToken: true });
    await oauth.validateApplicationLevelSignature(as, redeemed, insecure);
    const claims = oauth.getValidatedIdTokenClaims(tokens);

    const userinfo = await oauth.userInfoRequest(as, client, tokens.access_token, insecure);
    assert.equal((await oauth.processUserInfoResponse(as, client, claims.sub, userinfo)).email, person.email);

    const refreshed = await oauth.refreshTokenGrantRequest(as, client, authentication, tokens.refresh_token, insecure);
    const renewed = await oauth.processRefreshTokenResponse(as, client, refreshed);

    const introspected = await oauth.introspectionRequest(as, client, authentication, renewed.access_token, insecure);
    assert.equal((await oauth.processIntrospectionResponse(as, client, introspected)).active, true);

    const revoked = await oauth.revocationRequest(as, client, authentication, renewed.access_token, insecure);
    await oauth.processRevocationResponse(revoked);
    const dead = await oauth.userInfoRequest(as, client, renewed.access_token, insecure);
    assert.equal(dead.status, 401);
    assert.match(dead.headers.get('www-authenticate'), /error="invalid_token"/);
  });

  test('an access token for a resource server validates as RFC 9068 says', async () => {
    const as = await discover('oauth2');
    const audience = 'https://api.example.com/';
    await server.json(['resource', 'create', '--identifier', audience, '--name', 'API', '--scope', 'api:read']);
    const made = await server.createClient('Caller', undefined, ['--type', 'service', '--scope', 'api:read']);
    await new Promise((done) => setTimeout(done, 1000));
    const client = { client_id: made.client_id };
    const parameters = new URLSearchParams({ scope: 'api:read', resource: audience });
    const answer = await oauth.clientCredentialsGrantRequest(as, client, oauth.ClientSecretPost(made.client_secret), parameters, insecure);
    const tokens = await oauth.processClientCredentialsResponse(as, client, answer);
    const request = new Request(audience, { headers: { authorization: `Bearer ${tokens.access_token}` } });
    const claims = await oauth.validateJwtAccessToken(as, request, audience, insecure);
    assert.equal(claims.client_id, made.client_id);
    assert.equal(claims.scope, 'api:read');
  });

  test('a wrong secret is invalid_client with 401 and a Basic challenge', async () => {
    const as = await discover('oauth2');
    const made = await server.createClient('Wrong secret', undefined, ['--type', 'service']);
    const client = { client_id: made.client_id };
    const answer = await oauth.clientCredentialsGrantRequest(as, client, oauth.ClientSecretBasic('wrong'), new URLSearchParams(), insecure);
    assert.equal(answer.status, 401);
    assert.match(answer.headers.get('www-authenticate') ?? '', /^Basic/i);
    assert.equal((await answer.json()).error, 'invalid_client');
  });
});
