// Coverage is taken after the last spec file of a worker: Node counts on meanwhile, and to ask it after each of hundreds of
// files takes a seventh of the time of these tests.
import v8 from '@vitest/coverage-v8';
import type { CoverageProvider, CoverageProviderModule } from 'vitest/node';

/** Of workers there are fewer. */
const MANY = 20;
const REMEDY = 'tools/scripts/coverage.config.ts no longer fits this Vitest.';

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

async function getProvider(): Promise<CoverageProvider> {
  const provider = await v8.getProvider();
  const resolveOptions = provider.resolveOptions.bind(provider);
  const onAfterSuiteRun = provider.onAfterSuiteRun.bind(provider);
  let taken = 0;
  return Object.assign(provider, {
    // It calls itself `v8`: under that name workers would load its module, past this one.
    resolveOptions: () => ({
      ...resolveOptions(),
      provider: 'custom' as const,
      customProviderModule: import.meta.filename,
    }),
    onAfterSuiteRun: (...suite: Parameters<CoverageProvider['onAfterSuiteRun']>) => {
      taken += 1;
      // Nothing else would show it.
      if (taken === MANY) process.stderr.write(`Coverage is taken after each file: ${REMEDY}\n`);
      return onAfterSuiteRun(...suite);
    },
  });
}

const provider: CoverageProviderModule = {
  getProvider,
  startCoverage: (options) => v8.startCoverage?.(options),
  takeCoverage: (options) => (isLastFile() ? v8.takeCoverage?.(options) : undefined),
  stopCoverage: (options) => v8.stopCoverage?.(options),
};

export default provider;
