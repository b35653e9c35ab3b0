// PyPI Authlib in a Flask application: signs in, refreshes, signs out, all through plain pages.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Browser } from '../harness/browser.mjs';
import { startLatchkey } from '../harness/latchkey.mjs';
import { eventually, freePorts, start } from '../harness/processes.mjs';
import { pairing } from '../harness/stores.mjs';

const python = process.env.LATCHKEY_TEST_PYTHON ?? 'python3';

describe(`Authlib on ${pairing}`, () => {
  const cleanups = [];
  const t = { after: (job) => cleanups.push(job) };
  const browser = new Browser();
  let app;
  let person;

  before(async () => {
    const server = await startLatchkey(t);
    assert.equal((await server.command(['group', 'create', '--name', 'editors'])).code, 0);
    person = await server.createPerson({ args: ['--name', 'Jörg Weiß', '--group', 'editors'] });
    const [port] = await freePorts(1);
    app = `http://127.0.0.1:${port}`;
    const made = await server.createClient('Authlib', ['callback', 'refreshed'].map((path) => `${app}/${path}`), [
      '--post-logout-redirect-uri',
      `${app}/goodbye`,
    ]);
    const running = start(t, python, [fileURLToPath(new URL('authlib/app.py', import.meta.url))], {
      env: { ...process.env, PORT: String(port), ISSUER: server.issuer, CLIENT_ID: made.client_id, CLIENT_SECRET: made.client_secret },
    });
    await eventually('the Flask application', async () => (await fetch(`${app}/goodbye`)).ok, {
      unless: () => running.exited && running.output,
    });
  });
  after(async () => {
    for (const job of cleanups.reverse()) await job();
  });

  test('signs in and finds the same person in the ID token and in userinfo', async () => {
    const page = await browser.signIn(`${app}/login`, person);
    assert.equal(page.status, 200, page.describe());
    const { id_token, userinfo } = JSON.parse(page.body);
    assert.equal(id_token.sub, person.id);
    assert.deepEqual(id_token.groups, ['editors']);
    assert.equal(userinfo.sub, person.id);
    assert.equal(userinfo.name, 'Jörg Weiß');
    assert.equal(userinfo.email_verified, true);
  });

  test('signs in again without asking anything and renews its access token', async () => {
    const page = await browser.visit(`${app}/refresh`);
    assert.equal(page.status, 200, page.describe());
    const { same, userinfo } = JSON.parse(page.body);
    assert.equal(same, false);
    assert.equal(userinfo.sub, person.id);
  });

  test('signs out and comes back to its own page; the next sign-in asks for the password', async () => {
    const page = await browser.visit(`${app}/logout`);
    assert.equal(page.body, 'signed out', page.describe());
    const next = await browser.visit(`${app}/login`);
    assert.ok(next.formWith('username') ?? next.formWith('password'), next.describe());
  });
});
