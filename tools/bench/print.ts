import { amount } from './numbers.ts';
import { holds, type BudgetLine, type Outcome } from './outcome.ts';

export function outcomeText({ title, notes, lines, problems }: Outcome): string {
  return [
    `\n${title}`,
    ...notes.map((note) => `  ${note}`),
    ...lines.map(lineText),
    ...problems.map((problem) => `  ✗ ${problem}`),
  ].join('\n');
}

function lineText(line: BudgetLine): string {
  const { what, measured, allowed, unit } = line;
  const share = allowed === 0 ? '' : ` (${((100 * measured) / allowed).toFixed(0)} %)`;
  const mark = holds(line) ? '✓' : '✗';
  return `  ${mark} ${what}: ${amount(measured, unit)} of ${amount(allowed, unit)}${share}`;
}
