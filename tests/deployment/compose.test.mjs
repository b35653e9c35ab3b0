// docker-compose.yml, deploy/ and the Dockerfile, as far as they can be judged without a container engine.
import assert from 'node:assert/strict';
import { access, readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { cleanEnvironment, program } from '../harness/latchkey.mjs';
import { run, temporaryFolder } from '../harness/processes.mjs';

const root = new URL('../../', import.meta.url);
const read = (path) => readFile(new URL(path, root), 'utf8');
const compose = parse(await read('docker-compose.yml'), { merge: true });
const services = Object.entries(compose.services);
const replicas = services.filter(([, service]) => service.image === 'latchkey');

describe('docker-compose.yml', () => {
  test('is what the compose specification allows', async () => {
    const python = process.env.LATCHKEY_TEST_PYTHON ?? 'python3';
    const done = await run(python, ['tests/deployment/compose.py', 'docker-compose.yml'], { cwd: fileURLToPath(root) });
    assert.equal(done.code, 0, done.stderr);
    assert.equal(done.stdout.trim(), 'latchkey-1 latchkey-2 postgres proxy redis');
  });

  test('has two equal replicas, and a health check for every service', () => {
    assert.equal(replicas.length, 2);
    assert.deepEqual(replicas[0][1], replicas[1][1]);
    for (const [name, service] of services) assert.ok(service.healthcheck?.test, name);
  });

  test('gives away no secret: each comes from a file', () => {
    for (const [name, service] of services) {
      for (const variable of Object.keys(service.environment ?? {})) {
        assert.ok(!/PASSWORD|SECRET|_KEY|_URL$/.test(variable) || variable.endsWith('_FILE'), `${name}: ${variable}`);
      }
    }
  });

  test('Redis refuses rather than forgets, and asks for a password', () => {
    const command = compose.services.redis.command.join(' ');
    assert.match(command, /maxmemory-policy noeviction/);
    assert.match(command, /requirepass/);
  });

  test('only the proxy is reachable from outside', () => {
    for (const [name, service] of services) {
      if (name === 'proxy') continue;
      assert.equal(service.ports, undefined, name);
      if (service.image !== 'latchkey') assert.deepEqual(service.networks, ['inside'], name);
    }
    assert.equal(compose.networks.inside.internal, true);
    const [{ subnet }] = compose.networks.front.ipam.config;
    assert.equal(replicas[0][1].environment.LATCHKEY_TRUSTED_PROXIES, subnet);
  });

  test('deploy/make-secrets makes every file that is mounted, and keeps what is there', async (t) => {
    const folder = await temporaryFolder(t, 'deploy');
    const script = fileURLToPath(new URL('deploy/make-secrets', root));
    const done = await run('bash', [script, folder]);
    assert.equal(done.code, 0, done.stderr);
    const secret = (name) => readFile(`${folder}/secrets/${name}`, 'utf8');
    for (const { file } of Object.values(compose.secrets)) await access(`${folder}/${file.replace('./deploy/', '')}`);
    const first = await secret('master_key');
    assert.equal(Buffer.from(first, 'base64').length, 32);
    assert.equal((await run('bash', [script, folder])).code, 0);
    assert.equal(await secret('master_key'), first);
    await access(`${folder}/tls/fullchain.pem`);
  });

  test('Latchkey knows every setting that the replicas are given', async (t) => {
    const folder = await temporaryFolder(t, 'compose');
    assert.equal((await run('bash', [fileURLToPath(new URL('deploy/make-secrets', root)), folder])).code, 0);
    const settings = Object.entries(replicas[0][1].environment).map(([name, value]) => [
      name,
      value.replace('/run/secrets', `${folder}/secrets`).replace('${LATCHKEY_DOMAIN:-localhost}', 'id.example.com'),
    ]);
    const inImage = [...(await read('Dockerfile')).matchAll(/(LATCHKEY_\w+)=(\S+)/g)].map(([, name, value]) => [name, value]);
    const env = cleanEnvironment(Object.fromEntries([...inImage, ...settings]));
    const done = await run(program, ['config'], { env, cwd: folder });
    assert.equal(done.code, 0, done.stderr);
    assert.match(done.stdout, /https:\/\/id\.example\.com/);
    assert.ok(!done.stdout.includes(await readFile(`${folder}/secrets/postgres_password`, 'utf8')), 'secrets are redacted');
  });
});

describe('Dockerfile', () => {
  test('builds with the profile for images and runs without root', async () => {
    const text = await read('Dockerfile');
    assert.match(text, /--profile dist --locked/);
    assert.match(text, /^USER \d+/m);
    const rust = (await read('Cargo.toml')).match(/^rust-version = "(.+)"/m)[1];
    assert.ok(text.includes(`FROM rust:${rust}-`), `the image builds with Rust ${rust}`);
  });

  test('the build context holds every folder that the program is compiled from', async () => {
    const ignore = await read('.dockerignore');
    for (const folder of ['src', 'templates', 'static', 'migrations', 'Cargo.lock', '.cargo']) assert.match(ignore, new RegExp(`^!${folder}$`, 'm'));
  });
});
