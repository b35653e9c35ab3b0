// npm oidc-client-ts in real Chromium: a public client whose tokens are fetched across origins.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { launch, open, signIn } from '../harness/chromium.mjs';
import { startLatchkey } from '../harness/latchkey.mjs';
import { serveApplication } from '../harness/relying-party.mjs';

const files = {
  '/oidc-client-ts.min.js': ['text/javascript', new URL('../node_modules/oidc-client-ts/dist/browser/oidc-client-ts.min.js', import.meta.url)],
  '/app.js': ['text/javascript', new URL('spa/app.js', import.meta.url)],
};
const index = ['text/html', new URL('spa/index.html', import.meta.url)];

describe('oidc-client-ts', () => {
  const cleanups = [];
  const t = { after: (job) => cleanups.push(job) };
  let browser;
  let server;
  let app;

  before(async () => {
    server = await startLatchkey(t);
    app = await serveApplication(t, async (_request, response, url) => {
      const [type, file] = files[url.pathname] ?? index;
      response.setHeader('content-type', `${type}; charset=utf-8`);
      response.end(await readFile(file));
    });
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    for (const job of cleanups.reverse()) await job();
  });

  test('signs in, reads userinfo, renews, signs out', async () => {
    const person = await server.createPerson({ args: ['--name', 'Mara Lind'] });
    const { client_id, client_secret } = await server.createClient('SPA', `${app.origin}/callback`, [
      '--type',
      'spa',
      '--post-logout-redirect-uri',
      `${app.origin}/`,
    ]);
    assert.equal(client_secret, undefined);
    const page = await open(browser);
    await page.addInitScript((settings) => sessionStorage.setItem('settings', settings), JSON.stringify({ authority: server.issuer, client_id }));
    const state = (text) => page.waitForFunction((wanted) => document.getElementById('state')?.textContent.startsWith(wanted), text);
    const user = async () => JSON.parse(await page.locator('#user').textContent());

    await page.goto(app.origin);
    await state('signed out');
    await page.locator('#sign-in').click();
    await page.waitForSelector('input[name=username]');
    await signIn(page, person);
    await page.locator('button[name=accept]').click();
    await state('signed in');
    const first = await user();
    assert.equal(first.profile.sub, person.id);
    assert.equal(first.profile.email, person.email);
    assert.equal(first.profile.name, 'Mara Lind');

    await page.locator('#renew').click();
    await state('renewed');
    const second = await user();
    assert.notEqual(second.access_token, first.access_token);
    assert.equal(second.profile.sub, person.id);

    await page.locator('#sign-out').click();
    await page.waitForURL(`${app.origin}/*`);
    await state('signed out');
    assert.deepEqual(page.complaints, []);
    await page.locator('#sign-in').click();
    await page.waitForSelector('input[name=password], input[name=username]');
    await page.context().close();
  });
});
