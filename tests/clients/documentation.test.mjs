// Every `latchkey` command that the documentation shows, run as it stands there, page by page, on empty stores.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { cleanEnvironment, program, startLatchkey } from '../harness/latchkey.mjs';
import { run } from '../harness/processes.mjs';

const root = new URL('../../', import.meta.url);
const pages = ['README.md'];
for (const folder of ['docs', 'examples']) {
  const names = (await readdir(new URL(folder, root), { recursive: true })).filter((name) => name.endsWith('.md') && !name.includes('node_modules'));
  pages.push(...names.map((name) => `${folder}/${name}`));
}

/** The commands of a page's shell blocks, without their comments. What serves, or is not Latchkey's, is left out. */
function commandsOf(text) {
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block]) => block.split('\n'));
  return blocks.map((line) => line.replace(/\s+#.*$/, '').trim()).filter((line) => line.startsWith('latchkey ') && line !== 'latchkey serve');
}

describe('the documentation', () => {
  for (const page of pages) {
    test(page, async (t) => {
      const commands = commandsOf(await readFile(new URL(page, root), 'utf8'));
      if (commands.length === 0) return;
      const server = await startLatchkey(t);
      const work = `${server.folder}/documentation`;
      await mkdir(`${work}/bin`, { recursive: true });
      await symlink(program, `${work}/bin/latchkey`);
      await writeFile(`${work}/password.txt`, 'correct horse battery staple\n');
      await writeFile(`${work}/hash.txt`, '$2b$10$abcdefghijklmnopqrstuuFUhBGa26x9dGSLBK.ucnw.6CtmUjzje\n');
      await writeFile(`${work}/pwned-passwords.txt`, '5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:9000000\n');
      await writeFile(`${work}/secret.txt`, 'a secret that a provider gave\n');
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      await writeFile(`${work}/AuthKey_12AB3C456D.p8`, privateKey.export({ type: 'pkcs8', format: 'pem' }));
      await writeFile(`${work}/people.csv`, 'email,name,groups,until\nbo@example.com,Bo Yun,editors,2027-06-30\n');
      await writeFile(`${work}/change.json`, '{"contacts": ["ops@example.com"], "logo_uri": null}');
      // `doctor` and `config` shall judge these stores; the person who reads has said yes to what asks first.
      const env = cleanEnvironment({ ...server.env, PATH: `${work}/bin:${process.env.PATH}` });
      const keys = await server.json(['key', 'list']);
      const active = keys.find((key) => key.state === 'active' || key.status === 'active')?.kid ?? keys[0].kid;
      for (const command of commands) {
        const said = command.replace('KID', active) + (/ (delete|key revoke) /.test(` ${command} `.replace('latchkey', '')) ? ' --yes' : '');
        const done = await run('sh', ['-c', said], { env, cwd: work });
        assert.equal(done.code, 0, `${page}: ${said}\n${done.stdout}${done.stderr}`);
      }
    });
  }

  test('every file and page that a page links to is there', async () => {
    const missing = [];
    for (const page of [...pages, 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md']) {
      const base = new URL(page, root);
      for (const [, target] of (await readFile(base, 'utf8')).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
        if (/^https?:/.test(target)) continue;
        const found = await readFile(new URL(target, base)).catch((error) => error.code === 'EISDIR');
        if (found === false) missing.push(`${page}: ${target}`);
      }
    }
    assert.deepEqual(missing, []);
  });
});
