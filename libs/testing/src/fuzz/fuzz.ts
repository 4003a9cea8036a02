import fc, { type Arbitrary } from 'fast-check';
import { it } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** How many inputs were tried, for whoever counts them all. */
    inputs?: number;
  }
}

/** Of all inputs together; the shares of the specs add up to it. */
const USUAL = 10_000;
const ASKED = process.env['STASH2PLEX_FUZZ_RUNS'];
/** Set STASH2PLEX_FUZZ_RUNS for so many inputs over all specs together, and others each time. */
const TIMES = Number(ASKED ?? USUAL) / USUAL;
/** What fails tells its seed; set STASH2PLEX_FUZZ_SEED to see it again. */
const SEED = process.env['STASH2PLEX_FUZZ_SEED'] ?? (ASKED === undefined ? '1' : undefined);
/** An input that takes so long is one that something hangs on. */
const HANGS_AFTER_MS = 60_000;

interface Fuzz<Input> {
  /** Share of the usual 10,000. */
  readonly inputs: number;
  readonly of: Arbitrary<Input>;
  /** Throws, or is rejected, where it does not hold. */
  readonly holds: (input: Input) => unknown;
}

/** A test that something holds for so many random inputs. What fails is told with its seed, shrunk. */
export function fuzz<Input>(title: string, { inputs, of, holds }: Fuzz<Input>): void {
  it(title, { timeout: 3_600_000 }, async ({ task }) => {
    const property = fc.asyncProperty(of, async (input) => {
      await holds(input);
    });
    const details = await fc.check(property, {
      numRuns: Math.ceil(inputs * TIMES),
      plugins: [fc.timeout(HANGS_AFTER_MS)],
      includeErrorInReport: true,
      ...(SEED !== undefined && { seed: Number(SEED) }),
    });

    task.meta.inputs = details.numRuns;
    if (!details.failed) return;
    throw new Error(await fc.asyncDefaultReportMessage(details), { cause: details.errorInstance });
  });
}
