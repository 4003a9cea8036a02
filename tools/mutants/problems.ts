import { existsSync, readFileSync } from 'node:fs';
import type { Mutant } from './mutant.ts';
import { mutated } from './mutated.ts';

/** What is wrong with a list of mutants: a name that is there twice, a text or a spec that is not there any more. */
export function problemsOf(mutants: readonly Mutant[]): readonly string[] {
  const doubled = [...Map.groupBy(mutants, ({ name }) => name)]
    .filter(([, named]) => named.length > 1)
    .map(([name]) => `${name}: there are several of this name.`);
  return [...doubled, ...mutants.flatMap(problemsIn)];
}

function problemsIn(mutant: Mutant): string[] {
  const { name, find, replace, specs } = mutant;
  const lost = specs.filter((spec) => !existsSync(spec));
  return [
    ...unapplied(mutant),
    ...(find === replace ? [`${name}: it changes nothing.`] : []),
    ...(specs.length === 0 ? [`${name}: no spec has to notice it.`] : []),
    ...lost.map((spec) => `${name}: ${spec} is not there.`),
  ];
}

function unapplied(mutant: Mutant): string[] {
  try {
    mutated(readFileSync(mutant.file, 'utf8'), mutant);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
