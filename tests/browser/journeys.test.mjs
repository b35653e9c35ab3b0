// Whole journeys in real Chromium: by keyboard alone, with scripts off, to callbacks that lead elsewhere.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, open, pageName, pictures, signIn, tabTo } from '../harness/chromium.mjs';
import { startLatchkey } from '../harness/latchkey.mjs';
import { authorization, plainApplication, serveApplication } from '../harness/relying-party.mjs';

describe('journeys', () => {
  const cleanups = [];
  const t = { after: (job) => cleanups.push(job) };
  let browser;
  let server;
  let app;
  let mara;

  before(async () => {
    server = await startLatchkey(t);
    app = await plainApplication(t);
    mara = await server.createPerson({ args: ['--name', 'Mara Lind'] });
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    for (const job of cleanups.reverse()) await job();
  });

  test('a new password is judged while it is typed, and nothing on the page moves for it', async () => {
    const lin = await server.createPerson({ email: 'lin@example.com', args: ['--name', 'Lin Okafor'] });
    const page = await open(browser);
    await page.goto(`${server.issuer}/account/password`);
    await signIn(page, lin);
    await page.waitForURL('**/account/password');
    const field = page.locator('input[name=new_password]');
    const place = async () => (await page.locator('input[name=end_others]').boundingBox()).y;
    const before = await place();
    for (const [typed, said] of [
      ['short', 'Too short'],
      ['aaaaaaaaaaaa', 'Easy to guess'],
      ['abcdefghijkl', 'Easy to guess'],
      ['lin@example.com', 'Easy to guess'],
      ['qzmxplkwvbte', 'Fair'],
      ['violet otter rides', 'Hard to guess'],
      ['', ''],
    ]) {
      await field.fill(typed);
      assert.equal(await page.locator('.meter output').textContent(), said, typed);
      assert.equal(await place(), before, `nothing moves for '${typed}'`);
    }
    await page.screenshot({ path: `${pictures}/password-meter.png`, caret: 'initial' });
    assert.deepEqual(page.complaints, []);
    const plain = await open(browser, { javaScriptEnabled: false });
    await plain.goto(`${server.issuer}/account/password`);
    await signIn(plain, lin);
    assert.equal(await plain.locator('.meter').count(), 0, 'without scripts the page has the rule alone');
  });

  test('by keyboard alone: focus starts in the first field, is always seen, and Enter sends', async () => {
    const { client_id } = await server.createClient('Keyboard', app.callback);
    const page = await open(browser);
    await page.goto(authorization(server, client_id, app.callback));
    const focused = () => page.evaluate(() => document.activeElement.name);
    assert.equal(await focused(), 'username');
    await page.keyboard.type(mara.email);
    if (!(await page.locator('input[name=password]:visible').count())) {
      await page.keyboard.press('Enter');
      await page.waitForSelector('input[name=password]:visible');
      assert.equal(await focused(), 'password');
    }
    await tabTo(page, '[name=password]');
    await page.keyboard.type(mara.password);
    await page.keyboard.press('Enter');
    await page.waitForSelector('body[data-page=consent]');
    await tabTo(page, '[name=accept]');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${app.callback}*`);
    assert.equal(await page.locator('h1').textContent(), 'signed in');
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('with scripts off: sign-in, consent, form_post, account and sign-out', async () => {
    const { client_id } = await server.createClient('No scripts', app.callback);
    const page = await open(browser, { javaScriptEnabled: false });
    await page.goto(authorization(server, client_id, app.callback, { response_mode: 'form_post' }));
    await signIn(page, mara);
    await page.locator('button[name=accept]').click();
    await page.locator('form[method=post] button[type=submit], form[method=post] input[type=submit]').first().click();
    await page.waitForURL(app.callback);
    await page.goto(`${server.issuer}/account`);
    assert.ok(await page.getByText(mara.email).first().isVisible());
    await page.goto(`${server.issuer}/logout`);
    await page.locator('form button[type=submit]').first().click();
    assert.equal(await pageName(page), 'signed-out');
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('form_post goes on by itself where scripts run', async () => {
    const { client_id } = await server.createClient('Form post', app.callback, ['--first-party']);
    const page = await open(browser);
    await page.goto(authorization(server, client_id, app.callback, { response_mode: 'form_post' }));
    await signIn(page, mara);
    await page.waitForURL(app.callback);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test("an application whose callback leads on to a third host: the form's policy does not stand in the way", async () => {
    const third = await serveApplication(t, (_request, response) => response.end('<!doctype html><link rel="icon" href="data:,"><h1>third host</h1>'));
    const target = `http://third.test:${third.port}/welcome`;
    const relay = await serveApplication(t, (_request, response) => response.writeHead(302, { location: target }).end());
    for (const [name, args] of [['Relay asks', []], ['Relay trusted', ['--first-party']]]) {
      const { client_id } = await server.createClient(name, `${relay.origin}/callback`, args);
      const page = await open(browser);
      await page.goto(authorization(server, client_id, `${relay.origin}/callback`));
      await signIn(page, mara);
      if (args.length === 0) await page.locator('button[name=accept]').click();
      await page.waitForURL(target);
      assert.equal(await page.locator('h1').textContent(), 'third host');
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    }
  });

  test('an application with a private-use scheme gets its code', async () => {
    const redirect = 'com.example.notes:/callback';
    const { client_id } = await server.createClient('Phone', redirect, ['--type', 'native']);
    const page = await open(browser);
    const locations = [];
    page.on('response', async (response) => {
      const location = (await response.allHeaders().catch(() => ({}))).location;
      if (location) locations.push(location);
    });
    await page.goto(authorization(server, client_id, redirect));
    await signIn(page, mara);
    await page.locator('button[name=accept]').click({ noWaitAfter: true });
    for (let tries = 0; tries < 100 && !locations.some((l) => l.startsWith(redirect)); tries += 1) await page.waitForTimeout(50);
    const answer = locations.find((location) => location.startsWith(redirect));
    assert.ok(answer && new URL(answer).searchParams.get('code'), `redirects: ${locations}`);
    assert.deepEqual(page.complaints.filter((text) => /Content Security Policy/i.test(text)), []);
    await page.context().close();
  });

  test('two tabs of one browser are two journeys; a page left behind leads on', async () => {
    const { client_id } = await server.createClient('Tabs', app.callback, ['--first-party']);
    const one = await open(browser);
    const two = await one.context().newPage();
    await one.goto(authorization(server, client_id, app.callback, { state: 'one' }));
    await two.goto(authorization(server, client_id, app.callback, { state: 'two' }));
    await signIn(two, mara);
    await two.waitForURL(/state=two/);
    await signIn(one, mara);
    await one.waitForURL(/state=one/);
    await one.goBack();
    // The page behind is a sign-in that is over: it leads to the app once more, or says where to go on.
    assert.ok(one.url().includes('state=one') || (await pageName(one)) !== null, one.url());
    await one.context().close();
  });

  test('three tabs opened at once in a browser without cookies: each leads where it was going', async () => {
    const { client_id } = await server.createClient('First visit', app.callback, ['--first-party']);
    const one = await open(browser);
    const [two, own] = [await one.context().newPage(), await one.context().newPage()];
    await Promise.all([
      one.goto(authorization(server, client_id, app.callback, { state: 'one' })),
      two.goto(authorization(server, client_id, app.callback, { state: 'two' })),
      own.goto(`${server.issuer}/account`),
    ]);
    // Sent together; and the last one when the others are signed in already.
    await Promise.all([signIn(one, mara), signIn(two, mara)]);
    await Promise.all([one.waitForURL(/state=one/), two.waitForURL(/state=two/)]);
    await signIn(own, mara);
    assert.equal(await pageName(own), 'account');
    await own.goto(`${server.issuer}/account/sessions`);
    const here = await one.context().cookies();
    assert.equal(here.filter(({ name }) => name.startsWith('latchkey_session')).length, 1, JSON.stringify(here.map(({ name }) => name)));
    await own.goto(`${server.issuer}/logout`);
    await own.locator('form button[type=submit]').first().click();
    assert.equal(await pageName(own), 'signed-out');
    await one.goto(authorization(server, client_id, app.callback, { prompt: 'none' }));
    assert.equal(await one.locator('h1').textContent(), 'login_required');
    await one.context().close();
  });

  test('forced colours: the sign-in page keeps its edges', async () => {
    const { client_id } = await server.createClient('Contrast', app.callback);
    const page = await open(browser, { forcedColors: 'active' });
    await page.goto(authorization(server, client_id, app.callback));
    await page.screenshot({ path: `${pictures}/forced-colours-sign-in.png`, caret: 'initial' });
    const edge = await page.locator('input[name=username]').evaluate((field) => getComputedStyle(field).borderTopWidth);
    assert.notEqual(edge, '0px');
    await page.context().close();
  });
});
