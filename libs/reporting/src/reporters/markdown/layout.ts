import { count } from '../../wording/amounts.ts';
import { fitting } from './fitting.ts';

/** So that all sections together leave most of an issue to the gaps. */
const LIMITS = { most: 20, room: 6_000 };

/** A heading with its text below; nothing without text. */
export function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`### ${title}`, '', ...lines, ''];
}

export function list(items: readonly string[]): string[] {
  return bounded(items.map((item) => `- ${item}`));
}

/** A table; columns that hold amounts only stand to the right. Nothing without rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const marks = head.map((_, nth) =>
    rows.every((row) => /^[\d,]+$/.test(row[nth] ?? '')) ? '--:' : '---',
  );
  return [line(head), line(marks), ...bounded(rows.map(line))];
}

function bounded(lines: readonly string[]): string[] {
  const shown = fitting(lines, LIMITS);
  const left = lines.length - shown.length;
  return left === 0 ? [...shown] : [...shown, '', `… and ${count(left)} more`];
}
