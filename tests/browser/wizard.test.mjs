// From nothing to a signed-in app with the pages alone: an empty deployment, its set-up link, the console's wizard, and
// oauth2-proxy started with exactly what the page said to paste.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { inspect, launch, open, pageName, signIn } from '../harness/chromium.mjs';
import { startLatchkey } from '../harness/latchkey.mjs';
import { pairing } from '../harness/stores.mjs';
import { eventually, freePorts, start, temporaryFolder } from '../harness/processes.mjs';
import { said } from '../harness/texts.mjs';

const program = process.env.LATCHKEY_TEST_OAUTH2_PROXY;
const admin = { email: 'root@example.com', password: 'a first and long password' };

describe(`a new admin connects oauth2-proxy, with ${pairing}`, { skip: !program && 'LATCHKEY_TEST_OAUTH2_PROXY names no oauth2-proxy' }, () => {
  const cleanups = [];
  const t = { after: (job) => cleanups.push(job) };
  let browser;
  let server;
  let page;
  let site;
  let upstream;
  const received = [];

  before(async () => {
    server = await startLatchkey(t);
    browser = await launch();
    page = await open(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
    const [port, behind] = await freePorts(2);
    site = `http://127.0.0.1:${port}`;
    upstream = `http://127.0.0.1:${behind}`;
    const app = createServer((request, response) => {
      received.push(request.headers);
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="en"><title>Wiki</title><link rel="icon" href="data:,"><h1>The wiki: ${request.url}</h1>`);
    });
    await new Promise((done) => app.listen(behind, '127.0.0.1', done));
    t.after(() => app.close());
  });
  after(async () => {
    await browser?.close();
    for (const job of cleanups.reverse()) await job();
  });

  /** One leg of the way; its seconds are told and never judged. */
  const leg = (name, job) =>
    test(name, async (context) => {
      const began = performance.now();
      await job();
      context.diagnostic(`${name}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
    });
  const press = (name) => page.getByRole('main').getByRole('button', { name, exact: true }).click();
  let step = 0;
  const look = (name) => inspect(page, name, `wizard-${String((step += 1)).padStart(2, '0')}-${name.replaceAll(' ', '-')}`);

  leg('the set-up link makes the first admin', async () => {
    const link = await eventually('the one-time link', () => server.process.output.match(/https?:\/\/localhost\S+\/setup\/\S+/)?.[0]);
    await page.goto(link);
    await look('set-up');
    await page.getByLabel(said('setup-email'), { exact: true }).fill(admin.email);
    await page.locator('input[name=password]').fill(admin.password);
    await page.getByRole('button', { name: said('setup-create') }).click();
    await page.waitForLoadState();
    assert.equal(await pageName(page), 'sign-in');
    await look('after set-up');
  });

  leg('the sign-in leads to the console, with nothing in it yet, and so does the account', async () => {
    await signIn(page, admin);
    assert.equal(await pageName(page), 'console', page.url());
    await look('overview');
    await page.getByRole('link', { name: admin.email }).click();
    assert.equal(await pageName(page), 'account', page.url());
    await look('account');
    await page.getByRole('link', { name: said('console-name') }).click();
    assert.equal(await pageName(page), 'console', page.url());
  });

  leg('a group for those who may work here', async () => {
    await page.getByRole('navigation').getByRole('link', { name: said('console-groups') }).click();
    await page.locator('form.column input[name=name]').fill('editors');
    await page.locator('form.column button.main').click();
    if ((await pageName(page)) === 'console-groups') await page.getByRole('link', { name: 'editors' }).click();
    await page.locator('form[action$="/add-member"] input').nth(1).fill(admin.email);
    await page.locator('form[action$="/add-member"] button[type=submit]').click();
    await page.waitForLoadState();
    await look('group');
  });

  let pasted;
  leg('the wizard connects the app and says what to paste', async () => {
    await page.getByRole('navigation').getByRole('link', { name: said('console-apps') }).click();
    await look('apps');
    await page.getByRole('link', { name: said('console-connect') }).first().click();
    await look('what');
    await page.getByRole('radio', { name: 'oauth2-proxy' }).check();
    await look('where');
    await page.locator('input[name=address]').fill(site);
    await press(said('continue'));
    await look('details');
    await press(said('console-connect'));
    assert.equal(await pageName(page), 'console-app-secret', await page.locator('main').textContent());
    await look('paste');
    const secret = await page.locator('#secret').inputValue();
    await page.locator('.snippet').getByRole('button', { name: said('console-copy') }).click();
    await page.locator('.snippet').getByRole('button', { name: said('console-copied') }).waitFor();
    pasted = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(pasted.includes(secret), 'the secret stands where it is pasted');
    await page.getByRole('link', { name: said('console-stored') }).click();
    await look('app');
  });

  leg('a test shows what the app would get, which hears nothing of it', async () => {
    await page.getByRole('link', { name: said('console-tab-test'), exact: true }).click();
    await look('test');
    await press(said('console-test-do'));
    assert.equal(await pageName(page), 'consent', await page.locator('body').textContent());
    await page.locator('button[name=accept]').click();
    await page.waitForLoadState();
    assert.equal(await pageName(page), 'console-app-test', page.url());
    await look('tested');
    const shown = async (part) => JSON.parse(await page.locator(`pre[aria-labelledby=${part}]`).textContent());
    const [token, userinfo] = [await shown('id-token'), await shown('userinfo')];
    assert.deepEqual([token.iss, userinfo.sub, userinfo.email, userinfo.groups], [server.issuer, token.sub, admin.email, ['editors']]);
    assert.deepEqual(received, []);
  });

  leg('oauth2-proxy starts with what was pasted', async () => {
    const folder = await temporaryFolder(t, 'oauth2-proxy');
    const cookieSecret = execFileSync('sh', ['-c', "openssl rand -base64 32 | tr -- '+/' '-_'"]).toString().trim();
    const fill = (text, line, value) => {
      assert.ok(text.includes(line), `${line} is to be filled in:\n${text}`);
      return text.replace(line, value);
    };
    let filled = fill(pasted, 'http_address = "127.0.0.1:4180"', `http_address = "${new URL(site).host}"`);
    filled = fill(filled, 'upstreams = ["http://127.0.0.1:8080/"]', `upstreams = ["${upstream}/"]`);
    filled = fill(filled, 'cookie_secret = ""', `cookie_secret = "${cookieSecret}"`);
    await writeFile(`${folder}/oauth2-proxy.cfg`, filled);
    const proxy = start(t, program, ['--config', `${folder}/oauth2-proxy.cfg`], { cwd: folder });
    await eventually('oauth2-proxy', async () => (await fetch(`${site}/ping`)).ok, { unless: () => proxy.exited && proxy.output });
  });

  leg('who opens the app signs in and is back where they wanted to be, known by their headers', async () => {
    page = await open(browser);
    await page.goto(`${site}/pages/welcome?x=1`);
    assert.equal(await pageName(page), 'sign-in', page.url());
    await look('sign-in');
    await signIn(page, admin);
    assert.equal(await pageName(page), 'consent', await page.locator('body').textContent());
    await look('consent');
    await page.locator('button[name=accept]').click();
    await page.waitForURL(`${site}/**`);
    assert.equal(await page.locator('h1').textContent(), 'The wiki: /pages/welcome?x=1');
    const headers = received.at(-1);
    assert.equal(headers['x-forwarded-email'], admin.email);
    assert.equal(headers['x-forwarded-groups'], 'editors');
  });
});
