// A small browser without scripts: cookies, redirects and plain forms, and nothing that a page of ours may not rely on.
import assert from 'node:assert/strict';
import { parse } from 'node-html-parser';
import { CookieJar } from 'tough-cookie';
import { transport } from './transport.mjs';

/** What one answer looked like: where it came from, its status and its document. */
class Page {
  constructor(url, response, body) {
    this.url = url;
    this.status = response.status;
    this.headers = response.headers;
    this.body = body;
    this.document = parse(body);
  }

  /** The `data-page` name of one of Latchkey's pages. */
  get name() {
    return this.document.querySelector('body')?.getAttribute('data-page');
  }

  get heading() {
    return this.document.querySelector('h1')?.text.trim();
  }

  get text() {
    return this.document.querySelector('body')?.structuredText ?? this.body;
  }

  /** The first form that holds a control of this name, else `undefined`. */
  formWith(name) {
    return this.document.querySelectorAll('form').find((form) => form.querySelector(`[name="${name}"]`));
  }

  describe() {
    return `${this.status} ${this.url} (${this.name ?? 'no data-page'}: ${this.heading ?? 'no heading'})\n${this.text.slice(0, 1500)}`;
  }
}

/** The value that a control of a form sends when nobody touches it; `undefined` when it sends nothing. */
function untouched(control) {
  const type = (control.getAttribute('type') ?? '').toLowerCase();
  const value = control.getAttribute('value');
  if (control.hasAttribute('disabled') || ['submit', 'button', 'reset', 'image', 'file'].includes(type)) return undefined;
  if (type === 'checkbox' || type === 'radio') return control.hasAttribute('checked') ? (value ?? 'on') : undefined;
  if (control.tagName === 'SELECT') {
    const options = control.querySelectorAll('option');
    const chosen = options.find((option) => option.hasAttribute('selected')) ?? options[0];
    return chosen && (chosen.getAttribute('value') ?? chosen.text);
  }
  return control.tagName === 'TEXTAREA' ? control.text : (value ?? '');
}

export class Browser {
  constructor({ language = 'en', fetch = transport() } = {}) {
    this.jar = new CookieJar(undefined, { rejectPublicSuffixes: false });
    this.language = language;
    this.transport = fetch;
    /** An address that an application waits at: a request for it is handed to the caller in place of being sent. */
    this.stopAt = undefined;
  }

  /** Goes to an address and follows what is answered; a `Page`, or the `Request` that would have gone to `stopAt`. */
  async visit(url, { method = 'GET', fields, headers = {} } = {}) {
    let next = { url: new URL(url), method, fields, headers };
    for (let hops = 0; hops < 20; hops += 1) {
      const { url: target } = next;
      const body = next.fields && new URLSearchParams(next.fields);
      if (this.stopAt && target.href.split(/[?#]/)[0] === this.stopAt.split(/[?#]/)[0]) {
        return new Request(target, { method: next.method, body });
      }
      const response = await this.transport(target, {
        method: next.method,
        body,
        redirect: 'manual',
        headers: {
          'accept-language': this.language,
          accept: 'text/html,*/*;q=0.8',
          cookie: await this.jar.getCookieString(target.href),
          ...next.headers,
        },
      });
      for (const cookie of response.headers.getSetCookie()) await this.jar.setCookie(cookie, target.href, { ignoreError: true });
      const location = response.headers.get('location');
      const text = await response.text();
      if (response.status >= 300 && response.status < 400 && location) {
        const stays = (response.status === 307 || response.status === 308) && next.method === 'POST';
        next = { url: new URL(location, target), method: stays ? 'POST' : 'GET', fields: stays ? next.fields : undefined, headers: {} };
        continue;
      }
      return (this.page = new Page(target.href, response, text));
    }
    throw new Error(`more than 20 redirects, the last to ${next.url}`);
  }

  /** Follows a link of the page that is shown. */
  follow(selector) {
    const link = this.page.document.querySelector(selector);
    assert.ok(link, `no ${selector} on ${this.page.describe()}`);
    return this.visit(new URL(link.getAttribute('href'), this.page.url));
  }

  /**
   * Sends a form of the page that is shown: what it holds, with `fields` laid over it, by the button named `button`
   * (the first one if left out).
   */
  async submit(fields = {}, { form, button } = {}) {
    const chosen = form ?? this.page.formWith(button ?? Object.keys(fields)[0] ?? '') ?? this.page.document.querySelector('form');
    assert.ok(chosen, `no form on ${this.page.describe()}`);
    const values = new Map();
    for (const control of chosen.querySelectorAll('input, select, textarea')) {
      const name = control.getAttribute('name');
      const value = name && untouched(control);
      if (name && value !== undefined) values.set(name, value);
    }
    const buttons = chosen.querySelectorAll('button, input[type=submit]').filter((b) => (b.getAttribute('type') ?? 'submit') === 'submit');
    const pressed = button ? buttons.find((b) => b.getAttribute('name') === button) : buttons[0];
    assert.ok(pressed || !button, `no button '${button}' on ${this.page.describe()}`);
    if (pressed?.getAttribute('name')) values.set(pressed.getAttribute('name'), pressed.getAttribute('value') ?? '');
    for (const [name, value] of Object.entries(fields)) values.set(name, value);
    const action = new URL(pressed?.getAttribute('formaction') ?? chosen.getAttribute('action') ?? '', this.page.url);
    const origin = new URL(this.page.url).origin;
    if ((chosen.getAttribute('method') ?? 'get').toLowerCase() === 'post') {
      return this.visit(action, { method: 'POST', fields: [...values], headers: { origin, referer: this.page.url } });
    }
    action.search = new URLSearchParams([...values]).toString();
    return this.visit(action, { headers: { referer: this.page.url } });
  }

  /**
   * Goes to an address and does what a person does there: user name, password, consent, and the form that carries an
   * answer by POST. Ends on the first page that asks for none of these, or at `stopAt`.
   */
  async signIn(url, { email, password }, { consent = 'accept' } = {}) {
    let here = await this.visit(url);
    for (let steps = 0; steps < 8 && here instanceof Page; steps += 1) {
      const form = here.formWith('username') ?? here.formWith('password');
      const relay = here.document.querySelector('form[method=post] input[type=hidden][name=code], form[method=post] input[type=hidden][name=error]');
      if (relay && !here.formWith('password')) here = await this.submit({}, { form: relay.closest('form') });
      else if (form) {
        const filled = {};
        if (form.querySelector('[name=username]')) filled.username = email;
        if (form.querySelector('[name=password]')) filled.password = password;
        here = await this.submit(filled, { form });
      } else if (here.formWith(consent)) here = await this.submit({}, { button: consent });
      else break;
    }
    return here;
  }
}
