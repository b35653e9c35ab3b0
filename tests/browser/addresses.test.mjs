// What Chromium sends with our forms behind a proxy that withholds the origin, under a wrong name of this machine, and what
// tools that fill forms find on a page with a password.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, describe, test } from 'node:test';
import { launch, open, pageName, signIn } from '../harness/chromium.mjs';
import { startLatchkey } from '../harness/latchkey.mjs';
import { freePorts } from '../harness/processes.mjs';
import { authorization, plainApplication } from '../harness/relying-party.mjs';

describe('addresses and forms', () => {
  const cleanups = [];
  const t = { after: (job) => cleanups.push(job) };
  let browser;

  before(async () => {
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    for (const job of cleanups.reverse()) await job();
  });

  /** A proxy that tells browsers to send no referrer, as hardened ones do; it keeps the origins of forms. */
  async function withholding(server, port) {
    const origins = [];
    const proxy = http.createServer((request, response) => {
      if (request.method === 'POST') origins.push(request.headers.origin);
      const { method, url: path, headers } = request;
      const upstream = http.request({ host: '127.0.0.1', port: server.port, method, path, headers }, (answer) => {
        response.writeHead(answer.statusCode, { ...answer.headers, 'referrer-policy': 'no-referrer' });
        answer.pipe(response);
      });
      request.pipe(upstream);
    });
    await new Promise((done) => proxy.listen(port, '127.0.0.1', done));
    t.after(() => proxy.close());
    return origins;
  }

  test('a proxy that withholds the origin breaks no form', async () => {
    const [port] = await freePorts(1);
    const server = await startLatchkey(t, { settings: { LATCHKEY_ISSUER: `http://localhost:${port}` } });
    const origins = await withholding(server, port);
    const mara = await server.createPerson();
    const page = await open(browser);
    await page.goto(`${server.issuer}/account`);
    await signIn(page, mara);
    assert.equal(await pageName(page), 'account');
    assert.deepEqual(origins, ['null'], 'Chromium withheld the origin');
    await page.context().close();
  });

  test('under another name of this machine one lands at the issuer and signs in', async () => {
    const server = await startLatchkey(t);
    const mara = await server.createPerson();
    const page = await open(browser);
    await page.goto(`http://127.0.0.1:${server.port}/account`);
    assert.ok(page.url().startsWith(server.issuer), page.url());
    await signIn(page, mara);
    assert.equal(await pageName(page), 'account');
    await page.context().close();
  });

  test('every field that is seen on a page with a password can be filled, and the name is there for password managers', async () => {
    const server = await startLatchkey(t);
    const mara = await server.createPerson();
    const app = await plainApplication(t);
    const { client_id } = await server.createClient('Again', app.callback);
    const page = await open(browser);
    await page.goto(`${server.issuer}/account`);
    await signIn(page, mara);
    for (const address of [authorization(server, client_id, app.callback, { prompt: 'login' }), `${server.issuer}/account/password`]) {
      await page.goto(address);
      assert.ok(['password', 'change-password'].includes(await pageName(page)), await pageName(page));
      for (const field of await page.locator('form input:visible:not([type=checkbox])').all()) {
        assert.ok(await field.isEditable());
        await field.fill('anything');
      }
      const name = page.locator('form:has(input[type=password]) input[autocomplete~=username]');
      assert.equal(await name.inputValue(), mara.email);
      assert.ok(!(await name.isVisible()));
    }
    await page.context().close();
  });
});
