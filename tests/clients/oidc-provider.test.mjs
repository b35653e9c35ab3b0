// npm oidc-provider, a certified provider, as the other provider that people sign in with.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Browser } from '../harness/browser.mjs';
import { cleanEnvironment, startLatchkey } from '../harness/latchkey.mjs';
import { eventually, freePorts, start } from '../harness/processes.mjs';
import { pairing } from '../harness/stores.mjs';

const serve = fileURLToPath(new URL('oidc-provider/serve.mjs', import.meta.url));

describe(`oidc-provider as the other provider on ${pairing}`, () => {
  const cleanups = [];
  let server;
  let company;
  let running;

  before(async () => {
    const t = { after: (job) => cleanups.push(job) };
    server = await startLatchkey(t, { settings: { LATCHKEY_FETCH_ALLOW: '127.0.0.0/8' } });
    const [port] = await freePorts(1);
    company = `http://127.0.0.1:${port}`;
    running = start(t, process.execPath, [serve], { env: cleanEnvironment({ PORT: String(port), RELYING_PARTY: server.issuer, LISTENS_AT: server.listen }) });
    await eventually('oidc-provider', async () => (await fetch(`${company}/.well-known/openid-configuration`)).ok, {
      unless: () => running.exited && `it ended:\n${running.output}`,
    });
    // Somebody is there, so that nothing asks for a first administrator.
    await server.createPerson();
    await server.json(['group', 'create', '--name', 'staff']);
    const scopes = ['openid', 'email', 'profile', 'groups'].flatMap((scope) => ['--scope', scope]);
    await server.json(
      ['upstream', 'create', '--name', 'company', '--title', 'Company', '--provider-issuer', company, '--client-id', 'latchkey']
        .concat(scopes, ['--secret-stdin', '--accounts', 'any', '--group-rule', 'groups = engineering -> staff']),
      { input: 'a secret of the company, as long as it should be' },
    );
    await server.json(['upstream', 'test', 'company']);
    await eventually('the button', async () => (await new Browser().visit(`${server.issuer}/account`)).formWith('upstream') !== undefined);
  });
  after(async () => {
    for (const job of cleanups.reverse()) await job();
  });

  /** Goes to the provider by its button, signs in there and comes back. */
  async function signIn(browser, login) {
    await browser.visit(`${server.issuer}/account`);
    let here = await browser.submit({}, { button: 'upstream' });
    assert.ok(here.url.startsWith(company), here.describe());
    for (let steps = 0; steps < 4 && here.url.startsWith(company); steps += 1) {
      here = await browser.submit(here.formWith('login') ? { login, password: 'any' } : {});
    }
    return here;
  }

  const people = async () => (await server.json(['user', 'list'])).filter((person) => person.email.endsWith('@company.example'));
  const staff = async () => (await server.json(['group', 'show', 'staff'])).members.map((member) => member.email);

  test('the first sign-in makes the account with what userinfo says, and puts it in the group of the rule', async () => {
    const here = await signIn(new Browser(), 'mara');
    assert.equal(here.name, 'account', here.describe());
    const [mara, ...others] = await people();
    assert.deepEqual(others, []);
    assert.equal(mara.email, 'mara@company.example');
    assert.equal(mara.name, 'Mara Lind');
    assert.deepEqual(await staff(), ['mara@company.example']);
  });

  test('the second sign-in finds it again, and another person has another account and no group', async () => {
    assert.equal((await signIn(new Browser(), 'mara')).name, 'account');
    assert.equal((await signIn(new Browser(), 'noor')).name, 'account');
    assert.deepEqual((await people()).map((person) => person.email).sort(), ['mara@company.example', 'noor@company.example']);
    assert.deepEqual(await staff(), ['mara@company.example']);
  });

  test('each request has PKCE, a nonce and a state of its own', async () => {
    const seen = await (await fetch(`${company}/seen`)).json();
    assert.ok(seen.length >= 3);
    for (const name of ['code_challenge', 'nonce', 'state']) {
      const values = seen.map((request) => request[name]);
      assert.ok(values.every((value) => value?.length >= 43), name);
      assert.equal(new Set(values).size, values.length, name);
    }
    assert.ok(seen.every((request) => request.code_challenge_method === 'S256'));
  });

  test('an answer without the iss of the provider, or with another, is not taken', async () => {
    for (const iss of [undefined, 'https://other.example']) {
      const browser = new Browser();
      await browser.visit(`${server.issuer}/account`);
      browser.stopAt = `${server.issuer}/upstream/company/callback`;
      let here = await browser.submit({}, { button: 'upstream' });
      for (let steps = 0; steps < 4 && !(here instanceof Request); steps += 1) {
        here = await browser.submit(here.formWith('login') ? { login: 'mara', password: 'any' } : {});
      }
      const answer = new URL(here.url);
      assert.equal(answer.searchParams.get('iss'), company);
      answer.searchParams.delete('iss');
      if (iss) answer.searchParams.set('iss', iss);
      browser.stopAt = undefined;
      const page = await browser.visit(answer);
      assert.equal(page.name, 'sign-in', page.describe());
      assert.equal((await browser.visit(`${server.issuer}/account`)).name, 'sign-in');
    }
  });

  test('whoever signs out there is signed out here', async () => {
    const browser = new Browser();
    assert.equal((await signIn(browser, 'mara')).name, 'account');
    const asked = await browser.visit(`${company}/session/end`);
    await browser.submit({ logout: 'yes' }, { form: asked.document.querySelector('form') });
    await eventually('the session to end', async () => (await browser.visit(`${server.issuer}/account`)).name === 'sign-in', { within: 5000 });
  });
});
