// Runs the OpenID Foundation's conformance suite against a running Latchkey, and writes down what it says.
//
//   node tests/conformance/run.mjs --suite https://suite.example:8443 --ca ca.pem [--plan WORD] [--module WORD]
//        [--out docs/conformance.md] [--revision COMMIT]
//
// LATCHKEY_BIN is the program, and the other LATCHKEY_... variables are the settings of the server that runs: this makes a person and
// clients with its commands. The issuer must be https; LATCHKEY_FETCH_ALLOW and LATCHKEY_FETCH_CA must let the server reach the suite.
// The authority of `--ca` signed the certificates of both. `--revision` is written down beside the version of the program.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { launch } from '../harness/chromium.mjs';
import { transport } from '../harness/transport.mjs';
import { configure } from './clients.mjs';
import * as latchkey from './latchkey.mjs';
import { expected } from './pages.mjs';
import { Person } from './person.mjs';
import { lacks, plans } from './plans.mjs';
import { report, summary } from './report.mjs';
import { Suite } from './suite.mjs';

const { values: options } = parseArgs({
  options: Object.fromEntries(['suite', 'ca', 'plan', 'module', 'out', 'revision'].map((name) => [name, { type: 'string' }])),
});
assert.ok(options.suite && options.ca, 'needed: --suite ADDRESS --ca FILE');
const issuer = process.env.LATCHKEY_ISSUER;
assert.ok(issuer?.startsWith('https://'), 'LATCHKEY_ISSUER must be https');

const ca = await readFile(options.ca);
const suite = new Suite(options.suite, ca);
const discoveryUrl = `${issuer}/.well-known/openid-configuration`;
const metadata = await (await transport({ ca })(discoveryUrl)).json();

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
    const { configuration, made } = await configure(entry, { suite: suite.address, discoveryUrl });
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
  const program = [await latchkey.version(), options.revision].filter(Boolean).join(', ');
  await writeFile(options.out, report(results, { suite: await suite.version(), program, date: new Date().toISOString().slice(0, 10) }));
}
process.exitCode = results.some((row) => row.modules?.some(({ result }) => result === 'FAILED')) ? 1 : 0;
