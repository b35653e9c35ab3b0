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
