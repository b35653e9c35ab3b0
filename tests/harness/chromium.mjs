// Real Chromium, driven through the DevTools protocol; it reaches no host but this machine.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const axe = createRequire(import.meta.url)('axe-core');

/** Where the pictures go that a test takes: looked at by people, never compared. */
export const pictures = process.env.LATCHKEY_TEST_SCREENSHOTS ?? fileURLToPath(new URL('../../target/screenshots', import.meta.url));
mkdirSync(pictures, { recursive: true });

/** Starts a browser; every name ending in `.test` leads to this machine. */
export function launch() {
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--host-resolver-rules=MAP *.test 127.0.0.1',
  ];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return chromium.launch({ executablePath: process.env.LATCHKEY_TEST_CHROMIUM ?? '/usr/bin/chromium', args });
}

/**
 * A page of a fresh profile. `page.complaints` holds what the browser complained about: violations of the content
 * security policy, scripts that threw, files that did not load.
 */
export async function open(browser, options = {}) {
  const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(`script: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    // A page that answers 400 or 403 is logged by Chromium as a failed load of itself: that is what those pages are for.
    const itself = /^Failed to load resource/.test(text) && message.location().url === page.url();
    if (message.type() === 'error' && !itself) page.complaints.push(`console: ${text} (${message.location().url})`);
  });
  return page;
}

/** The `data-page` name of the page that is shown. */
export const pageName = (page) => page.locator('body').getAttribute('data-page');

/** Fills what the page asks for, and sends it; the password may stand on the same page or on the next. */
export async function signIn(page, { email, password }) {
  const username = page.locator('input[name=username]:not([readonly]):visible');
  if (await username.count()) await username.fill(email);
  if (!(await page.locator('input[name=password]:visible').count())) await send(page, username);
  const secret = page.locator('input[name=password]:visible');
  await secret.fill(password);
  await send(page, secret);
}

/** Presses the first submit button that is seen of the form that a field stands in. */
export async function send(page, field) {
  const form = field.locator('xpath=ancestor::form');
  await form.locator('button[type=submit]:not([aria-hidden]), input[type=submit], button:not([type])').first().click();
  await page.waitForLoadState();
}

/** Goes on by Tab until what has the focus matches a selector; whatever has it on the way is seen to have it. */
export async function tabTo(page, selector) {
  for (let steps = 0; steps < 40; steps += 1) {
    const at = await page.evaluate((wanted) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
      return {
        there: document.activeElement.matches(wanted),
        body: document.activeElement === document.body,
        html: document.activeElement.outerHTML.slice(0, 120),
        seen: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
      };
    }, selector);
    if (!at.body) assert.ok(at.seen, `the focus on ${at.html} is not seen`);
    if (at.there) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`no way to '${selector}' by Tab on ${await pageName(page)}`);
}

/** Holds the page against WCAG 2.2 AA, reflow, its one heading and its name, and takes a picture. */
export async function inspect(page, name, picture) {
  // Playwright hides the caret with a style of its own, which no policy of ours allows.
  await page.screenshot({ path: `${pictures}/${picture}.png`, fullPage: true, caret: 'initial' });
  const shape = await checkReflow(page, name);
  await checkRules(page, name);
  return shape;
}

/** Holds the page against what every page keeps: its name, its one heading, its title, nothing inline, no sideways scrolling. */
export async function checkReflow(page, name) {
  const shape = await page.evaluate(() => ({
    page: document.body.dataset.page,
    headings: document.querySelectorAll('h1').length,
    language: document.documentElement.lang,
    direction: getComputedStyle(document.documentElement).direction,
    title: document.title,
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    // What a box cuts off nobody can scroll to; what is there for screen readers alone is a pixel in size.
    cut: [...document.querySelectorAll('body *:not(input):not(select):not(svg):not(svg *)')]
      .filter((box) => ['clip', 'hidden'].includes(getComputedStyle(box).overflowX) && box.clientWidth > 1)
      .filter((box) => box.scrollWidth > box.clientWidth + 1)
      .map((box) => `${box.outerHTML.slice(0, 80)}: ${box.scrollWidth - box.clientWidth} px`),
    inline: document.querySelectorAll('script:not([src]):not([type="application/json"]), style, [style], [onclick], [onload], [onsubmit]').length,
  }));
  assert.ok(shape.page, `${name}: no data-page on ${page.url()}`);
  assert.equal(shape.headings, 1, `${name}: one h1`);
  assert.ok(shape.title.trim(), `${name}: a title`);
  assert.ok(shape.sideways <= 0, `${name}: ${shape.sideways} px of sideways scrolling at ${page.viewportSize().width} px`);
  assert.deepEqual(shape.cut, [], `${name}: something is cut off at ${page.viewportSize().width} px`);
  assert.equal(shape.inline, 0, `${name}: no inline script or style`);
  return shape;
}

/** Gives every page that is opened here the rules from the start: for those that open many. */
export const bringRules = (page) => page.addInitScript(axe.source);

/** Holds the page against the rules of axe-core for WCAG 2.2 AA, and against what the browser complained about. */
export async function checkRules(page, name) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  const told = violations.map((v) => `${v.id}: ${v.help}\n  ${v.nodes.map((node) => `${node.html}\n    ${node.failureSummary}`).join('\n  ')}`);
  assert.equal(told.length, 0, `${name} (${page.url()}): axe found\n${told.join('\n')}`);
  assert.deepEqual(page.complaints, [], `${name}: the browser complained`);
}
