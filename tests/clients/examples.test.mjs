// The programs of `examples/`, registered and started as their README says, on ports of this run.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { Browser } from '../harness/browser.mjs';
import { example } from '../harness/examples.mjs';
import { startLatchkey } from '../harness/latchkey.mjs';
import { eventually, freePorts, run, start } from '../harness/processes.mjs';
import { pairing } from '../harness/stores.mjs';

const python = process.env.LATCHKEY_TEST_PYTHON ?? 'python3';

/** Signs in to a web application and out again, as a person would. */
async function signInAndOut(server, home, port) {
  const person = await server.createPerson({ args: ['--name', 'Mara <Lind>'] });
  const made = await server.createClient('Notes', `${home}callback`, ['--post-logout-redirect-uri', home]);
  const settings = { ...process.env, ISSUER: server.issuer, CLIENT_ID: made.client_id, CLIENT_SECRET: made.client_secret, PORT: String(port) };
  return {
    settings,
    walk: async () => {
      const browser = new Browser();
      const page = await browser.signIn(`${home}sign-in`, person);
      assert.equal(page.status, 200, page.describe());
      assert.equal(page.heading, 'Hello, Mara <Lind>', page.describe());
      assert.ok(page.text.includes(person.id), page.describe());
      const out = await browser.visit(`${home}sign-out`);
      assert.equal(out.url, home, out.describe());
      assert.equal(out.heading, 'Notes');
      const again = await browser.visit(`${home}sign-in`);
      assert.ok(again.formWith('username') ?? again.formWith('password'), again.describe());
    },
  };
}

async function ready(address, running) {
  await eventually(address, async () => (await fetch(address)).status < 500, { unless: () => running.exited && running.output });
}

describe(`examples on ${pairing}`, () => {
  test('node: signs in, greets by name, signs out', async (t) => {
    const server = await startLatchkey(t);
    const [port] = await freePorts(1);
    const home = `http://localhost:${port}/`;
    const { settings, walk } = await signInAndOut(server, home, port);
    const running = start(t, process.execPath, ['app.mjs'], { env: settings, cwd: await example(t, 'node') });
    await ready(home, running);
    await walk();
  });

  test('flask: signs in, greets by name, signs out', async (t) => {
    const server = await startLatchkey(t);
    const [port] = await freePorts(1);
    const home = `http://localhost:${port}/`;
    const { settings, walk } = await signInAndOut(server, home, port);
    const running = start(t, python, ['app.py'], { env: settings, cwd: await example(t, 'flask') });
    await ready(home, running);
    await walk();
  });

  test('service: its token opens both APIs, until it is revoked at the API that asks', async (t) => {
    const server = await startLatchkey(t);
    const api = 'https://notes.example.com/api';
    const asking = await server.createClient('Notes API', [], ['--type', 'service', '--id', 'notes-api']);
    await server.json(['resource', 'create', '--identifier', api, '--scope', 'notes.read', '--client', 'notes-api']);
    const service = await server.createClient('Nightly report', [], ['--type', 'service', '--id', 'nightly-report', '--scope', 'notes.read']);
    const folder = await example(t, 'service');
    const [keys, introspection] = await freePorts(2);
    const common = { ...process.env, ISSUER: server.issuer };
    const byKeys = start(t, process.execPath, ['api-by-keys.mjs'], { env: { ...common, PORT: String(keys) }, cwd: folder });
    const byAsking = start(t, process.execPath, ['api-by-introspection.mjs'], {
      env: { ...common, PORT: String(introspection), CLIENT_ID: asking.client_id, CLIENT_SECRET: asking.client_secret },
      cwd: folder,
    });
    const env = { ...common, CLIENT_ID: service.client_id, CLIENT_SECRET: service.client_secret };
    for (const [port, running] of [[keys, byKeys], [introspection, byAsking]]) {
      const address = `http://localhost:${port}/notes`;
      await ready(address, running);
      assert.equal((await fetch(address)).status, 401, 'without a token');
      assert.equal((await fetch(address, { headers: { authorization: 'Bearer nonsense' } })).status, 401, 'with a wrong token');
      const done = await run(process.execPath, ['service.mjs', address], { env, cwd: folder });
      assert.equal(done.code, 0, done.stderr);
      assert.equal(done.stdout.trim(), '200 {"notes":[],"caller":"nightly-report"}');
    }

    // A token that lacks the scope, and one that was revoked.
    const token = async (fields) => {
      const response = await fetch(`${server.issuer}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${service.client_id}:${service.client_secret}`)}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', ...fields }),
      });
      return (await response.json()).access_token;
    };
    const ask = async (port, bearer) => (await fetch(`http://localhost:${port}/notes`, { headers: { authorization: `Bearer ${bearer}` } })).status;
    for (const port of [keys, introspection]) {
      assert.equal(await ask(port, await token({})), 200, 'without a resource it is for the only API that has its scopes');
      assert.equal(await ask(port, 'no-token'), 401);
    }
    const revoked = await token({ resource: api, scope: 'notes.read' });
    assert.equal(await ask(introspection, revoked), 200);
    await fetch(`${server.issuer}/revoke`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${service.client_id}:${service.client_secret}`)}` },
      body: new URLSearchParams({ token: revoked }),
    });
    await eventually('the revocation to count', async () => (await ask(introspection, revoked)) === 401, { within: 1000 });
    assert.equal(await ask(keys, revoked), 200, 'the API that only looks at keys sees it when the token expires');
  });

  test('every example asks for the versions that are tested', async () => {
    const tested = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')).devDependencies;
    for (const name of ['node', 'single-page', 'service']) {
      const { dependencies } = JSON.parse(await readFile(new URL(`../../examples/${name}/package.json`, import.meta.url), 'utf8'));
      for (const [dependency, version] of Object.entries(dependencies)) assert.equal(version, tested[dependency], `${name}: ${dependency}`);
    }
    const pinned = (await readFile(new URL('../requirements.txt', import.meta.url), 'utf8')).split('\n');
    const asked = (await readFile(new URL('../../examples/flask/requirements.txt', import.meta.url), 'utf8')).split('\n');
    assert.deepEqual(asked.filter((line) => line && !pinned.includes(line)), []);
  });
});
