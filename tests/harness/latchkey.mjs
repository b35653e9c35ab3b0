// A running Latchkey with stores of its own, and the commands beside it.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { eventually, freePorts, run, start, temporaryFolder } from './processes.mjs';
import { emptyStores } from './stores.mjs';

/** The program under test. */
export const program = process.env.LATCHKEY_BIN ?? fileURLToPath(new URL('../../target/proof/latchkey', import.meta.url));

/** The environment without any setting of Latchkey, so that a test sees the defaults and what it sets itself. */
export function cleanEnvironment(settings = {}) {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('LATCHKEY_')));
  return { ...inherited, ...settings };
}

/**
 * Starts `latchkey serve` on private ports with empty stores and waits until it is ready.
 * `settings` are environment variables; `stores` replaces the empty stores (for a second replica).
 */
export async function startLatchkey(t, { settings = {}, stores } = {}) {
  const folder = await temporaryFolder(t, 'serve');
  const [port, management] = await freePorts(2);
  const env = cleanEnvironment({
    LATCHKEY_ISSUER: `http://localhost:${port}`,
    LATCHKEY_LISTEN: `127.0.0.1:${port}`,
    LATCHKEY_MANAGEMENT_LISTEN: `127.0.0.1:${management}`,
    LATCHKEY_DATA_DIR: folder,
    ...(stores ?? (await emptyStores(t))),
    ...settings,
  });
  const server = {
    issuer: env.LATCHKEY_ISSUER,
    listen: `http://127.0.0.1:${port}`,
    management: `http://127.0.0.1:${management}`,
    folder,
    port,
    env,
  };
  server.launch = async () => {
    server.process = start(t, program, ['serve'], { env, cwd: folder });
    await eventually(
      `${program} serve`,
      async () => (await fetch(`${server.management}/readyz`, { signal: AbortSignal.timeout(2000) })).ok,
      { unless: () => server.process.exited && `it ended (${JSON.stringify(server.process.exited)}):\n${server.process.output}` },
    );
  };
  server.command = (args, options) => run(program, args, { env, cwd: folder, ...options });
  server.json = async (args, options) => {
    const done = await server.command([...args, '--output', 'json'], options);
    assert.equal(done.code, 0, `latchkey ${args.join(' ')}: ${done.stderr || done.stdout}`);
    return done.stdout.trim() === '' ? undefined : JSON.parse(done.stdout);
  };
  server.createPerson = async (person = {}) => {
    const { email = 'mara@example.com', password = 'correct horse battery staple', args = [] } = person;
    const row = await server.json(['user', 'create', '--email', email, '--verified', '--password-stdin', ...args], { input: `${password}\n` });
    return { ...row, email, password };
  };
  // A command works beside the server, which knows the client within a second: that is a promise, and held here each time.
  server.createClient = async (name, redirectUri, args = []) => {
    const addresses = [redirectUri ?? []].flat().flatMap((uri) => ['--redirect-uri', uri]);
    const made = await server.json(['client', 'create', '--name', name, ...addresses, ...args]);
    const known = async () => !(await (await fetch(`${server.listen}/authorize?client_id=${made.client_id}`)).text()).includes('unknown_client');
    await eventually(`the server to know the client '${name}'`, known, { within: 1000 });
    return made;
  };
  server.stop = (signal) => server.process.stop(signal);
  await server.launch();
  return server;
}
