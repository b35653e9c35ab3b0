// A person sets up an authenticator app with the pages alone: each page in five combinations of language, theme,
// direction and width, and once without any script.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { inspect, launch, open, pageName, send, signIn } from '../harness/chromium.mjs';
import { startLatchkey } from '../harness/latchkey.mjs';

const combinations = [
  { language: 'en', theme: 'light', width: 1280, direction: 'ltr' },
  { language: 'de', theme: 'dark', width: 390, direction: 'ltr' },
  { language: 'fr', theme: 'dark', width: 1280, direction: 'ltr' },
  { language: 'es', theme: 'light', width: 320, direction: 'ltr' },
  { language: 'ar', theme: 'dark', width: 320, direction: 'rtl' },
];

/** The code that an app shows now (RFC 6238), from the key as the page writes it. */
function oneTimeCode(key, now = Date.now()) {
  const letters = key.replaceAll(' ', '');
  let bits = '';
  for (const letter of letters) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0');
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

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
    assert.equal(await page.locator('.empty').count(), 1, 'none is left');
    await page.context().close();
  });
});
