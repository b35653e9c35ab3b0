// The programs of `examples/`, copied aside with the packages of the tests, as a reader has them after `npm install`.
import { cp, symlink } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './processes.mjs';

/** A copy of one example's folder; the copy goes with the test. */
export async function example(t, name) {
  const folder = await temporaryFolder(t, `example-${name}`);
  await cp(new URL(`../../examples/${name}`, import.meta.url), folder, { recursive: true });
  await symlink(fileURLToPath(new URL('../node_modules', import.meta.url)), `${folder}/node_modules`);
  return folder;
}
