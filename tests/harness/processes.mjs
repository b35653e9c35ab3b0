// Child processes, free ports and temporary folders, each stopped or removed when its test ends.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** `count` ports of the loopback address that were free a moment ago; all different. */
export async function freePorts(count) {
  const servers = [];
  for (let i = 0; i < count; i += 1) {
    const server = createServer();
    await new Promise((done, failed) => server.once('error', failed).listen(0, '127.0.0.1', done));
    servers.push(server);
  }
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

/** A temporary folder that is removed with the test. */
export async function temporaryFolder(t, name) {
  const folder = await mkdtemp(join(tmpdir(), `latchkey-${name}-`));
  t.after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/**
 * Starts a program and keeps what it prints. It is stopped with the test: first politely, after five seconds by force.
 * `group` stops the children it started as well.
 */
export function start(t, command, args, { env, cwd, input, group = false } = {}) {
  const child = spawn(command, args, { env, cwd, stdio: ['pipe', 'pipe', 'pipe'], detached: group });
  const running = { child, output: '', exited: null };
  running.exit = new Promise((done) => {
    child.once('error', (error) => done((running.exited = { code: null, error })));
    child.once('exit', (code, signal) => done((running.exited = { code, signal })));
  });
  child.stdout.on('data', (data) => (running.output += data));
  child.stderr.on('data', (data) => (running.output += data));
  child.stdin.on('error', () => {});
  child.stdin.end(input ?? '');
  const signal = (name) => {
    try {
      process.kill(group ? -child.pid : child.pid, name);
    } catch {
      // It has ended by itself.
    }
  };
  running.stop = async (name = 'SIGTERM') => {
    if (running.exited) return running.exited;
    signal(name);
    const ended = await Promise.race([running.exit, sleep(5000)]);
    if (!ended) signal('SIGKILL');
    return running.exit;
  };
  t.after(() => running.stop());
  return running;
}

/** Runs a program to its end and answers `{ code, stdout, stderr }`. */
export function run(command, args, { env, cwd, input, timeout = 60_000 } = {}) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { env, cwd, stdio: ['pipe', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    const watchdog = setTimeout(() => child.kill('SIGKILL'), timeout);
    child.stdout.on('data', (data) => (stdout += data));
    child.stderr.on('data', (data) => (stderr += data));
    child.stdin.on('error', () => {});
    child.once('error', failed);
    child.once('close', (code, signal) => {
      clearTimeout(watchdog);
      done({ code, signal, stdout, stderr });
    });
    child.stdin.end(input ?? '');
  });
}

/** Asks `probe` every 50 ms until it answers something true; a probe that throws has not answered yet. */
export async function eventually(what, probe, { within = 30_000, unless } = {}) {
  const end = Date.now() + within;
  let last;
  while (Date.now() < end) {
    const hopeless = unless?.();
    if (hopeless) throw new Error(`${what}: ${hopeless}`);
    try {
      const answer = await probe();
      if (answer) return answer;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await sleep(50);
  }
  throw new Error(`${what}: not within ${within} ms`, { cause: last });
}
