import { plainLine } from '../../wording/plain-line.ts';

/** A label and what stands beside it; several lines stand below each other. */
export type Row = readonly [label: string, ...lines: string[]];

const INDENT = '  ';
const GUTTER = '  ';

/** Rows with their values in one column. Rows without values are left out. */
export function aligned(rows: readonly Row[]): string[] {
  const filled = rows.filter(([, ...lines]) => lines.length > 0);
  const width = Math.max(0, ...filled.map(([label]) => label.length));
  return filled.flatMap(([label, ...lines]) =>
    lines.map(
      (line, nth) => INDENT + (nth === 0 ? label : '').padEnd(width) + GUTTER + plainLine(line),
    ),
  );
}

/** Columns as wide as their widest cell; cells that begin with a digit only stand to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows].map((row) => row.map(plainLine));
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const isNumeric = head.map((_, column) =>
    rows.every((row) => /^[\d,]+$/.test(row[column] ?? '')),
  );
  return all.map((row) => {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return isNumeric[column] ? cell.padStart(width) : cell.padEnd(width);
    });
    return (INDENT + cells.join(GUTTER)).trimEnd();
  });
}
