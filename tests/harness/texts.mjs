// What pages say, by the ids of the texts in `src/languages`: words can be improved without touching a test.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { FluentBundle, FluentResource } from '@fluent/bundle';

const english = new FluentBundle('en', { useIsolating: false });
for (const name of ['en.ftl', 'console/en.ftl']) {
  const file = new URL(`../../src/languages/${name}`, import.meta.url);
  assert.deepEqual(english.addResource(new FluentResource(readFileSync(file, 'utf8'))), [], name);
}

/** The English text of an id with its values. It throws where there is no such text, or a value is missing. */
export function said(id, values = {}) {
  const text = english.getMessage(id)?.value;
  assert.ok(text, `no text has the id ${id}`);
  return english.formatPattern(text, values);
}
