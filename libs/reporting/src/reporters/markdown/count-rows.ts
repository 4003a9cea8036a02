import { count } from '../../wording/amounts.ts';
import { skipWords } from '../../wording/skip-words.ts';
import { code } from './code.ts';

type Counts = Readonly<Record<string, number>>;

/** Amounts by name, the largest first. */
export function countRows(counts: Counts): string[][] {
  return byNumber(counts).map(([name, value]) => [code(name, 240), count(value)]);
}

/** Why scenes were not queued; reasons that held for none are left out. */
export function skipRows(skipped: Counts): string[][] {
  const some = byNumber(skipped).filter(([, scenes]) => scenes > 0);
  return some.map(([reason, scenes]) => [skipWords(reason, code), count(scenes)]);
}

function byNumber(counts: Counts): [string, number][] {
  return Object.entries(counts).toSorted(([, a], [, b]) => b - a);
}
