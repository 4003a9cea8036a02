import type { Mutant } from './mutant.ts';
import { runSpecs, type SpecsRun } from './run-specs.ts';
import type { Failed } from './words.ts';

/** `broken`: nothing can be said, for no test has failed and not all have passed. */
export type Outcome =
  | { readonly status: 'killed'; readonly by: Failed }
  | { readonly status: 'survived' }
  | { readonly status: 'broken'; readonly because: string };

/** A crash or a run that hangs kills nothing unless a test has failed. */
export async function outcomeOf({ name, specs }: Mutant): Promise<Outcome> {
  const run = await runSpecs(specs, name);
  const [by] = run.failed;
  if (!run.isApplied) return { status: 'broken', because: 'its file was not loaded' };
  if (by) return { status: 'killed', by };
  return run.exitCode === 0 ? { status: 'survived' } : { status: 'broken', because: endOf(run) };
}

function endOf({ exitCode, output }: SpecsRun): string {
  const how = exitCode === undefined ? 'the run hung' : `the run ended with ${exitCode}`;
  return `${how}, and no test failed:\n${output.slice(-1500)}`;
}
