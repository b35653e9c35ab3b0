// The topology of docker-compose.yml on this machine: two replicas behind nginx with TLS, over PostgreSQL and Redis.
// What happens on one holds on the other within a second.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { Browser } from '../harness/browser.mjs';
import { startLatchkey } from '../harness/latchkey.mjs';
import { eventually, freePorts, run, start, temporaryFolder } from '../harness/processes.mjs';
import { callback } from '../harness/protocol.mjs';
import { emptyStores, pairing } from '../harness/stores.mjs';
import { transport } from '../harness/transport.mjs';

const second = 1000;

/** An authority of the tests' own, and a certificate of it for one name. */
async function certificate(folder, name) {
  const openssl = async (...args) => {
    const done = await run('openssl', args, { cwd: folder });
    assert.equal(done.code, 0, done.stderr);
  };
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  await openssl('req', '-x509', ...key, '-days', '2', '-subj', '/CN=Latchkey test authority', '-keyout', 'ca.key', '-out', 'ca.pem');
  await openssl('req', ...key, '-subj', `/CN=${name}`, '-keyout', 'privkey.pem', '-out', 'request.pem');
  await writeFile(`${folder}/names`, `subjectAltName=DNS:${name}\n`);
  await openssl('x509', '-req', '-in', 'request.pem', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names', '-out', 'fullchain.pem');
  return readFile(`${folder}/ca.pem`, 'utf8');
}

/** deploy/nginx.conf with the names and ports of this machine in place of the containers'. */
async function proxyConfiguration(folder, { tls, plain, upstreams }) {
  const text = await readFile(new URL('../../deploy/nginx.conf', import.meta.url), 'utf8');
  const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `  ${kind}_temp_path ${folder}/${kind};`).join('\n');
  const changed = text
    .replace('http {', `pid ${folder}/nginx.pid;\nhttp {\n${own}`)
    .replaceAll('/etc/nginx/tls/', `${folder}/`)
    .replace('listen 443 ssl', `listen 127.0.0.1:${tls} ssl`)
    .replace('listen 80;', `listen 127.0.0.1:${plain};`)
    .replace('latchkey-1:8080', `127.0.0.1:${upstreams[0]}`)
    .replace('latchkey-2:8080', `127.0.0.1:${upstreams[1]}`)
    // Names of containers alone are looked up while nginx runs; older releases do not know the word.
    .replace(/ resolver [^;]+;/, '')
    .replaceAll(' resolve;', ';');
  await writeFile(`${folder}/nginx.conf`, changed);
  return `${folder}/nginx.conf`;
}

const networked = pairing === 'PostgreSQL and Redis';

describe('two replicas behind a TLS proxy', { skip: !networked && 'needs PostgreSQL and Redis: scripts/test deployment' }, () => {
  const cleanups = [];
  const t = { after: (job) => cleanups.push(job) };
  let issuer;
  let replicas;
  let routes;
  let proxy;
  let mara;

  before(async () => {
    const folder = await temporaryFolder(t, 'proxy');
    const ca = await certificate(folder, 'id.latchkey.test');
    const [tls, plain] = await freePorts(2);
    issuer = `https://id.latchkey.test:${tls}`;
    const stores = await emptyStores(t);
    const settings = { LATCHKEY_ISSUER: issuer, LATCHKEY_TRUSTED_PROXIES: '127.0.0.1/32' };
    // Both at once: the migrations of a first start are run by one of them.
    replicas = await Promise.all([0, 1].map(() => startLatchkey(t, { settings, stores })));
    const config = await proxyConfiguration(folder, { tls, plain, upstreams: replicas.map((replica) => replica.port) });
    const nginx = start(t, process.env.LATCHKEY_TEST_NGINX ?? 'nginx', ['-c', config, '-e', `${folder}/error.log`, '-g', 'daemon off;'], {
      env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
    });
    proxy = transport({ port: tls, ca });
    const behind = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.1', 'x-forwarded-host': new URL(issuer).host };
    routes = replicas.map((replica) => transport({ port: replica.port, headers: behind }));
    await eventually('the proxy', async () => (await proxy(`${issuer}/.well-known/openid-configuration`)).ok, {
      unless: () => nginx.exited && nginx.output,
    });
    mara = await replicas[0].createPerson();
  });
  after(async () => {
    for (const job of cleanups.reverse()) await job();
  });

  const post = async (route, path, fields) => {
    const answer = await route(`${issuer}${path}`, { method: 'POST', body: new URLSearchParams(fields) });
    const text = await answer.text();
    return { status: answer.status, ...(text.startsWith('{') ? JSON.parse(text) : {}) };
  };
  const client = async (name, args = ['--first-party']) => {
    const made = await replicas[0].createClient(name, callback, args);
    await new Promise((done) => setTimeout(done, second));
    return { client_id: made.client_id, client_secret: made.client_secret };
  };
  const request = (app, parameters = {}) => {
    const verifier = randomBytes(32).toString('base64url');
    const url = new URL(`${issuer}/authorize`);
    url.search = new URLSearchParams({
      client_id: app.client_id,
      redirect_uri: callback,
      response_type: 'code',
      scope: 'openid email',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...parameters,
    });
    return { url, verifier };
  };
  /** Authorizes on one route and redeems the code on another. */
  const tokens = async (app, { browser, redeemAt, parameters }) => {
    browser.stopAt = callback;
    const { url, verifier } = request(app, parameters);
    const answer = await browser.signIn(url, mara);
    assert.ok(answer instanceof Request, answer.describe?.());
    const code = new URL(answer.url).searchParams.get('code');
    assert.ok(code, answer.url);
    return post(redeemAt, '/token', { grant_type: 'authorization_code', code, redirect_uri: callback, code_verifier: verifier, ...app });
  };
  const outcome = async (route, app, jar, parameters) => {
    const browser = new Browser({ fetch: route });
    browser.jar = jar;
    browser.stopAt = callback;
    const answer = await browser.visit(request(app, { prompt: 'none', ...parameters }).url);
    return answer instanceof Request ? Object.fromEntries(new URL(answer.url).searchParams) : { page: answer.name };
  };
  const within = (what, probe) => eventually(what, probe, { within: second });

  test('the longest values that are promised pass the proxy, on the way in and in the address of the answer', async () => {
    const app = await client('Long values');
    const jar = new Browser({ fetch: proxy }).jar;
    const long = { state: 'x'.repeat(8000), nonce: 'n'.repeat(8000), login_hint: 'h'.repeat(8000) };
    const asked = await outcome(proxy, app, jar, long);
    assert.equal(asked.error, 'login_required');
    assert.equal(asked.state, long.state);
    // Each of these letters is six characters in an address.
    const umlauts = 'ü'.repeat(4000);
    const { url } = request(app, { prompt: 'none', state: umlauts });
    let answer = await proxy(`${issuer}/authorize`, { method: 'POST', body: url.searchParams, redirect: 'manual' });
    assert.equal(answer.status, 303, await answer.text());
    for (let hops = 0; hops < 3 && answer.headers.get('location').startsWith(issuer); hops += 1) {
      answer = await proxy(answer.headers.get('location'), { redirect: 'manual' });
    }
    const location = new URL(answer.headers.get('location'), issuer);
    assert.ok(location.href.startsWith(callback) || location.pathname === '/authorize', location.href.slice(0, 100));
    const hint = `${'e'.repeat(20_000)}.${'e'.repeat(20_000)}.x`;
    assert.ok((await proxy(`${issuer}/logout?id_token_hint=${hint}`)).status < 413);
  });

  test('the certificate is checked, the metadata names the outside address, cookies are bound to the host', async () => {
    const metadata = await (await proxy(`${issuer}/.well-known/openid-configuration`)).json();
    assert.equal(metadata.issuer, issuer);
    assert.ok(metadata.token_endpoint.startsWith(`${issuer}/`));
    const browser = new Browser({ fetch: proxy });
    await browser.visit(request(await client('Cookies')).url);
    const cookies = await browser.jar.getCookies(issuer);
    assert.ok(cookies.length > 0);
    for (const cookie of cookies) {
      assert.ok(cookie.key.startsWith('__Host-') && cookie.secure && cookie.httpOnly, cookie.toString());
      assert.equal(cookie.sameSite?.toLowerCase(), 'lax');
    }
  });

  test('a session begun on one replica answers on the other; a code of one is redeemed at the other', async () => {
    const app = await client('Session');
    const browser = new Browser({ fetch: routes[0] });
    const first = await tokens(app, { browser, redeemAt: routes[1] });
    assert.ok(first.id_token, JSON.stringify(first));
    assert.ok((await outcome(routes[1], app, browser.jar)).code);
    browser.transport = proxy;
    assert.ok((await tokens(app, { browser, redeemAt: proxy })).access_token);
  });

  test('a change of a client by command holds on both within a second', async () => {
    const app = await client('Changed');
    const jar = new Browser().jar;
    const moved = 'http://127.0.0.1:9/moved';
    for (const route of routes) assert.equal((await outcome(route, app, jar)).error, 'login_required');
    await replicas[0].json(['client', 'update', app.client_id, '--redirect-uri', moved]);
    for (const route of routes) {
      await within('the old address is refused', async () => (await outcome(route, app, jar)).page === 'error');
      const browser = new Browser({ fetch: route });
      browser.stopAt = moved;
      assert.ok((await browser.visit(request(app, { prompt: 'none', redirect_uri: moved }).url)) instanceof Request);
    }
    const deleted = await replicas[0].command(['client', 'delete', app.client_id, '--yes']);
    assert.equal(deleted.code, 0, deleted.stderr);
    for (const route of routes) {
      await within('the client is gone', async () => (await post(route, '/token', { grant_type: 'client_credentials', ...app })).error === 'invalid_client');
    }
  });

  test('a revocation on one replica holds on the other within a second', async () => {
    const app = await client('Revoked');
    const browser = new Browser({ fetch: proxy });
    const { access_token, refresh_token } = await tokens(app, { browser, redeemAt: proxy });
    const active = async (route) => (await post(route, '/introspect', { token: access_token, ...app })).active;
    for (const route of routes) assert.equal(await active(route), true);
    assert.equal((await post(routes[0], '/revoke', { token: refresh_token, ...app })).status, 200);
    for (const route of routes) await within('the access token is dead', async () => (await active(route)) === false);
    assert.equal((await post(routes[1], '/token', { grant_type: 'refresh_token', refresh_token, ...app })).error, 'invalid_grant');
  });

  test('ending the sessions of a person by command ends them everywhere within a second', async () => {
    const app = await client('Ended');
    const browser = new Browser({ fetch: proxy });
    const { access_token } = await tokens(app, { browser, redeemAt: proxy });
    const ended = await replicas[1].command(['session', 'revoke', '--user', mara.email]);
    assert.equal(ended.code, 0, ended.stderr);
    for (const route of routes) {
      await within('the session is gone', async () => (await outcome(route, app, browser.jar)).error === 'login_required');
      const userinfo = () => route(`${issuer}/userinfo`, { headers: { authorization: `Bearer ${access_token}` } });
      await within('userinfo refuses its token', async () => (await userinfo()).status === 401);
    }
  });

  test('one refresh token at both replicas at once: every answer good, one family', async () => {
    const app = await client('Both');
    const { refresh_token } = await tokens(app, { browser: new Browser({ fetch: proxy }), redeemAt: proxy });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => post(routes[i % 2], '/token', { grant_type: 'refresh_token', refresh_token, ...app })),
    );
    for (const answer of answers) assert.ok(answer.access_token, JSON.stringify(answer));
    assert.equal(new Set(answers.map((answer) => answer.refresh_token)).size, 1);
  });

  test('the key turns on one replica and no token is lost on the other', async () => {
    const app = await client('Keys');
    const browser = new Browser({ fetch: proxy });
    const before = await tokens(app, { browser, redeemAt: routes[1] });
    assert.equal((await replicas[0].command(['key', 'rotate'])).code, 0);
    await new Promise((done) => setTimeout(done, second));
    const after = await tokens(app, { browser, redeemAt: routes[1] });
    for (const route of routes) {
      for (const { access_token } of [before, after]) {
        assert.equal((await route(`${issuer}/userinfo`, { headers: { authorization: `Bearer ${access_token}` } })).status, 200);
      }
    }
  });

  test('a replica killed in the middle is not missed: the proxy goes on with the other, and people stay signed in', async () => {
    const app = await client('Survivor');
    const browser = new Browser({ fetch: proxy });
    await tokens(app, { browser, redeemAt: proxy });
    await replicas[0].stop('SIGKILL');
    for (let i = 0; i < 10; i += 1) {
      const answer = await outcome(proxy, app, browser.jar);
      assert.ok(answer.code, JSON.stringify(answer));
    }
    await replicas[0].launch();
    assert.ok((await outcome(routes[0], app, browser.jar)).code);
  });

  test('what a stranger claims in X-Forwarded-* does not count', async () => {
    const liar = { 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '10.0.0.1', 'x-forwarded-proto': 'http' };
    const answer = await proxy(`${issuer}/.well-known/openid-configuration`, { headers: liar });
    assert.equal((await answer.json()).issuer, issuer);
  });
});
