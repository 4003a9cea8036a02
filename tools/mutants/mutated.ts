import type { Mutant } from './mutant.ts';

/** The text of a file with the mutant in it. Throws where what it replaces does not stand there exactly once. */
export function mutated(text: string, { name, file, find, replace }: Mutant): string {
  const [before, after, ...more] = text.split(find);
  if (before === undefined || after === undefined || more.length > 0) {
    const count = text.split(find).length - 1;
    throw new Error(`${name}: what it replaces stands ${count} times in ${file}, not once.`);
  }
  return before + replace + after;
}
