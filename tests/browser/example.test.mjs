// `examples/single-page` in real Chromium, registered and started as its README says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, open, signIn } from '../harness/chromium.mjs';
import { example } from '../harness/examples.mjs';
import { startLatchkey } from '../harness/latchkey.mjs';
import { eventually, freePorts, start } from '../harness/processes.mjs';

test('the single-page example signs in, greets by name and signs out', async (t) => {
  const server = await startLatchkey(t);
  const person = await server.createPerson({ args: ['--name', 'Mara Lind'] });
  const [port] = await freePorts(1);
  const home = `http://localhost:${port}/`;
  const { client_id } = await server.createClient('Notes', home, ['--type', 'spa', '--post-logout-redirect-uri', home]);
  const env = { ...process.env, ISSUER: server.issuer, CLIENT_ID: client_id, PORT: String(port) };
  const running = start(t, process.execPath, ['serve.mjs'], { env, cwd: await example(t, 'single-page') });
  await eventually(home, async () => (await fetch(home)).ok, { unless: () => running.exited && running.output });
  const browser = await launch();
  t.after(() => browser.close());
  const page = await open(browser);
  const greeting = (text) => page.waitForFunction((wanted) => document.getElementById('hello')?.textContent === wanted, text);

  await page.goto(home);
  await page.locator('#sign-in').click();
  await page.waitForSelector('input[name=username]');
  await signIn(page, person);
  await page.locator('button[name=accept]').click();
  await greeting('Hello, Mara Lind');
  assert.equal(new URL(page.url()).search, '', 'the code does not stay in the address');
  await page.locator('#sign-out').click();
  await greeting('Notes');
  await page.waitForSelector('#sign-in:not([hidden])');
  assert.equal(await page.locator('#problem').textContent(), '');
});
