// The first command of the README: the demo, its person and both sample applications.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, open, pictures, signIn } from '../harness/chromium.mjs';
import { cleanEnvironment, program } from '../harness/latchkey.mjs';
import { eventually, freePorts, start, temporaryFolder } from '../harness/processes.mjs';

describe('latchkey demo', () => {
  const cleanups = [];
  const t = { after: (job) => cleanups.push(job) };
  let browser;
  let demo;
  let folder;
  let apps;
  let person;

  before(async () => {
    folder = await temporaryFolder(t, 'demo');
    const [port, app, management] = await freePorts(3);
    demo = start(t, program, ['demo', '--port', String(port), '--app-port', String(app), '--management-port', String(management)], {
      env: cleanEnvironment({ TMPDIR: folder, HOME: folder }),
      cwd: folder,
    });
    const said = (pattern) => eventually(`the demo to say ${pattern}`, () => demo.output.match(pattern), { unless: () => demo.exited && demo.output });
    await said(new RegExp(`http://localhost:${app}`));
    const email = (await said(/alice@example\.com/))[0];
    const password = (await said(/alice@example\.com\W[\s\S]*?password\W+(\S+)\s/i))[1];
    person = { email, password };
    apps = [...new Set(demo.output.match(/http:\/\/localhost:\d+/g))].filter((url) => !url.endsWith(`:${port}`));
    browser = await launch();
    await eventually('the first application', async () => (await fetch(apps[0])).ok);
  });
  after(async () => {
    await browser?.close();
    for (const job of cleanups.reverse()) await job();
  });

  test('every mail on one page; sign in with the company', async () => {
    const at = (name) => demo.output.match(new RegExp(`${name}\\s+(http:\\/\\/localhost:\\d+)`))[1];
    const page = await open(browser);
    await eventually('the mails', async () => (await (await fetch(at('Mailbox'))).text()).includes('carol@example.com'));
    await page.goto(at('Mailbox'));
    const text = await page.locator('main').innerText();
    for (const whom of ['carol@example.com', 'ivan@example.com', 'ivan.new@example.com']) assert.ok(text.includes(whom), `${whom}: ${text}`);
    const html = await open(browser);
    await html.goto(await page.locator('a[href^="/mails/"]').first().evaluate((link) => link.href));
    assert.ok(await html.locator('h1').isVisible());
    await page.screenshot({ path: `${pictures}/demo-mailbox.png`, fullPage: true, caret: 'initial' });

    const other = await open(browser);
    await other.goto(`${demo.output.match(/Provider\s+(\S+)/)[1]}/account`);
    await other.locator('button', { hasText: 'Company' }).click();
    await other.waitForURL((url) => url.origin === at('Company'));
    const password = demo.output.match(/cora@company\.example\s+password there: (\S+)/)[1];
    await signIn(other, { email: 'cora@company.example', password });
    await other.waitForURL((url) => url.pathname.endsWith('/account'));
    assert.ok(await other.getByText('cora@company.example').first().isVisible());
    assert.deepEqual([...page.complaints, ...other.complaints], []);
  });

  test('sign in at the first application; the second asks for nothing; sign out; nothing is left behind', async () => {
    assert.ok(apps.length >= 2, `two applications: ${demo.output}`);
    const page = await open(browser);
    await page.goto(apps[0]);
    const begin = () => page.locator('main a[href="/sign-in"]').click();
    await begin();
    await signIn(page, person);
    await page.waitForURL((url) => url.origin === apps[0] || url.pathname === '/consent');
    if (await page.locator('button[name=accept]').count()) await page.locator('button[name=accept]').click();
    await page.waitForURL(`${apps[0]}/**`);
    assert.ok(await page.getByText(person.email).first().isVisible(), 'the claims are shown');
    await page.screenshot({ path: `${pictures}/demo-signed-in.png`, fullPage: true, caret: 'initial' });

    await page.goto(apps[1]);
    await begin();
    await page.waitForURL((url) => (url.origin === apps[1] && url.pathname !== '/') || url.pathname === '/consent');
    if (await page.locator('button[name=accept]').count()) await page.locator('button[name=accept]').click();
    await page.waitForURL(`${apps[1]}/**`);
    assert.ok(await page.getByText(person.email).first().isVisible(), 'no second sign-in');
    assert.deepEqual(page.complaints, []);

    const ended = await demo.stop('SIGINT');
    assert.equal(ended.code, 0, JSON.stringify(ended));
    const { readdir } = await import('node:fs/promises');
    assert.deepEqual(await readdir(folder), [], 'nothing is left behind');
  });
});
