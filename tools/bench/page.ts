// docs/benchmarks.md and its picture, from what was measured.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { format } from 'oxfmt';
import { chart } from './chart.ts';
import type { Usage } from './measure.ts';
import { amount } from './numbers.ts';
import type { BudgetLine, Outcome } from './outcome.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = join(ROOT, 'docs/benchmarks.md');
const PICTURE = join(ROOT, 'docs/images/benchmarks.svg');

/** `bare`: what Node itself takes to start. */
export async function writePage(outcomes: readonly Outcome[], bare: Usage): Promise<void> {
  mkdirSync(dirname(PICTURE), { recursive: true });
  writeFileSync(PICTURE, chart(outcomes.flatMap(({ lines }) => lines)));
  const machine =
    `Node ${process.versions.node}, ${availableParallelism()} cores; ` +
    `a bare start of Node took ${amount(bare.cpuSeconds, 's')} of processor time.`;
  const region = [machine, ...outcomes.map(section)].join('\n\n');
  const page = withMeasured(readFileSync(PAGE, 'utf8'), region);
  const { code } = await format(PAGE, page);
  writeFileSync(PAGE, code);
}

const [BEGIN, END] = ['<!-- measured:begin -->', '<!-- measured:end -->'];

function withMeasured(page: string, text: string): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`${PAGE} should hold ${BEGIN} and ${END}.`);
  return `${before}${BEGIN}\n\n${text}\n\n${END}${after}`;
}

function section({ title, notes, lines, problems }: Outcome): string {
  const told = [...notes, ...problems.map((problem) => `**${problem}**`)].map(
    (each) => `- ${each}`,
  );
  const table = [
    ['What', 'Measured', 'Budget', 'Share'],
    ['---', '---', '---', '---'],
    ...lines.map(row),
  ];
  const text = table.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return [`### ${title}`, told.join('\n'), text].join('\n\n');
}

function row({ what, measured, allowed, unit }: BudgetLine): string[] {
  const share = allowed === 0 ? '' : `${((100 * measured) / allowed).toFixed(0)} %`;
  return [what, amount(measured, unit), amount(allowed, unit), share];
}
