// The specs with one mutant in the sources, named by an environment variable. No file is touched.
import { relative, resolve } from 'node:path';
import { mergeConfig, type Plugin } from 'vitest/config';
import type { Reporter } from 'vitest/node';
import usual from '../../vitest.config.ts';
import { mutants } from './list/index.ts';
import { mutated } from './mutated.ts';
import { say } from './words.ts';

const wanted = process.env['MUTANT'];
const mutant = mutants.find(({ name }) => name === wanted);
const path = mutant && resolve(mutant.file);

const plugin: Plugin = {
  name: 'mutant',
  enforce: 'pre',
  // Everything else may come from the cache of transformed modules.
  configureVitest: ({ defineCacheKeyGenerator }) => {
    defineCacheKeyGenerator(({ id }) => (id === path ? false : undefined));
  },
  transform: (code, id) => {
    if (!mutant || id !== path) return undefined;
    say({ applied: true });
    return { code: mutated(code, mutant), map: null };
  },
};

const reporter: Reporter = {
  onTestCaseResult: (test) => {
    const { state, errors = [] } = test.result();
    if (state !== 'failed') return;
    const spec = relative(process.cwd(), test.module.moduleId).replaceAll('\\', '/');
    say({ failed: { spec, title: test.fullName, message: errors[0]?.message ?? '' } });
  },
};

/** A busy machine must not kill mutants. */
const PATIENCE_MS = 120_000;

export default mergeConfig(usual, {
  plugins: [plugin],
  test: { reporters: [reporter], testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS },
});
