// Coverage is taken after the last spec file of a worker: Node counts on meanwhile, and to ask it after each of hundreds of
// files takes an eighth of the time of these tests.
import v8 from '@vitest/coverage-v8';
import type { CoverageProviderModule } from 'vitest/node';

/** What Vitest keeps in a worker, and promises nobody. */
interface Worker {
  readonly filepath?: string;
  readonly ctx?: { readonly files?: readonly { readonly filepath?: string }[] };
}

/** Where that is not as it was, coverage is taken after each file, as usual. */
function isLastFile(): boolean {
  const { __vitest_worker__: worker } = globalThis as { readonly __vitest_worker__?: Worker };
  const last = worker?.ctx?.files?.at(-1)?.filepath;
  return last === undefined || last === worker?.filepath;
}

const provider: CoverageProviderModule = {
  getProvider: () => v8.getProvider(),
  startCoverage: (options) => v8.startCoverage?.(options),
  takeCoverage: (options) => (isLastFile() ? v8.takeCoverage?.(options) : undefined),
  stopCoverage: (options) => v8.stopCoverage?.(options),
};

export default provider;
