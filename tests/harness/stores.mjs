// The store pairing under test: SQLite and the embedded store, or PostgreSQL and Redis where the environment names them.
import { randomBytes } from 'node:crypto';
import { run } from './processes.mjs';

const admin = process.env.LATCHKEY_TEST_DATABASE_URL;
const redis = process.env.LATCHKEY_TEST_REDIS_URL;

/** What the pairing is called in the names of tests. */
export const pairing = admin && redis ? 'PostgreSQL and Redis' : 'SQLite and the embedded store';

/** Settings of a server with empty stores of its own: no two servers of the tests share anything. */
export async function emptyStores(t) {
  if (!(admin && redis)) return {};
  const name = `clients_${randomBytes(6).toString('hex')}`;
  await psql(`CREATE DATABASE ${name}`);
  t.after(() => psql(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  const database = new URL(admin);
  database.pathname = `/${name}`;
  const transient = new URL(redis);
  transient.pathname = `/${1 + Math.floor(Math.random() * 15)}`;
  const flushed = await run('redis-cli', ['-u', transient.href, '--no-auth-warning', 'FLUSHDB']);
  if (flushed.stdout.trim() !== 'OK') throw new Error(`redis-cli: ${flushed.stdout}${flushed.stderr}`);
  return {
    LATCHKEY_DATABASE_URL: database.href,
    LATCHKEY_REDIS_URL: transient.href,
    LATCHKEY_MASTER_KEY: randomBytes(32).toString('base64'),
  };
}

async function psql(statement) {
  const done = await run('psql', ['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', `--command=${statement}`, admin]);
  if (done.code !== 0) throw new Error(`psql: ${done.stderr}`);
}
