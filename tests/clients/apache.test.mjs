// Debian's mod_auth_openidc: an Apache that lets only people in whom Latchkey knows.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { access, chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { Browser } from '../harness/browser.mjs';
import { startLatchkey } from '../harness/latchkey.mjs';
import { eventually, freePorts, start, temporaryFolder } from '../harness/processes.mjs';
import { pairing } from '../harness/stores.mjs';

const modules = '/usr/lib/apache2/modules';
const there = await access(`${modules}/mod_auth_openidc.so`).then(() => true, () => false);

describe(`mod_auth_openidc on ${pairing}`, { skip: !there && 'needs apache2-bin and libapache2-mod-auth-openidc' }, () => {
  const cleanups = [];
  const t = { after: (job) => cleanups.push(job) };
  const browser = new Browser();
  let site;
  let log;
  let person;

  before(async () => {
    const server = await startLatchkey(t);
    person = await server.createPerson({ args: ['--name', 'Mara Lind'] });
    const folder = await temporaryFolder(t, 'apache');
    const [port] = await freePorts(1);
    site = `http://127.0.0.1:${port}`;
    const made = await server.createClient('Intranet', `${site}/inside/redirect`, ['--post-logout-redirect-uri', `${site}/`]);
    await mkdir(`${folder}/files/inside`, { recursive: true });
    await writeFile(`${folder}/files/index.html`, 'outside');
    await writeFile(`${folder}/files/inside/index.html`, 'inside');
    const loaded = ['mpm_event', 'authn_core', 'authz_core', 'authz_user', 'dir', 'headers', 'auth_openidc'];
    const lines = [
      `ServerRoot ${folder}`,
      'ServerName 127.0.0.1',
      `Listen 127.0.0.1:${port}`,
      `PidFile ${folder}/apache.pid`,
      `ErrorLog ${folder}/error.log`,
      'LogLevel warn auth_openidc:info',
      `DefaultRuntimeDir ${folder}`,
      ...loaded.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`),
      ...(process.getuid() === 0 ? ['User www-data', 'Group www-data'] : []),
      `DocumentRoot ${folder}/files`,
      'DirectoryIndex index.html',
      `OIDCProviderMetadataURL ${server.issuer}/.well-known/openid-configuration`,
      `OIDCClientID ${made.client_id}`,
      `OIDCClientSecret ${made.client_secret}`,
      `OIDCRedirectURI ${site}/inside/redirect`,
      `OIDCCryptoPassphrase ${randomBytes(16).toString('hex')}`,
      'OIDCScope "openid profile email"',
      'OIDCPKCEMethod S256',
      `OIDCDefaultLoggedOutURL ${site}/`,
      '<Location /inside>',
      '  AuthType openid-connect',
      '  Require valid-user',
      '  Header set X-Subject "%{OIDC_CLAIM_sub}e"',
      '  Header set X-Email "%{OIDC_CLAIM_email}e"',
      '</Location>',
    ];
    await writeFile(`${folder}/apache.conf`, `${lines.join('\n')}\n`);
    // The folder of a temporary file is closed to others, and Apache's workers are others.
    await chmod(folder, 0o755);
    log = `${folder}/error.log`;
    const apache = start(t, '/usr/sbin/apache2', ['-f', `${folder}/apache.conf`, '-D', 'FOREGROUND']);
    await eventually('Apache', async () => (await fetch(`${site}/`)).ok, { unless: () => apache.exited && apache.output });
  });
  after(async () => {
    for (const job of cleanups.reverse()) await job();
  });

  test('lets in who signs in, and tells the site who it is', async () => {
    const page = await browser.signIn(`${site}/inside/`, person);
    assert.equal(page.body, 'inside', `${page.describe()}\n${await readFile(log, 'utf8')}`);
    assert.equal(page.headers.get('x-subject'), person.id);
    assert.equal(page.headers.get('x-email'), person.email);
  });

  test('signs out at Latchkey as well', async () => {
    const page = await browser.visit(`${site}/inside/redirect?logout=${encodeURIComponent(`${site}/`)}`);
    assert.equal(page.body, 'outside', page.describe());
    const again = await browser.visit(`${site}/inside/`);
    assert.ok(again.formWith('username') ?? again.formWith('password'), again.describe());
  });
});
