import type { Mutant } from './mutant.ts';

/** Ways to break one file, which the same specs have to notice. */
export function inFile(
  { file, specs }: Pick<Mutant, 'file' | 'specs'>,
  ways: readonly Omit<Mutant, 'file' | 'specs'>[],
): readonly Mutant[] {
  return ways.map((way) => ({ ...way, file, specs }));
}
