// Runs the OpenID Foundation's conformance suite against a running Latchkey, and writes down what it says.
//
//   node tests/conformance/run.mjs --suite https://suite.example:8443 --ca ca.pem [--plan WORD] [--module WORD] [--out docs/conformance.md]
//
// LATCHKEY_BIN is the program, and the other LATCHKEY_... variables are the settings of the server that runs: this makes a person and
// clients with its commands. The issuer must be https; LATCHKEY_FETCH_ALLOW and LATCHKEY_FETCH_CA must let the server reach the suite.
// The authority of `--ca` signed the certificates of both.
import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { launch } from '../harness/chromium.mjs';
import { transport } from '../harness/transport.mjs';
import * as latchkey from './latchkey.mjs';
import { expected } from './pages.mjs';
import { Person } from './person.mjs';
import { lacks, plans } from './plans.mjs';
import { report, summary } from './report.mjs';
import { Suite } from './suite.mjs';

const { values: options } = parseArgs({
  options: { suite: { type: 'string' }, ca: { type: 'string' }, plan: { type: 'string' }, module: { type: 'string' }, out: { type: 'string' } },
});
assert.ok(options.suite && options.ca, 'needed: --suite ADDRESS --ca FILE');
const issuer = process.env.LATCHKEY_ISSUER;
assert.ok(issuer?.startsWith('https://'), 'LATCHKEY_ISSUER must be https');

const ca = await readFile(options.ca);
const suite = new Suite(options.suite, ca);
const discoveryUrl = `${issuer}/.well-known/openid-configuration`;
const metadata = await (await transport({ ca })(discoveryUrl)).json();

/** A key of a client: as it keeps it, and as it makes it known. */
function makeKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const named = { kid: randomBytes(8).toString('hex'), use: 'sig', alg: 'RS256' };
  const set = (key) => ({ keys: [{ ...key.export({ format: 'jwk' }), ...named }] });
  return { own: set(privateKey), known: set(publicKey) };
}

/** What a module is given for the clients of a plan, and the ids of those. */
async function configure(entry) {
  const alias = `latchkey-${randomBytes(4).toString('hex')}`;
  const base = `${suite.address}/test/a/${alias}`;
  const configuration = { alias, description: `Latchkey: ${entry.plan}`, server: { discoveryUrl } };
  const made = [];
  if (entry.own) {
    for (const place of ['client', 'client2']) configuration[place] = { client_name: `Conformance ${place}` };
  } else if (entry.variant) {
    const extra = typeof entry.metadata === 'function' ? entry.metadata({ base }) : entry.metadata;
    const method = entry.variant.client_auth_type ?? 'client_secret_basic';
    const places = { client: method, client_secret_post: 'client_secret_post', client2: method };
    for (const [place, token_endpoint_auth_method] of Object.entries(places)) {
      const keys = token_endpoint_auth_method === 'private_key_jwt' ? makeKeys() : undefined;
      const { client_id, client_secret } = await latchkey.createClient(`Conformance ${place}`, {
        redirect_uris: [`${base}/callback`],
        post_logout_redirect_uris: [`${base}/post_logout_redirect`],
        token_endpoint_auth_method,
        scope: 'openid profile email address phone offline_access',
        ...(keys && { jwks: keys.known }),
        ...extra,
      });
      made.push(client_id);
      configuration[place] = { client_id, client_secret, ...(keys && { jwks: keys.own }) };
    }
  }
  return { configuration, made };
}

/** Runs one module to its end: `{ result, reasons, seen }`. */
async function runModule(plan, module, { browser, account }) {
  const { id } = await suite.start(plan, module);
  const person = new Person({ browser, suite, account });
  await person.sitDown(id, module.testModule);
  const end = Date.now() + 180_000;
  let rotated = false;
  let trouble;
  let still = Date.now();
  try {
    for (;;) {
      const { status } = await suite.state(id);
      if (status === 'FINISHED' || status === 'INTERRUPTED') break;
      if (Date.now() > end) {
        trouble = 'not finished within 180 s';
        await suite.stop(id).catch(() => {});
        await sleep(1000);
        break;
      }
      if (status === 'CONFIGURED' && !rotated && module.testModule === 'oidcc-server-rotate-keys') {
        await latchkey.rotateKeys();
        await suite.goOn(id);
        rotated = true;
      }
      const [next] = await suite.addresses(id).catch((error) => (error.status === 404 ? [] : Promise.reject(error)));
      if (next) {
        await person.go(next).catch((error) => (trouble = `the browser: ${error.message.split('\n')[0]}`));
        still = Date.now();
      } else if (Date.now() - still > 20_000 && (await suite.wanted(id)).length > 0) {
        trouble = `the page is not ${expected[module.testModule]?.says ?? 'one that pages.mjs knows'}`;
        await suite.stop(id).catch(() => {});
        await sleep(1000);
        break;
      } else await sleep(250);
    }
  } finally {
    await person.standUp();
  }
  const { status, result } = await suite.state(id);
  const log = await suite.log(id);
  const told = log.filter((entry) => ['FAILURE', 'WARNING'].includes(entry.result)).map((entry) => `${entry.src}: ${entry.msg ?? entry.error ?? ''}`);
  if (result === 'SKIPPED') told.push(log.findLast((entry) => /skip/i.test(entry.msg ?? ''))?.msg ?? 'skipped');
  if (trouble) told.push(trouble);
  const outcome = status === 'FINISHED' && result ? result : 'FAILED';
  return { module: module.testModule, result: outcome, reasons: [...new Set(told)], seen: person.seen, id };
}

const results = [];
const browser = await launch();
const account = await latchkey.createPerson();
try {
  for (const entry of plans) {
    if (options.plan && !entry.plan.includes(options.plan)) continue;
    const lacking = lacks(entry, metadata);
    if (lacking) {
      console.log(`${entry.plan}: not run: ${lacking}`);
      results.push({ plan: entry.plan, variant: entry.variant, lacking });
      continue;
    }
    const { configuration, made } = await configure(entry);
    try {
      const plan = await suite.plan(entry.plan, entry.variant, configuration);
      const row = { plan: entry.plan, variant: entry.variant, modules: [] };
      results.push(row);
      for (const module of plan.modules) {
        if (entry.only && !entry.only.includes(module.testModule)) continue;
        if (options.module && !module.testModule.includes(options.module)) continue;
        const outcome = await runModule(plan.id, module, { browser, account });
        row.modules.push(outcome);
        console.log(`${outcome.result.padEnd(8)} ${entry.plan} ${outcome.module} (${outcome.id}; ${outcome.seen.join(', ')})`);
        for (const reason of outcome.reasons) console.log(`         ${reason}`);
      }
    } finally {
      for (const id of made) await latchkey.deleteClient(id);
    }
  }
} finally {
  await browser.close();
  await latchkey.deletePerson(account.email);
}

console.log(`\n${summary(results)}`);
if (options.out) {
  await writeFile(options.out, report(results, { suite: await suite.version(), latchkey: await latchkey.version(), date: new Date().toISOString().slice(0, 10) }));
}
process.exitCode = results.some((row) => row.modules?.some(({ result }) => result === 'FAILED')) ? 1 : 0;
