// Every page in real Chromium: WCAG 2.2 AA by axe-core, reflow, no complaint of the browser; five combinations that
// between them show each language, theme, direction and width.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inspect, launch, open, pageName, signIn } from '../harness/chromium.mjs';
import { startLatchkey } from '../harness/latchkey.mjs';
import { eventually } from '../harness/processes.mjs';
import { authorization, plainApplication } from '../harness/relying-party.mjs';

const combinations = [
  { language: 'en', theme: 'light', width: 1280, direction: 'ltr' },
  { language: 'de', theme: 'dark', width: 390, direction: 'ltr' },
  { language: 'fr', theme: 'dark', width: 1280, direction: 'ltr' },
  { language: 'es', theme: 'light', width: 320, direction: 'ltr' },
  { language: 'ar', theme: 'dark', width: 320, direction: 'rtl' },
];

describe('every page', () => {
  const cleanups = [];
  const t = { after: (job) => cleanups.push(job) };
  let browser;
  let server;
  let app;
  let client;

  before(async () => {
    server = await startLatchkey(t);
    app = await plainApplication(t);
    client = await server.createClient('Notes', app.callback, ['--post-logout-redirect-uri', `${app.origin}/goodbye`]);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    for (const job of cleanups.reverse()) await job();
  });

  for (const { language, theme, width, direction } of combinations) {
    test(`${language}, ${theme}, ${direction}, ${width} px`, async () => {
      const person = await server.createPerson({ email: `mara-${language}@example.com`, args: ['--name', 'Mara Lind'] });
      const second = await server.createPerson({ email: `mara-${language}-work@example.com`, args: ['--name', 'Mara at work'] });
      const page = await open(browser, { locale: language, colorScheme: theme, viewport: { width, height: 800 } });
      const authorize = (parameters) => page.goto(authorization(server, client.client_id, app.callback, { ui_locales: language, ...parameters }));
      const look = async (name) => {
        const shape = await inspect(page, name, `${language}-${theme}-${width}-${name.replaceAll(' ', '-')}`);
        assert.ok(shape.language.startsWith(language), `${name}: written in '${shape.language}'`);
        assert.equal(shape.direction, direction, name);
      };

      await authorize();
      assert.equal(await pageName(page), 'sign-in');
      await look('sign-in');
      await signIn(page, { ...person, password: 'not the password' });
      assert.ok(await page.locator('[role=alert], [aria-invalid=true]').count(), 'the refusal is announced');
      await look('sign-in refused');
      await signIn(page, person);
      assert.equal(await pageName(page), 'consent');
      await look('consent');
      await page.locator('button[name=accept]').click();
      await page.waitForURL(`${app.callback}*`);

      await authorize({ prompt: 'login', login_hint: second.email });
      await look('sign-in again');
      await signIn(page, second);
      if ((await pageName(page)) === 'consent') await page.locator('button[name=accept]').click();
      await page.waitForURL(`${app.callback}*`);
      await authorize({ prompt: 'select_account' });
      await look('account chooser');

      await page.goto(authorization(server, client.client_id, 'https://elsewhere.example/', { ui_locales: language }));
      assert.equal(await pageName(page), 'error');
      await look('error');

      await page.goto(`${server.issuer}/account`);
      const here = new URL(page.url());
      const paths = await page.locator('a[href]').evaluateAll((links) => links.map((link) => link.href));
      const own = new Set(paths.map((href) => new URL(href)).filter((url) => url.origin === here.origin && url.pathname.startsWith('/account')).map((url) => url.href));
      for (const path of ['/account', '/', '/language']) own.add(`${server.issuer}${path}`);
      assert.ok(own.size >= 4, `home leads to sessions, apps and password: ${[...own]}`);
      for (const href of own) {
        await page.goto(href);
        await look(`own ${new URL(href).pathname.slice(1).replaceAll('/', ' ') || 'home'}`);
      }

      await page.goto(`${server.issuer}/logout`);
      await look('sign-out');
      await page.locator('form button[type=submit]').first().click();
      await page.waitForLoadState();
      assert.equal(await pageName(page), 'signed-out');
      await look('signed out');

      const set = await server.command(['user', 'set-password', second.email, '--temporary', '--password-stdin'], { input: 'temporary horse battery\n' });
      assert.equal(set.code, 0, set.stderr);
      const fresh = await open(browser, { locale: language, colorScheme: theme, viewport: { width, height: 800 } });
      await fresh.goto(authorization(server, client.client_id, app.callback, { ui_locales: language }));
      await signIn(fresh, { ...second, password: 'temporary horse battery' });
      assert.ok(await fresh.locator('input[autocomplete=new-password]').count(), 'a temporary password is replaced first');
      await inspect(fresh, 'new password', `${language}-${theme}-${width}-new-password`);
      await fresh.context().close();
      await page.context().close();
    });
  }

  test('the first-run link shows the set-up page and makes the first admin once', async () => {
    const empty = await startLatchkey(t);
    const link = await eventually('the one-time link', () => empty.process.output.match(/https?:\/\/localhost\S+/g)?.find((url) => url.length > 50));
    const page = await open(browser);
    await page.goto(link);
    await inspect(page, 'set-up', 'en-light-1280-set-up');
    const email = page.locator('input[name=email]:visible');
    await email.fill('root@example.com');
    const name = page.locator('input[name=name]:visible');
    if (await name.count()) await name.fill('Root');
    for (const field of await page.locator('input[type=password]:visible').all()) await field.fill('a first and long password');
    await page.locator('form button[type=submit]').first().click();
    await page.waitForLoadState();
    assert.deepEqual(page.complaints, []);
    const people = await empty.json(['user', 'list']);
    assert.deepEqual(people.map((person) => person.email), ['root@example.com']);
    await page.context().clearCookies();
    const answer = await page.goto(link);
    assert.ok(answer.status() >= 400 || (await pageName(page)) !== 'setup', 'the link is dead with the first admin');
  });
});
