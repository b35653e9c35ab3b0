// The person of the suite's modules: goes where a module sends the browser, signs in, agrees, and shows a page to the suite
// only if it is the one that the module asks for.
import { setTimeout as sleep } from 'node:timers/promises';
import { open, pageName, send } from '../harness/chromium.mjs';
import { expected } from './pages.mjs';

export class Person {
  constructor({ browser, suite, issuer, account }) {
    Object.assign(this, { browser, suite, issuer, account });
  }

  /** A browser that nobody has used, for one module. */
  async sitDown(test, module) {
    this.page = await open(this.browser, { ignoreHTTPSErrors: true });
    this.test = test;
    this.module = module;
    /** What was seen on the way, for whoever asks why a module failed. */
    this.seen = [];
  }

  standUp = () => this.page.context().close();

  /** Goes to an address and does what the pages ask, until the answer is with the suite or nothing more can be done. */
  async go({ url, method }) {
    await this.suite.visited(this.test, url);
    this.shown = false;
    if (method === 'POST') await this.post(url);
    else await this.page.goto(url, { waitUntil: 'load' });
    for (let steps = 0; steps < 12; steps += 1) {
      await this.page.waitForLoadState();
      if (!(await this.step())) return;
    }
  }

  /** What an app's page does that sends its request in a form. */
  async post(url) {
    const target = new URL(url);
    const fields = [...target.searchParams].map(([name, value]) => `<input type="hidden" name="${quoted(name)}" value="${quoted(value)}">`);
    target.search = '';
    const app = `${this.suite.address}/app-of-the-person`;
    const html = `<!doctype html><title>App</title><form method="post" action="${quoted(target.href)}">${fields.join('')}<button>Go</button></form>`;
    await this.page.route(app, (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await this.page.goto(app);
    await this.page.locator('button').click();
  }

  async step() {
    const { page } = this;
    const at = page.url();
    if (new URL(at).origin === new URL(this.suite.address).origin) {
      this.seen.push('the suite');
      // The suite's page carries a fragment on by a script; what it shows when it has done so is not on all of its pages.
      await page.locator('#submission_complete').waitFor({ state: 'attached', timeout: 3000 }).catch(() => {});
      await sleep(200);
      return false;
    }
    const name = await pageName(page).catch(() => undefined);
    const error = name === 'error' ? `: ${(await page.locator('.developer dd').allTextContents()).slice(0, 2).join(' ')}` : '';
    this.seen.push(`${name ?? new URL(at).pathname}${error}`);
    if (await this.show(name) && !expected[this.module].goesOn) return false;
    return this.act(name);
  }

  /** Does what a page asks of a person; false if it asks for nothing that this person does. */
  async act(name) {
    const { page, account } = this;
    const username = page.locator('input[name=username]:not([readonly]):visible');
    const password = page.locator('input[name=password]:visible');
    const accept = page.locator('button[name=accept]:visible');
    if (await password.count()) {
      if (await username.count()) await username.fill(account.email);
      await password.fill(account.password);
      await send(page, password);
    } else if (await accept.count()) await accept.first().click();
    else return false;
    return true;
  }

  /** Shows the page to the suite if the suite wants one and this is it. */
  async show(name) {
    const wants = expected[this.module];
    if (this.shown || !wants || !(await wants.isShown(this.page, name, this.seen))) return false;
    const [place] = await this.suite.wanted(this.test);
    if (!place) return false;
    await this.suite.picture(this.test, place.upload, await this.page.screenshot({ caret: 'initial' }));
    this.shown = true;
    return true;
  }
}

const quoted = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
