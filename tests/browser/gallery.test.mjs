// Every page in every state, from the gallery that the Rust tests draw (`LATCHKEY_TEST_GALLERY` is its folder), in real
// Chromium: held against WCAG 2.2 AA in light from left to right and in dark from right to left, and in the other
// languages for reflow alone, with scripts off; `pages.test.mjs` has the pages before the console in those languages.
import assert from 'node:assert/strict';
import { access, readFile, readdir } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { bringRules, checkReflow, checkRules, launch, open, pictures } from '../harness/chromium.mjs';
import { serveApplication } from '../harness/relying-party.mjs';
import { said } from '../harness/texts.mjs';

const folder = process.env.LATCHKEY_TEST_GALLERY;
const there = folder && (await access(folder).then(() => true, () => false));
const types = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', html: 'text/html; charset=utf-8' };
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' https: data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

const combinations = [
  { language: 'en', theme: 'light', width: 1280, direction: 'ltr', rules: true },
  { language: 'ar', theme: 'dark', width: 320, direction: 'rtl', rules: true },
  { language: 'de', theme: 'light', width: 320, direction: 'ltr', rules: false },
  { language: 'fr', theme: 'dark', width: 320, direction: 'ltr', rules: false, only: 'console' },
  { language: 'es', theme: 'light', width: 320, direction: 'ltr', rules: false, only: 'console' },
];

describe('every page in every state', { skip: !there && 'LATCHKEY_TEST_GALLERY names no gallery' }, () => {
  const cleanups = [];
  const t = { after: (job) => cleanups.push(job) };
  let browser;
  let site;

  before(async () => {
    site = await serveApplication(t, async (_request, response, url) => {
      const path = url.pathname.replaceAll('..', '');
      response.setHeader('content-type', types[path.split('.').pop()] ?? 'text/plain');
      response.setHeader('content-security-policy', policy);
      if (path.startsWith('/assets/')) response.setHeader('cache-control', 'max-age=3600');
      // The page that sends itself on is drawn with another name for its script, so that it stays.
      if (path.includes('form-post-kept')) return response.end();
      response.end(await readFile(`${folder}${path}`).catch(() => ((response.statusCode = 404), 'not there')));
    });
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    for (const job of cleanups.reverse()) await job();
  });

  for (const { language, theme, width, direction, rules, only = '' } of combinations) {
    test(`${language}, ${theme}, ${direction}, ${width} px${rules ? '' : ', without scripts'}`, async () => {
      const drawn = await readdir(`${folder}/${language}/${theme}`);
      assert.ok(drawn.length > 150, `the whole gallery: ${drawn.length} pages`);
      const names = drawn.filter((name) => name.startsWith(only)).sort();
      const wrong = [];
      // Two pages at a time: the browser works on one while the other loads.
      const worker = async () => {
        const page = await open(browser, { locale: language, colorScheme: theme, viewport: { width, height: 800 }, javaScriptEnabled: rules });
        if (rules) await bringRules(page);
        for (let file = names.shift(); file; file = names.shift()) {
          const name = file.replace('.html', '');
          page.complaints.length = 0;
          await page.goto(`${site.origin}/${language}/${theme}/${file}`);
          try {
            const shape = await checkReflow(page, name);
            assert.equal(shape.language, language, name);
            assert.equal(shape.direction, direction, name);
            if (rules) await checkRules(page, name);
            // Nothing that is unfolded makes the page wider than its window.
            const folded = await page.evaluate(() => [...document.querySelectorAll('details:not([open])')].map((one) => (one.open = true)).length);
            if (folded > 0) await checkReflow(page, `${name}, unfolded`);
          } catch (error) {
            await page.screenshot({ path: `${pictures}/gallery-${language}-${name}.png`, fullPage: true, caret: 'initial' });
            wrong.push(error.message);
          }
        }
        await page.context().close();
      };
      await Promise.all([worker(), worker()]);
      assert.equal(wrong.length, 0, wrong.join('\n\n'));
    });
  }

  test('a word of 72 letters in place of every value runs out of no page', async () => {
    const word = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle';
    const wrong = [];
    const names = (await readdir(`${folder}/de/light`)).sort();
    const worker = async () => {
      const page = await open(browser, { locale: 'de', viewport: { width: 1280, height: 800 } });
      for (let file = names.shift(); file; file = names.shift()) {
        await page.goto(`${site.origin}/de/light/${file}`);
        // The code isolates every value in a `bdi`. In the cells of lists stand types, times and numbers beside the name of the row.
        await page.evaluate((long) => document.querySelectorAll('bdi').forEach((value) => value.closest('td') || value.replaceChildren(long)), word);
        for (const width of [320, 390, 768, 1024, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          const over = await page.evaluate(() => {
            const { scrollWidth, clientWidth } = document.documentElement;
            const cut = [...document.querySelectorAll('.plate')].some((plate) => plate.scrollWidth > plate.clientWidth + 1);
            return cut ? 'the plate' : scrollWidth - clientWidth;
          });
          if (over) wrong.push(`${file} at ${width} px: ${over}`);
        }
      }
      await page.context().close();
    };
    await Promise.all([worker(), worker()]);
    assert.deepEqual(wrong, []);
  });

  test('with scripts the local time stands beside UTC, and without them UTC alone', async () => {
    const date = said('date', { day: 19, month: said('month-11'), year: '2026' });
    const moment = said('date-time', { date, time: said('time', { time: '15:04' }) });
    for (const [timezoneId, javaScriptEnabled, local] of [
      ['Asia/Tokyo', true, ['(Nov 20, 00:04 GMT+9)']],
      ['UTC', true, []],
      ['Asia/Tokyo', false, []],
    ]) {
      const page = await open(browser, { locale: 'en', timezoneId, javaScriptEnabled });
      await page.goto(`${site.origin}/en/light/sessions.html`);
      const line = page.locator('.who .muted', { has: page.locator('time') }).first();
      assert.equal(await line.locator('time').textContent(), moment);
      assert.deepEqual(await line.locator('time + .local-time').allTextContents(), local, timezoneId);
      await page.context().close();
    }
  });

  test('the code of one library is shown, and another is chosen by keyboard, without scripts', async () => {
    const page = await open(browser, { locale: 'en', javaScriptEnabled: false });
    await page.goto(`${site.origin}/en/light/console-connected-own.html`);
    assert.equal(await page.locator('.libraries section:visible').getAttribute('aria-label'), 'Node.js');
    await page.getByRole('radio', { name: 'Node.js' }).focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.locator('.libraries section:visible').getAttribute('aria-label'), 'Python (Flask)');
    await page.context().close();
  });

  test('what is shown once and what is to be pasted is copied by a button', async () => {
    for (const [name, place, wanted] of [
      ['recovery-codes', '.once', /^\S+(\n\S+){9}$/],
      ['console-connected-own', '.facts', /^https:\/\/id\.example\.com$/],
      ['console-connected-own', '.libraries section:visible', /process\.env\.CLIENT_SECRET/],
    ]) {
      const page = await open(browser, { locale: 'en', permissions: ['clipboard-read', 'clipboard-write'] });
      await page.goto(`${site.origin}/en/light/${name}.html`);
      await page.locator(place).getByRole('button', { name: said('console-copy') }).first().click();
      await page.getByRole('button', { name: said('console-copied') }).waitFor();
      assert.match(await page.evaluate(() => navigator.clipboard.readText()), wanted, name);
      await page.context().close();
    }
  });
});
