// What the suite said, as a table for a terminal and as the page docs/conformance.md.
import { expected } from './pages.mjs';

const kinds = ['PASSED', 'WARNING', 'REVIEW', 'FAILED', 'SKIPPED'];
const count = (row, kind) => row.modules.filter(({ result }) => result === kind).length;
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const variantOf = ({ variant = {} }) => Object.values(variant).join(', ');

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** One line for each plan. */
export function summary(results) {
  const rows = results.map((row) => {
    const counts = kinds.map((kind) => (row.lacking ? '' : String(count(row, kind))));
    return [row.plan, variantOf(row), ...counts, row.lacking ? `not run: ${row.lacking}` : ''];
  });
  return table(['plan', 'variant', ...kinds.map((kind) => kind.toLowerCase()), ''], rows);
}

function remark({ module, result, reasons }) {
  if (result === 'REVIEW') return [`shown to the suite, after it was checked: ${expected[module]?.says ?? 'a page'}`, ...reasons].join('; ');
  return reasons.join('; ');
}

export function report(results, { suite, program, date }) {
  const run = results.filter((row) => row.modules);
  const parts = run.map((row) => {
    const heading = `## ${row.plan}${row.variant ? ` (${variantOf(row)})` : ''}`;
    const rows = row.modules.map((module) => [module.module, module.result.toLowerCase(), cell(remark(module))]);
    return `${heading}\n\n${table(['module', 'result', 'why'], rows)}`;
  });
  return `# Conformance

What the OpenID Foundation's conformance suite says of Latchkey. It is no certification. This page is written by \`tests/conformance/run.mjs\`;
how to run it stands at the head of that file.

| | |
| --- | --- |
| date | ${date} |
| Latchkey | ${program.replace(/^latchkey /, '')} |
| suite | ${suite} |

A module that wants a picture of a page ends as "review", for a person to look at. It gets a picture only of the page that it asks for, and the
table says which that is.

${summary(results)}

${parts.join('\n\n')}
`;
}
