// Passkeys with Chromium's own virtual authenticator: set up, used, and refused where something about them is wrong.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { checkRules, launch, open, pageName, pictures, send, signIn } from '../harness/chromium.mjs';
import { startLatchkey } from '../harness/latchkey.mjs';
import { authorization, plainApplication, serveApplication } from '../harness/relying-party.mjs';
import { said } from '../harness/texts.mjs';

/** A page with an authenticator that is part of the device, checks its person and can be told not to. */
async function openWithAuthenticator(browser, options) {
  const page = await open(browser, options);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const tell = (method, parameters = {}) => devtools.send(`WebAuthn.${method}`, { authenticatorId, ...parameters });
  return { page, tell };
}

/** The text that says what went wrong, as far as one is seen. */
const problem = async (page) => (await page.locator('form[data-passkey] .error:visible span').allTextContents()).join();

/** Gives the page an answer of the authenticator to what it asks, with some of it asked otherwise, and sends it. */
async function answerWith(page, changes, elsewhere) {
  const asked = await page.locator('form[data-passkey]').getAttribute('data-options');
  const address = page.url();
  if (elsewhere) await page.goto(elsewhere);
  const answer = await page.evaluate(
    async ([text, changed]) => {
      const bytes = (base64url) => Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
      const options = { ...JSON.parse(text), ...changed };
      const ids = options.allowCredentials?.map((one) => ({ ...one, id: bytes(one.id) }));
      const publicKey = { ...options, challenge: bytes(options.challenge), allowCredentials: ids };
      return JSON.stringify(await navigator.credentials.get({ publicKey }));
    },
    [asked, changes],
  );
  if (elsewhere) await page.goto(address);
  await page.locator('form[data-passkey] input[name=answer]').evaluate((field, value) => {
    field.value = value;
    field.form.requestSubmit();
  }, answer);
  await page.waitForURL((url) => url.href !== address);
  await page.waitForLoadState();
}

describe('passkeys', () => {
  const cleanups = [];
  const t = { after: (job) => cleanups.push(job) };
  let browser;
  let server;
  let app;
  let client;

  before(async () => {
    server = await startLatchkey(t);
    app = await plainApplication(t);
    client = await server.createClient('Notes', app.callback, ['--first-party']);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    for (const job of cleanups.reverse()) await job();
  });

  /** A person who has just set up a passkey in this browser. */
  async function personWithPasskey(email) {
    const person = await server.createPerson({ email, args: ['--name', 'Nora Lind'] });
    const { page, tell } = await openWithAuthenticator(browser);
    await page.goto(`${server.issuer}/account/second-factor/enrol?kind=passkey`);
    await signIn(page, person);
    if ((await pageName(page)) === 'enrol-passkey') await page.locator('button[name=later]').click();
    await page.locator('input[name=name]').fill('This laptop');
    await page.locator('form[data-passkey] button[type=submit]').click();
    await page.waitForSelector('body[data-page=recovery-codes]');
    await page.goto(`${server.issuer}/account/second-factor`);
    assert.match(await page.locator('main').textContent(), /This laptop/);
    return { person, page, tell };
  }

  /** On to the page that asks for the passkey beside the password. Nobody touches the authenticator on the way, or autofill would do. */
  async function afterPassword(page, tell, person) {
    await page.context().clearCookies();
    await tell('setAutomaticPresenceSimulation', { enabled: false });
    await page.goto(authorization(server, client.client_id, app.callback));
    await signIn(page, person);
    assert.equal(await pageName(page), 'passkey');
    await tell('setAutomaticPresenceSimulation', { enabled: true });
  }

  const press = (page) => page.locator('form[data-passkey] button[type=submit]:not([name])').click();

  test('one is set up, confirms a sign-in, and is asked for no more once it is removed', async () => {
    const { person, page, tell } = await personWithPasskey('nora@example.com');
    await page.goto(`${server.issuer}/account/second-factor/enrol?kind=passkey`);
    await press(page);
    await page.locator('[data-when=held]:visible').waitFor();
    assert.equal(await problem(page), said('passkey-held'), 'this device has one');
    await afterPassword(page, tell, person);
    await press(page);
    await page.waitForURL(/callback/);
    assert.equal(await page.locator('h1').textContent(), 'signed in');
    const { credentials } = await tell('getCredentials');
    assert.equal(credentials.length, 1);
    assert.equal(credentials[0].rpId, 'localhost');
    await page.goto(`${server.issuer}/account/second-factor`);
    await page.locator('a[href*="/account/second-factor/app?"]').click();
    await send(page, page.locator('form[action$="/remove"] button'));
    assert.equal(await page.locator('main a[href*="/account/second-factor/app?"]').count(), 0);
    await page.context().clearCookies();
    await page.goto(authorization(server, client.client_id, app.callback));
    await signIn(page, person);
    assert.match(page.url(), /callback/);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('an answer that was given on a page of another origin proves nobody', async () => {
    const { person, page, tell } = await personWithPasskey('origin@example.com');
    const elsewhere = await serveApplication(t, (_request, response) => response.end('<!doctype html><link rel="icon" href="data:,">'));
    await afterPassword(page, tell, person);
    await answerWith(page, {}, `http://localhost:${elsewhere.port}/`);
    assert.equal(await pageName(page), 'passkey');
    assert.equal(await problem(page), said('passkey-mismatch'));
    await press(page);
    await page.waitForURL(/callback/);
    await page.context().close();
  });

  test('an authenticator that does not check its person proves nobody, and the page says what to do', async () => {
    const { person, page, tell } = await personWithPasskey('unverified@example.com');
    await afterPassword(page, tell, person);
    await tell('setUserVerified', { isUserVerified: false });
    await press(page);
    await page.locator('[data-when=stopped]:visible').waitFor();
    assert.equal(await problem(page), said('passkey-stopped'), 'the browser gives no answer');
    await answerWith(page, { userVerification: 'discouraged' });
    assert.equal(await pageName(page), 'passkey');
    assert.equal(await problem(page), said('passkey-unverified'), 'an answer that the page did not ask for');
    await tell('setUserVerified', { isUserVerified: true });
    await press(page);
    await page.waitForURL(/callback/);
    await page.context().close();
  });

  test('a copy of a passkey whose counter lies behind proves nobody', async () => {
    const { person, page, tell } = await personWithPasskey('copied@example.com');
    for (let uses = 0; uses < 2; uses += 1) {
      await afterPassword(page, tell, person);
      await press(page);
      await page.waitForURL(/callback/);
    }
    const [own] = (await tell('getCredentials')).credentials;
    await tell('clearCredentials');
    const { backupEligibility, backupState, credentialId, isResidentCredential, privateKey, rpId, userHandle } = own;
    const copy = { backupEligibility, backupState, credentialId, isResidentCredential, privateKey, rpId, userHandle, signCount: 0 };
    await tell('addCredential', { credential: copy });
    await afterPassword(page, tell, person);
    await press(page);
    await page.locator('form[data-passkey] .error:visible').waitFor();
    assert.equal(await problem(page), said('passkey-mismatch'));
    await page.context().close();
  });

  test('without scripts the page says that passkeys need them, and the other ways stand', async () => {
    const { person, page } = await personWithPasskey('plain@example.com');
    await page.context().close();
    const plain = await open(browser, { javaScriptEnabled: false });
    await plain.goto(authorization(server, client.client_id, app.callback));
    await signIn(plain, person);
    assert.equal(await pageName(plain), 'passkey');
    assert.match(await plain.locator('noscript').textContent(), new RegExp(said('passkey-missing').slice(0, 20)));
    await plain.locator('a[href*="recovery=1"]').click();
    assert.equal(await pageName(plain), 'recovery-code');
    await plain.context().close();
  });

  test('the button of the sign-in page signs in without a name and a password', async () => {
    const { page, tell } = await personWithPasskey('button@example.com');
    await page.context().clearCookies();
    await tell('setAutomaticPresenceSimulation', { enabled: false });
    await page.goto(authorization(server, client.client_id, app.callback));
    assert.equal(await pageName(page), 'sign-in');
    await page.screenshot({ path: `${pictures}/sign-in-with-passkey.png`, fullPage: true, caret: 'initial' });
    await checkRules(page, 'sign-in with a passkey');
    await tell('setAutomaticPresenceSimulation', { enabled: true });
    await press(page);
    await page.waitForURL(/callback/);
    await page.goto(`${server.issuer}/account`);
    assert.equal(await pageName(page), 'account');
    await page.context().close();
  });

  test('autofill signs in whoever chooses a passkey beside the field for the name', async () => {
    const { page, tell } = await personWithPasskey('autofill@example.com');
    await page.context().clearCookies();
    // The browser waits for a choice; here it is made as soon as it may be.
    await page.goto(authorization(server, client.client_id, app.callback));
    await page.waitForURL(/callback/);
    const { credentials } = await tell('getCredentials');
    assert.equal(credentials[0].signCount, 2, 'it was made, and used once');
    assert.equal(await page.locator('h1').textContent(), 'signed in');
    await page.context().close();
  });

  test('a passkey that the server does not know signs nobody in, and the browser is told to forget it', async () => {
    const { page, tell } = await personWithPasskey('forgotten@example.com');
    await page.goto(`${server.issuer}/account/second-factor`);
    const [own] = (await tell('getCredentials')).credentials;
    await page.locator('a[href*="/account/second-factor/app?"]').click();
    // The list tells the browser which passkeys are left, and it forgets the others by itself: here it has it back.
    await send(page, page.locator('form[action$="/remove"] button'));
    await tell('clearCredentials');
    const { credentialId, isResidentCredential, privateKey, rpId, userHandle, signCount } = own;
    await tell('addCredential', { credential: { credentialId, isResidentCredential, privateKey, rpId, userHandle, signCount } });
    await page.context().clearCookies();
    await page.addInitScript(() => {
      globalThis.signalled = [];
      // Else the one passkey would be chosen again and again.
      PublicKeyCredential.isConditionalMediationAvailable = async () => false;
      PublicKeyCredential.signalUnknownCredential = async (told) => globalThis.signalled.push(told);
    });
    await page.goto(authorization(server, client.client_id, app.callback));
    await press(page);
    await page.locator('form[data-passkey] .error:visible').first().waitFor();
    assert.equal(await problem(page), said('passkey-gone'));
    const [told] = await page.evaluate(() => globalThis.signalled);
    assert.equal(told.rpId, 'localhost');
    assert.equal(Buffer.from(told.credentialId, 'base64url').toString('base64'), credentialId);
    await page.context().close();
  });

  test('a device that can make passkeys is offered one after the password, and takes it or leaves it', async () => {
    const person = await server.createPerson({ email: 'offered@example.com', args: ['--name', 'Nora Lind'] });
    const { page } = await openWithAuthenticator(browser);
    await page.goto(authorization(server, client.client_id, app.callback));
    await page.locator('input[name=can_passkey][value=yes]').waitFor({ state: 'attached' });
    await signIn(page, person);
    assert.equal(await pageName(page), 'enrol-passkey');
    assert.equal(await page.locator('h1').textContent(), said('passkey-offer-title'));
    await page.locator('button[name=later]').click();
    await page.waitForURL(/callback/);
    await page.context().clearCookies();
    await page.goto(authorization(server, client.client_id, app.callback));
    await page.locator('input[name=can_passkey][value=yes]').waitFor({ state: 'attached' });
    await signIn(page, person);
    assert.match(page.url(), /callback/, 'not again for a while');
    const other = await server.createPerson({ email: 'taker@example.com' });
    await page.context().clearCookies();
    await page.goto(authorization(server, client.client_id, app.callback));
    await page.locator('input[name=can_passkey][value=yes]').waitFor({ state: 'attached' });
    await signIn(page, other);
    await press(page);
    await page.waitForSelector('body[data-page=new-recovery-codes]');
    await page.locator('main a.button.main').click();
    await page.waitForURL(/callback/);
    await page.context().close();
  });

  test('an account without a password signs in by its passkey, keeps the last one and can have a password again', async () => {
    const { person, page, tell } = await personWithPasskey('alone@example.com');
    await page.goto(`${server.issuer}/account/password`);
    await page.fill('form[action$="/password/remove"] input[name=password]', person.password);
    await send(page, page.locator('form[action$="/password/remove"] button[type=submit]'));
    assert.equal(await page.locator('h1').textContent(), said('set-password'));
    await checkRules(page, 'no password');
    await page.goto(`${server.issuer}/account/second-factor`);
    await page.locator('a[href*="/account/second-factor/app?"]').click();
    assert.match(await page.locator('main').textContent(), new RegExp(said('second-factor-only-way-in').slice(0, 40)));
    assert.equal(await page.locator('form[action$="/remove"]').count(), 0);
    await page.context().clearCookies();
    await tell('setAutomaticPresenceSimulation', { enabled: false });
    await page.goto(authorization(server, client.client_id, app.callback));
    await signIn(page, person);
    assert.equal(await pageName(page), 'sign-in', 'the password is gone');
    await tell('setAutomaticPresenceSimulation', { enabled: true });
    await press(page);
    await page.waitForURL(/callback/);
    await page.goto(`${server.issuer}/account/password`);
    await page.locator('input[name=new_password]').fill('seven quiet herons 88');
    await send(page, page.locator('input[name=new_password]'));
    assert.equal(await page.locator('h1').textContent(), said('change-password'));
    await page.context().close();
  });
});
