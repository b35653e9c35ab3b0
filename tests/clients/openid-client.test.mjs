// npm openid-client, the certified relying party for Node, against the running server.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as client from 'openid-client';
import { Browser } from '../harness/browser.mjs';
import { startLatchkey } from '../harness/latchkey.mjs';
import { callback, claimsOf, headerOf } from '../harness/protocol.mjs';
import { pairing } from '../harness/stores.mjs';

describe(`openid-client on ${pairing}`, () => {
  const cleanups = [];
  let server;
  let mara;

  before(async () => {
    server = await startLatchkey({ after: (job) => cleanups.push(job) });
    mara = await server.createPerson({ args: ['--name', 'Mara Lind', '--username', 'mara'] });
  });
  after(async () => {
    for (const job of cleanups.reverse()) await job();
  });

  /** Registers a client and gives openid-client's configuration for it. */
  async function configure(name, { args = [], uri = callback, authentication = client.ClientSecretBasic, metadata } = {}) {
    const made = await server.createClient(name, uri, args);
    const method = made.client_secret ? authentication(made.client_secret) : client.None();
    return client.discovery(new URL(server.issuer), made.client_id, metadata, method, { execute: [client.allowInsecureRequests] });
  }

  /** Sends a browser through one authorization and redeems the answer. */
  async function authorize(config, parameters = {}, { browser = new Browser(), person = mara, checks = {} } = {}) {
    const verifier = client.randomPKCECodeVerifier();
    const state = client.randomState();
    const nonce = client.randomNonce();
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: callback,
      scope: 'openid profile email',
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...parameters,
    });
    browser.stopAt = callback;
    const answer = await browser.signIn(url, person);
    assert.ok(answer instanceof Request, `no answer to the application: ${answer.describe?.()}`);
    const redeem = (extra = {}) =>
      client.authorizationCodeGrant(config, answer.method === 'POST' ? answer.clone() : new URL(answer.url), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
        ...checks,
        ...extra,
      });
    return { browser, answer, redeem, nonce };
  }

  test('discovery names every endpoint and the rules the server keeps', async () => {
    const metadata = (await configure('Discovery')).serverMetadata();
    assert.equal(metadata.issuer, server.issuer);
    for (const name of ['authorization', 'token', 'userinfo', 'introspection', 'revocation', 'end_session']) {
      assert.ok(metadata[`${name}_endpoint`].startsWith(`${server.issuer}/`), `${name}_endpoint`);
    }
    assert.deepEqual(metadata.code_challenge_methods_supported, ['S256']);
    assert.equal(metadata.authorization_response_iss_parameter_supported, true);
    assert.ok(!metadata.id_token_signing_alg_values_supported.includes('none'));
  });

  test('code with PKCE: the ID token, userinfo and the access token tell of the same person', async () => {
    const config = await configure('Notes');
    const { redeem, nonce } = await authorize(config);
    const tokens = await redeem();
    const claims = tokens.claims();
    assert.equal(claims.sub, mara.id);
    assert.equal(claims.nonce, nonce);
    assert.equal(headerOf(tokens.id_token).alg, 'RS256');
    assert.ok(claims.at_hash && claims.auth_time && claims.acr && claims.amr.includes('pwd') && claims.sid);
    assert.equal(claims.email, undefined, 'profile claims stand in userinfo unless the client asks otherwise');
    const access = claimsOf(tokens.access_token);
    assert.equal(headerOf(tokens.access_token).typ, 'at+jwt');
    assert.equal(access.sub, mara.id);
    assert.equal(access.client_id, config.clientMetadata().client_id);
    const userinfo = await client.fetchUserInfo(config, tokens.access_token, claims.sub);
    assert.equal(userinfo.email, mara.email);
    assert.equal(userinfo.email_verified, true);
    assert.equal(userinfo.name, 'Mara Lind');
    assert.equal(userinfo.preferred_username, 'mara');
  });

  test('client_secret_post, and profile claims in the ID token where the client wants them', async () => {
    const config = await configure('Post', { args: ['--id-token-claims'], authentication: client.ClientSecretPost });
    const { redeem } = await authorize(config);
    const claims = (await redeem()).claims();
    assert.equal(claims.email, mara.email);
    assert.equal(claims.name, 'Mara Lind');
  });

  test('a public client signs in with PKCE and no secret', async () => {
    const config = await configure('Native', { args: ['--type', 'native'] });
    const { redeem } = await authorize(config);
    assert.equal((await redeem()).claims().sub, mara.id);
  });

  test('form_post: the answer comes by POST through a page that works without scripts', async () => {
    const config = await configure('Form');
    const { answer, redeem } = await authorize(config, { response_mode: 'form_post' });
    assert.equal(answer.method, 'POST');
    assert.equal((await redeem()).claims().sub, mara.id);
  });

  test('a second application of the same browser needs no second sign-in', async () => {
    const first = await configure('First', { args: ['--first-party'] });
    const second = await configure('Second', { args: ['--first-party'] });
    const { browser, redeem } = await authorize(first);
    const one = (await redeem()).claims();
    browser.page = undefined;
    const other = await authorize(second, { prompt: 'none' }, { browser });
    const two = (await other.redeem()).claims();
    assert.equal(two.sid, one.sid);
    assert.equal(two.auth_time, one.auth_time);
  });

  test('prompt=none without a session is login_required, with state and iss', async () => {
    const config = await configure('Silent');
    const { answer, redeem } = await authorize(config, { prompt: 'none' });
    const parameters = new URL(answer.url).searchParams;
    assert.equal(parameters.get('error'), 'login_required');
    assert.equal(parameters.get('iss'), server.issuer);
    await assert.rejects(redeem(), (error) => error instanceof client.AuthorizationResponseError && error.error === 'login_required');
  });

  test('max_age and prompt=login ask again, and auth_time is then newer', async () => {
    const config = await configure('Bank', { args: ['--first-party'] });
    const { browser, redeem } = await authorize(config);
    const before = (await redeem()).claims().auth_time;
    await new Promise((done) => setTimeout(done, 1100));
    for (const parameters of [{ prompt: 'login' }, { max_age: '0' }]) {
      const again = await authorize(config, parameters, { browser });
      assert.ok((await again.redeem()).claims().auth_time > before, JSON.stringify(parameters));
    }
  });

  test('a code works once; its second use takes back what the first one gave', async () => {
    const config = await configure('Replay');
    const { redeem } = await authorize(config);
    const tokens = await redeem();
    await assert.rejects(redeem(), (error) => error.error === 'invalid_grant' && error.status === 400);
    await assert.rejects(client.fetchUserInfo(config, tokens.access_token, mara.id), (error) => error.status === 401 || error.response?.status === 401);
  });

  test('a wrong PKCE verifier gets no token', async () => {
    const config = await configure('Verifier');
    const { redeem } = await authorize(config);
    await assert.rejects(redeem({ pkceCodeVerifier: client.randomPKCECodeVerifier() }), (error) => error.error === 'invalid_grant');
  });

  test('refresh rotates, forgives a lost answer, and an old token used again ends the grant', async () => {
    const config = await configure('Rotating', { args: ['--type', 'native'] });
    const { redeem } = await authorize(config);
    const first = await redeem();
    const second = await client.refreshTokenGrant(config, first.refresh_token);
    assert.notEqual(second.refresh_token, first.refresh_token);
    assert.equal(second.claims().sub, mara.id);
    assert.equal(second.claims().auth_time, first.claims().auth_time);
    assert.equal(second.claims().nonce, undefined);
    const repeated = await client.refreshTokenGrant(config, first.refresh_token);
    assert.equal(repeated.refresh_token, second.refresh_token, 'a lost answer is given again');
    const third = await client.refreshTokenGrant(config, second.refresh_token);
    await assert.rejects(client.refreshTokenGrant(config, first.refresh_token), (error) => error.error === 'invalid_grant');
    await assert.rejects(client.refreshTokenGrant(config, third.refresh_token), (error) => error.error === 'invalid_grant');
  });

  test('fifty refreshes of one token at once are fifty good answers of one family', async () => {
    const config = await configure('Parallel', { args: ['--type', 'native'] });
    const { redeem } = await authorize(config);
    const { refresh_token } = await redeem();
    const answers = await Promise.all(Array.from({ length: 50 }, () => client.refreshTokenGrant(config, refresh_token)));
    assert.equal(new Set(answers.map((answer) => answer.refresh_token)).size, 1);
    await client.refreshTokenGrant(config, answers[0].refresh_token);
  });

  test('introspection and revocation tell the truth within the second', async () => {
    const config = await configure('Service', { args: ['--first-party'] });
    const { redeem } = await authorize(config);
    const tokens = await redeem();
    const alive = await client.tokenIntrospection(config, tokens.access_token);
    assert.equal(alive.active, true);
    assert.equal(alive.sub, mara.id);
    await client.tokenRevocation(config, tokens.refresh_token);
    await new Promise((done) => setTimeout(done, 1000));
    assert.equal((await client.tokenIntrospection(config, tokens.access_token)).active, false);
    await assert.rejects(client.refreshTokenGrant(config, tokens.refresh_token), (error) => error.error === 'invalid_grant');
  });

  test('client_credentials gives a service a token of its own', async () => {
    const made = await server.createClient('Backup', undefined, ['--type', 'service']);
    const config = await client.discovery(new URL(server.issuer), made.client_id, undefined, client.ClientSecretBasic(made.client_secret), {
      execute: [client.allowInsecureRequests],
    });
    const tokens = await client.clientCredentialsGrant(config);
    assert.equal(claimsOf(tokens.access_token).sub, made.client_id);
    assert.equal(tokens.refresh_token, undefined);
    assert.equal(tokens.id_token, undefined);
  });

  test('client_credentials for a registered resource server: audience, scope and introspection by its own client', async () => {
    const api = 'https://files.example.com/';
    await server.createClient('Files API', undefined, ['--type', 'service', '--id', 'files-api']);
    const row = await server.json(['client', 'rotate-secret', 'files-api']);
    await server.json(['resource', 'create', '--identifier', api, '--name', 'Files', '--scope', 'files:read', '--client', 'files-api']);
    const made = await server.createClient('Sync', undefined, ['--type', 'service', '--scope', 'files:read']);
    await new Promise((done) => setTimeout(done, 1000));
    const insecure = { execute: [client.allowInsecureRequests] };
    const sync = await client.discovery(new URL(server.issuer), made.client_id, undefined, client.ClientSecretBasic(made.client_secret), insecure);
    const tokens = await client.clientCredentialsGrant(sync, { resource: api, scope: 'files:read' });
    const claims = claimsOf(tokens.access_token);
    assert.deepEqual([claims.aud].flat(), [api]);
    assert.equal(claims.scope, 'files:read');
    const files = await client.discovery(new URL(server.issuer), 'files-api', undefined, client.ClientSecretBasic(row.client_secret), insecure);
    assert.equal((await client.tokenIntrospection(files, tokens.access_token)).active, true);
  });

  test('RP-initiated logout with the hint ends the session and comes back with state', async () => {
    const goodbye = 'http://127.0.0.1:9/goodbye';
    const config = await configure('Leaving', { args: ['--first-party', '--post-logout-redirect-uri', goodbye] });
    const { browser, redeem } = await authorize(config);
    const tokens = await redeem();
    browser.stopAt = goodbye;
    const url = client.buildEndSessionUrl(config, { post_logout_redirect_uri: goodbye, id_token_hint: tokens.id_token, state: 'see-you' });
    const answer = await browser.visit(url);
    assert.ok(answer instanceof Request, answer.describe?.());
    assert.equal(new URL(answer.url).searchParams.get('state'), 'see-you');
    const silent = await authorize(config, { prompt: 'none' }, { browser });
    assert.equal(new URL(silent.answer.url).searchParams.get('error'), 'login_required');
    await assert.rejects(client.refreshTokenGrant(config, tokens.refresh_token), (error) => error.error === 'invalid_grant');
  });

  test('a denied consent is access_denied at the application', async () => {
    const config = await configure('Denied');
    const browser = new Browser();
    browser.stopAt = callback;
    const state = client.randomState();
    const url = client.buildAuthorizationUrl(config, { redirect_uri: callback, scope: 'openid email', state });
    const answer = await browser.signIn(url, mara, { consent: 'deny' });
    assert.ok(answer instanceof Request, answer.describe?.());
    assert.equal(new URL(answer.url).searchParams.get('error'), 'access_denied');
    assert.equal(new URL(answer.url).searchParams.get('state'), state);
  });

  test('the signing key turns while running and no token is lost', async () => {
    const config = await configure('Keys');
    const { browser, redeem } = await authorize(config);
    const before = await redeem();
    const rotated = await server.command(['key', 'rotate']);
    assert.equal(rotated.code, 0, rotated.stderr);
    await new Promise((done) => setTimeout(done, 1000));
    await client.fetchUserInfo(config, before.access_token, mara.id);
    const after = await authorize(await configure('Keys two'), {}, { browser });
    const tokens = await after.redeem();
    assert.notEqual(headerOf(tokens.id_token).kid, headerOf(before.id_token).kid);
    const { keys } = await (await fetch(`${server.issuer}/jwks`)).json();
    const kids = keys.map((key) => key.kid);
    assert.ok(kids.includes(headerOf(before.id_token).kid) && kids.includes(headerOf(tokens.id_token).kid));
    assert.ok(keys.every((key) => key.d === undefined));
  });
});
