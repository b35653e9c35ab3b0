// A person sets up an authenticator app with the pages alone: each page in five combinations of language, theme,
// direction and width, and once without any script. Then they sign in with its codes, and with a recovery code.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inspect, launch, open, pageName, send, signIn } from '../harness/chromium.mjs';
import { clockMoves, movableClock } from '../harness/clock.mjs';
import { startLatchkey } from '../harness/latchkey.mjs';
import { oneTimeCode } from '../harness/one-time-code.mjs';
import { authorization, plainApplication } from '../harness/relying-party.mjs';
import { said } from '../harness/texts.mjs';

const combinations = [
  { language: 'en', theme: 'light', width: 1280, direction: 'ltr' },
  { language: 'de', theme: 'dark', width: 390, direction: 'ltr' },
  { language: 'fr', theme: 'dark', width: 1280, direction: 'ltr' },
  { language: 'es', theme: 'light', width: 320, direction: 'ltr' },
  { language: 'ar', theme: 'dark', width: 320, direction: 'rtl' },
];

describe('the pages of the second factor', () => {
  const cleanups = [];
  const t = { after: (job) => cleanups.push(job) };
  let browser;
  let server;

  before(async () => {
    server = await startLatchkey(t);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    for (const job of cleanups.reverse()) await job();
  });

  for (const { language, theme, width, direction } of combinations) {
    test(`${language}, ${theme}, ${direction}, ${width} px`, async () => {
      const person = await server.createPerson({ email: `nora-${language}@example.com`, args: ['--name', 'Nora Lind'] });
      const page = await open(browser, { locale: language, colorScheme: theme, viewport: { width, height: 800 } });
      const look = async (name) => {
        const shape = await inspect(page, name, `${language}-${theme}-${width}-${name.replaceAll(' ', '-')}`);
        assert.ok(shape.language.startsWith(language), `${name}: written in '${shape.language}'`);
        assert.equal(shape.direction, direction, name);
      };
      await page.goto(`${server.issuer}/account/second-factor`);
      await signIn(page, person);
      await look('second factor none');
      await page.locator('a[href$="/account/second-factor/enrol"]').click();
      await look('second factor enrol');
      const key = await page.locator('.key').textContent();
      await page.locator('input[name=code]').fill('12345');
      await send(page, page.locator('input[name=code]'));
      await look('second factor enrol refused');
      assert.equal(await page.locator('.key').textContent(), key, 'the key stays');
      await page.locator('input[name=name]').fill('Nora’s phone');
      await page.locator('input[name=code]').fill(oneTimeCode(key));
      await send(page, page.locator('input[name=code]'));
      assert.equal(await pageName(page), 'recovery-codes');
      await look('recovery codes');
      assert.equal((await page.locator('.codes').textContent()).trim().split('\n').length, 10);
      await page.locator('main a.button.main').click();
      await look('second factor one');
      await page.locator('a[href*="/account/second-factor/app?"]').click();
      await look('second factor app');
      await page.locator('input[name=name]').fill(' ');
      await send(page, page.locator('input[name=name]'));
      await look('second factor app refused');
      await page.goto(`${server.issuer}/account`);
      await look('security events');
      await page.context().close();
    });
  }

  test('a button that is pressed twice shows what is shown once, and a reload of a refused page posts nothing', async () => {
    const person = await server.createPerson({ email: 'twice@example.com' });
    const page = await open(browser);
    await page.goto(`${server.issuer}/account/second-factor/enrol`);
    await signIn(page, person);
    const key = await page.locator('.key').textContent();
    await page.locator('input[name=code]').fill('000000');
    await send(page, page.locator('input[name=code]'));
    const refusal = await page.locator('.error').first().textContent();
    const posts = [];
    page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
    await page.reload();
    assert.equal(await page.locator('.error').first().textContent(), refusal);
    assert.deepEqual(posts, []);
    await page.locator('input[name=code]').fill(oneTimeCode(key));
    await page.locator('main button.main').scrollIntoViewIfNeeded();
    const button = await page.locator('main button.main').boundingBox();
    await page.mouse.click(button.x + 9, button.y + 9);
    await new Promise((done) => setTimeout(done, 20));
    await page.mouse.click(button.x + 9, button.y + 9);
    await page.waitForSelector('body[data-page=recovery-codes]');
    assert.equal((await page.locator('.codes').textContent()).trim().split('\n').length, 10);
    await page.context().close();
  });

  test('without scripts', async () => {
    const person = await server.createPerson({ email: 'plain@example.com' });
    const page = await open(browser, { javaScriptEnabled: false });
    await page.goto(`${server.issuer}/account/second-factor/enrol`);
    await signIn(page, person);
    const key = await page.locator('.key').textContent();
    await page.locator('input[name=code]').fill(oneTimeCode(key).replace(/(...)/, '$1 '));
    await send(page, page.locator('input[name=code]'));
    assert.equal(await pageName(page), 'recovery-codes');
    const codes = await page.locator('.codes').textContent();
    await page.locator('main a.button.main').click();
    await send(page, page.locator('form[action$="/recovery-codes"] button'));
    assert.notEqual(await page.locator('.codes').textContent(), codes, 'new codes replace the old');
    await page.goto(`${server.issuer}/account/second-factor`);
    await page.locator('a[href*="/account/second-factor/app?"]').click();
    await send(page, page.locator('form[action$="/remove"] button'));
    assert.equal(await pageName(page), 'second-factor');
    assert.equal(await page.locator('a[href*="/account/second-factor/app?"]').count(), 0, 'none is left');
    await page.context().close();
  });
});

describe('signing in with a second factor', { skip: !clockMoves && 'needs libfaketime' }, () => {
  const cleanups = [];
  const t = { after: (job) => cleanups.push(job) };
  const codes = [];
  let browser;
  let server;
  let app;
  let client;
  let clock;
  let person;
  let key;

  before(async () => {
    clock = await movableClock(t);
    server = await startLatchkey(t, { settings: clock.settings });
    app = await plainApplication(t);
    client = await server.createClient('Notes', app.callback, ['--first-party']);
    person = await server.createPerson({ email: 'nora@example.com', args: ['--name', 'Nora Lind'] });
    browser = await launch();
    const page = await open(browser);
    await page.goto(`${server.issuer}/account/second-factor/enrol`);
    await signIn(page, person);
    key = await page.locator('.key').textContent();
    await page.locator('input[name=code]').fill(oneTimeCode(key, clock.now()));
    await send(page, page.locator('input[name=code]'));
    codes.push(...(await page.locator('.codes').textContent()).trim().split('\n').map((code) => code.trim()));
    await page.context().close();
  });
  after(async () => {
    await browser?.close();
    for (const job of cleanups.reverse()) await job();
  });

  /** To the page that asks for a code, in a browser of its own. */
  const begin = async (options) => {
    // A code works once: the next one is of another half minute.
    await clock.forward(60);
    const page = await open(browser, options);
    await page.goto(authorization(server, client.client_id, app.callback));
    await signIn(page, person);
    assert.equal(await pageName(page), 'totp', page.url());
    return page;
  };
  const code = (page) => page.locator('input[name=code]');

  for (const javaScriptEnabled of [true, false]) {
    test(`a wrong code is refused, the app's code is taken${javaScriptEnabled ? '' : ', without scripts'}`, async () => {
      const page = await begin({ javaScriptEnabled });
      const right = oneTimeCode(key, clock.now());
      await code(page).fill(right === '123456' ? '654321' : '123456');
      await send(page, code(page));
      assert.equal(await code(page).getAttribute('aria-invalid'), 'true', 'the refusal stands at the field');
      if (javaScriptEnabled) await inspect(page, 'code refused', 'second-factor-code-refused');
      await code(page).fill(right.replace(/(...)/, '$1 '));
      await send(page, code(page));
      await page.waitForURL(`${app.callback}*`);
      assert.equal(await page.locator('h1').textContent(), 'signed in');
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });

    test(`a recovery code stands in for the app once${javaScriptEnabled ? '' : ', without scripts'}`, async () => {
      const page = await begin({ javaScriptEnabled });
      const recovery = codes.shift();
      const byRecovery = () => page.getByRole('link', { name: said('recovery-code-use') }).click();
      await byRecovery();
      if (javaScriptEnabled) await inspect(page, 'recovery code', 'second-factor-recovery-code');
      await code(page).fill(recovery.toUpperCase());
      await send(page, code(page));
      await page.waitForURL(`${app.callback}*`);
      assert.equal(await page.locator('h1').textContent(), 'signed in');
      await page.context().clearCookies();
      await page.goto(authorization(server, client.client_id, app.callback));
      await signIn(page, person);
      await byRecovery();
      await code(page).fill(recovery);
      await send(page, code(page));
      assert.equal(await pageName(page), 'recovery-code', 'a code that was used is refused');
      await code(page).fill(codes.shift());
      await send(page, code(page));
      await page.waitForURL(`${app.callback}*`);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });
  }
});
