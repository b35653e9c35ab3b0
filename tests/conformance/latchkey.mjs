// The running Latchkey as its administrator sees it: commands beside the server, with the server's settings in the environment.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { program } from '../harness/latchkey.mjs';
import { run } from '../harness/processes.mjs';

/** The server knows what a command did within a second. */
const KNOWN = 1500;

async function command(args, input) {
  const done = await run(program, args, { env: process.env, input });
  assert.equal(done.code, 0, `latchkey ${args.join(' ')}: ${done.stderr || done.stdout}`);
  return done.stdout.trim();
}

const json = async (args, input) => JSON.parse(await command([...args, '--output', 'json'], input));

export const version = () => command(['--version']);

/** Starts signing with the next key. */
export async function rotateKeys() {
  await command(['key', 'rotate', '--now']);
  await sleep(KNOWN);
}

/** A person with a value for every standard claim, each of them verified. */
export async function createPerson() {
  const account = { email: `mara.${randomBytes(4).toString('hex')}@example.com`, password: 'correct horse battery staple' };
  const claims = {
    given_name: 'Mara',
    middle_name: 'Ann',
    family_name: 'Jade',
    nickname: 'Mary',
    profile: 'https://people.example.com/mara',
    picture: 'https://people.example.com/mara.png',
    website: 'https://mara.example.com',
    gender: 'female',
    birthdate: '1990-02-28',
    zoneinfo: 'Europe/Berlin',
    locale: 'de-DE',
    phone_number: '+4930123456',
    phone_number_verified: true,
    address: {
      formatted: 'Unter den Linden 1\n10117 Berlin',
      street_address: 'Unter den Linden 1',
      locality: 'Berlin',
      postal_code: '10117',
      country: 'DE',
    },
  };
  const args = Object.entries(claims).flatMap(([name, value]) => ['--claim', `${name}=${JSON.stringify(value)}`]);
  const name = ['--name', 'Mara Ann Jade', '--username', `mara-${randomBytes(4).toString('hex')}`];
  const made = await json(['user', 'create', '--email', account.email, '--verified', ...name, ...args, '--password-stdin'], `${account.password}\n`);
  return { ...account, id: made.id };
}

/** A client with this registration metadata. */
export async function createClient(name, metadata) {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-conformance-'));
  try {
    const file = join(folder, 'client.json');
    await writeFile(file, JSON.stringify(metadata));
    const made = await json(['client', 'create', '--name', name, '--metadata-file', file]);
    await sleep(KNOWN);
    return made;
  } finally {
    await rm(folder, { recursive: true });
  }
}

export const deleteClient = (id) => command(['client', 'delete', id, '--yes']);
export const deletePerson = (email) => command(['user', 'delete', email, '--yes']);
