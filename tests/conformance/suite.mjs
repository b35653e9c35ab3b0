// What a running conformance suite is asked: plans, their modules, the log of each, and the places for pictures in it.
import { transport } from '../harness/transport.mjs';

export class Suite {
  constructor(address, ca) {
    this.address = address.replace(/\/$/, '');
    this.fetch = transport({ ca });
  }

  async ask(path, { method = 'GET', query = {}, body, type = 'application/json' } = {}) {
    const url = new URL(`${this.address}/api/${path}`);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value));
    }
    const headers = { accept: 'application/json', ...(body !== undefined && { 'content-type': type }) };
    const answer = await this.fetch(url, { method, body, headers });
    const text = await answer.text();
    if (!answer.ok) throw Object.assign(new Error(`${method} ${url.pathname}: ${answer.status} ${text.slice(0, 300)}`), { status: answer.status });
    return text === '' ? undefined : JSON.parse(text);
  }

  version = async () => (await this.ask('server')).version;

  plan = (planName, variant, configuration) =>
    this.ask('plan', { method: 'POST', query: { planName, variant }, body: JSON.stringify(configuration) });

  start = (plan, { testModule, variant }) => this.ask('runner', { method: 'POST', query: { test: testModule, plan, variant }, body: '' });

  /** What a module that waits to be told to go on (for a rotation of keys) is told. */
  goOn = (id) => this.ask(`runner/${id}`, { method: 'POST', body: '' });

  stop = (id) => this.ask(`runner/${id}`, { method: 'DELETE' });

  /** `status` (RUNNING, WAITING, FINISHED, INTERRUPTED, ...) and `result` (PASSED, WARNING, REVIEW, FAILED, SKIPPED). */
  state = (id) => this.ask(`info/${id}`);

  log = (id) => this.ask(`log/${id}`);

  /** The addresses that the module waits for a browser at: `{ url, method }`. */
  async addresses(id) {
    const { browser } = await this.ask(`runner/${id}`);
    return browser?.urlsWithMethod ?? [];
  }

  visited = (id, url) => this.ask(`runner/browser/${id}/visit`, { method: 'POST', query: { url }, body: '' });

  /** The pictures that the module still wants: `{ upload, msg }`. */
  async wanted(id) {
    return (await this.log(id)).filter((entry) => entry.upload && !entry.img);
  }

  picture = (id, place, png) =>
    this.ask(`log/${id}/images/${place}`, { method: 'POST', body: `data:image/png;base64,${png.toString('base64')}`, type: 'text/plain' });
}
