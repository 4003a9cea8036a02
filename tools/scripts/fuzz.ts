// Rubbish at every door where something arrives from outside: npm run test:fuzz -- --runs 100000 --seed 7
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runVitest } from './run-vitest.ts';

const { values } = parseArgs({
  options: {
    /** Inputs over all specs together; rounded up in each of them. */
    runs: { type: 'string', default: '10000' },
    /** What a run that failed said of itself. */
    seed: { type: 'string' },
  },
});

interface Report {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly meta: { readonly inputs?: number };
    }[];
  }[];
}

const folder = mkdtempSync(join(tmpdir(), 'stash2plex-fuzz-'));
const path = join(folder, 'report.json');
const { runs, seed } = values;
const { exitCode } = await runVitest(
  ['--reporter=json', `--outputFile.json=${path}`, '.fuzz.spec'],
  { STASH2PLEX_FUZZ_RUNS: runs, STASH2PLEX_FUZZ_SEED: seed },
);
process.exitCode = exitCode;
tell(JSON.parse(readFileSync(path, 'utf8')) as Report);
rmSync(folder, { recursive: true });

/** A spec that did not even start counts as a crash, too. */
function tell({ testResults }: Report): void {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const inputs = tests.reduce((sum, { meta }) => sum + (meta.inputs ?? 0), 0);
  const broken = testResults.filter(
    (file) =>
      file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  );
  const crashes = broken.length + tests.filter((test) => test.status === 'failed').length;
  process.stdout.write(`${inputs.toLocaleString('en')} inputs: ${crashes} crashes\n`);
}
