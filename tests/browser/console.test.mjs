// What an admin does in the console, in real Chromium: with its scripts and without them, by keyboard alone, with an old
// session, beside another admin, and with the back button.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inspect, launch, open, pageName, send, signIn, tabTo } from '../harness/chromium.mjs';
import { clockMoves, movableClock } from '../harness/clock.mjs';
import { startLatchkey } from '../harness/latchkey.mjs';
import { said } from '../harness/texts.mjs';

const plain = 'http://wiki.example.org/callback';
const good = 'https://wiki.example.org/callback';

describe('the console', { skip: !clockMoves && 'needs libfaketime' }, () => {
  const cleanups = [];
  const t = { after: (job) => cleanups.push(job) };
  let browser;
  let server;
  let clock;
  let admin;
  let person;

  before(async () => {
    clock = await movableClock(t);
    server = await startLatchkey(t, { settings: clock.settings });
    admin = await server.createPerson({ email: 'ops@example.com', args: ['--name', 'Ola', '--admin'] });
    person = await server.createPerson();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    for (const job of cleanups.reverse()) await job();
  });

  /** A browser in which the admin is signed in, at an address of the console. */
  const at = async (path, options) => {
    const page = await open(browser, options);
    await page.goto(`${server.issuer}${path}`);
    await signIn(page, admin);
    return page;
  };
  /** An app, and the address of its page. */
  const app = async (id, uri = good) => {
    await server.createClient(`App ${id}`, uri, ['--id', id]);
    return `/admin/apps/${id}`;
  };
  const save = (page) => page.getByRole('button', { name: said('console-save'), exact: true }).click();
  const address = (page) => page.locator('input[name=redirect_uri_0]');

  test('says while an address is typed whether it may be registered, and why not', async () => {
    const page = await at(await app('typed'));
    const told = page.locator('.field', { has: address(page) }).locator('.checked');
    await address(page).fill(plain);
    await told.filter({ hasText: said('console-address-plain-http') }).waitFor();
    assert.equal(await told.getAttribute('data-state'), 'bad');
    assert.equal(await told.getAttribute('role'), 'status', 'it is announced');
    assert.ok((await address(page).getAttribute('aria-describedby')).includes(await told.getAttribute('id')), 'it stands with the field');
    await inspect(page, 'address refused while typed', 'console-address-refused');
    await address(page).fill(good);
    await told.filter({ hasText: said('console-address-good') }).waitFor();
    assert.equal(await told.getAttribute('data-state'), 'good');
    await address(page).fill('');
    await page.waitForFunction((line) => document.getElementById(line).textContent === '', await told.getAttribute('id'));
    await address(page).fill(plain);
    await save(page);
    assert.equal(await address(page).getAttribute('aria-invalid'), 'true', 'the form says the same when it is sent');
    assert.equal(await address(page).inputValue(), plain, 'what was typed is kept');
    await page.context().close();
  });

  test('copies the secret, and an old session is asked again before there is one, and comes back', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const page = await at(await app('secrets'), { permissions });
    await clock.forward(11 * 60);
    await page.getByRole('link', { name: said('console-tab-secrets'), exact: true }).click();
    assert.equal(await pageName(page), 'password', 'the password is asked for again');
    await inspect(page, 'asked again', 'console-asked-again');
    await page.locator('input[name=password]').fill(admin.password);
    await send(page, page.locator('input[name=password]'));
    assert.equal(await pageName(page), 'console-app-secrets', page.url());
    await page.getByRole('button', { name: said('console-rotate-do') }).click();
    assert.equal(await pageName(page), 'console-app-secret');
    await page.locator('.button.main', { hasText: said('console-copy') }).click();
    await page.getByRole('button', { name: said('console-copied') }).waitFor();
    const secret = await page.locator('#secret').inputValue();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), secret);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('asks again before it deletes: what was typed is asked for again, and nothing is gone', async () => {
    const page = await at(await app('kept'));
    await clock.forward(11 * 60);
    await page.locator('input[name=confirm]').fill('kept');
    await send(page, page.locator('input[name=confirm]'));
    assert.equal(await pageName(page), 'password');
    await page.locator('input[name=password]').fill(admin.password);
    await send(page, page.locator('input[name=password]'));
    assert.equal(await pageName(page), 'console-app', 'back at the app, which is there');
    await page.context().close();
  });

  test('tells the second of two admins who edit at once, and loses nothing', async () => {
    const path = await app('both');
    const [one, two] = [await at(path), await at(path, { javaScriptEnabled: false })];
    await one.locator('input[name=name]').fill('The wiki');
    await save(one);
    await two.locator('input[name=name]').fill('Our wiki');
    await save(two);
    assert.equal(await two.locator('input[name=name]').inputValue(), 'Our wiki', 'what was typed is kept');
    assert.match(await two.locator('#name-now').textContent(), /The wiki/, 'beside what the other saved');
    assert.ok(await two.getByRole('alert').count(), 'and it is said');
    await save(two);
    await one.reload();
    assert.equal(await one.locator('input[name=name]').inputValue(), 'Our wiki');
    for (const page of [one, two]) {
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    }
  });

  test('says that a deleted app is gone when one goes back to it', async () => {
    const page = await at(await app('gone'));
    await page.locator('input[name=confirm]').fill('other');
    await send(page, page.locator('input[name=confirm]'));
    assert.equal(await page.locator('input[name=confirm]').getAttribute('aria-invalid'), 'true', 'another word deletes nothing');
    await page.goto(`${server.issuer}/admin/apps/gone`);
    await page.locator('input[name=confirm]').fill('gone');
    await send(page, page.locator('input[name=confirm]'));
    assert.equal(await pageName(page), 'console-apps');
    await page.goBack();
    assert.equal(await pageName(page), 'console-app-gone', page.url());
    await inspect(page, 'gone', 'console-gone');
    await page.context().close();
  });

  test('connects an app without scripts: a wrong address is said and nothing is lost, an address is added', async () => {
    const page = await at('/admin/connect', { javaScriptEnabled: false });
    await page.getByRole('button', { name: said('continue'), exact: true }).click();
    assert.ok(await page.getByRole('alert').count(), 'without a choice it says so');
    await page.locator('input[name=what][value=web]').check();
    await page.getByRole('button', { name: said('continue'), exact: true }).click();
    await page.locator('input[name=name]').fill('Wiki');
    await address(page).fill(plain);
    await page.locator('button[name=add][value=redirect_uri]').click();
    await page.locator('input[name=redirect_uri_1]').fill('https://wiki.example.org/other');
    await page.getByRole('button', { name: said('console-connect'), exact: true }).click();
    assert.equal(await address(page).getAttribute('aria-invalid'), 'true');
    assert.equal(await page.locator('input[name=redirect_uri_1]').inputValue(), 'https://wiki.example.org/other');
    await address(page).fill(good);
    await page.getByRole('button', { name: said('console-connect'), exact: true }).click();
    assert.equal(await pageName(page), 'console-app-secret');
    assert.ok((await page.locator('#secret').inputValue()).length > 30);
    assert.equal(await page.getByRole('button', { name: said('console-copy') }).count(), 0, 'no button that does nothing');
    await page.getByRole('link', { name: said('console-stored') }).click();
    assert.equal(await page.locator('h1').textContent(), 'Wiki');
    assert.equal(await page.locator('input[name=redirect_uri_1]').inputValue(), 'https://wiki.example.org/other');
    await page.context().close();
  });

  test('connects a known app by keyboard alone', async () => {
    const page = await at('/admin/connect');
    await tabTo(page, 'input[name=what]');
    for (let steps = 0; steps < 12 && !(await page.evaluate(() => document.activeElement.value === 'grafana')); steps += 1) {
      await page.keyboard.press('ArrowDown');
    }
    await tabTo(page, 'input[name=address]');
    await page.keyboard.type('https://grafana.example.org');
    await page.keyboard.press('Enter');
    await page.waitForSelector('body[data-page=console-connect-details]');
    await tabTo(page, 'input[name=first_party]');
    await page.keyboard.press('Space');
    await tabTo(page, 'main .buttons button.main');
    await page.keyboard.press('Enter');
    await page.waitForSelector('body[data-page=console-app-secret]');
    await tabTo(page, '.secret button');
    await tabTo(page, 'pre');
    await tabTo(page, 'main a.button.main');
    await page.keyboard.press('Enter');
    await page.waitForSelector('body[data-page=console-app]');
    assert.equal(await address(page).inputValue(), 'https://grafana.example.org/login/generic_oauth');
    assert.ok(await page.locator('input[name=first_party]').isChecked());
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('is shown to admins alone: others find no way to it, and are refused', async () => {
    const page = await open(browser);
    await page.goto(`${server.issuer}/account`);
    await signIn(page, person);
    assert.equal(await page.locator('a[href$="/admin"]').count(), 0);
    await page.goto(`${server.issuer}/admin`);
    assert.equal(await pageName(page), 'error');
    await inspect(page, 'refused', 'console-refused');
    await page.locator('a[href*="choose=1"]').click();
    assert.equal(await pageName(page), 'account-choice');
    await page.context().close();
    const own = await at('/account');
    await own.locator('nav a[href$="/admin"]').click();
    assert.equal(await pageName(own), 'console');
    await own.context().close();
  });
});
