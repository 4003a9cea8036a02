import { holds, type BudgetLine } from './outcome.ts';

const ROW = 22;
const TOP = 30;
const LABELS = 470;
const WIDTH = 940;
/** Where the budget stands, with room for what breaks it. */
const WHOLE = 360;

// Seen well on white and on black, for GitHub shows both.
const INK = '#7d8590';
const KEPT = '#2f81f7';
const BROKEN = '#da3633';

/** Measured shares of their budgets as bars, as SVG; what may not be at all has no bar. */
export function chart(lines: readonly BudgetLine[]): string {
  const shown = lines.filter(({ allowed }) => allowed > 0);
  const height = TOP + ROW * shown.length + 6;
  const limit = LABELS + WHOLE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13" fill="${INK}">`,
    '<title>Measured, as share of the budget</title>',
    `<text x="${limit}" y="16" text-anchor="middle">budget</text>`,
    ...shown.map(bar),
    `<path d="M${limit} 22V${height}" stroke="${INK}" stroke-dasharray="4 3"/>`,
    '</svg>',
    '',
  ].join('\n');
}

function bar(line: BudgetLine, row: number): string {
  const y = TOP + ROW * row;
  const share = line.measured / line.allowed;
  const width = Math.min(share * WHOLE, WIDTH - LABELS - 50).toFixed(0);
  const end = LABELS + Number(width) + 6;
  return [
    `<text x="${LABELS - 8}" y="${y + 12}" text-anchor="end">${line.what}</text>`,
    `<rect x="${LABELS}" y="${y}" width="${width}" height="15" rx="2" fill="${holds(line) ? KEPT : BROKEN}"/>`,
    `<text x="${end}" y="${y + 12}">${(100 * share).toFixed(0)} %</text>`,
  ].join('');
}
