import { defineConfig } from 'oxlint';
import { boundaries, sourcesTagged } from './tools/lint/boundaries.ts';
import { SMALL, STRICT, STRICTLY_TYPED } from './tools/lint/strict.ts';

const SPECS = ['**/*.spec.ts', '**/*.fixture.ts', '**/cases.ts'];

export default defineConfig({
  plugins: ['eslint', 'typescript', 'import'],
  jsPlugins: ['@nx/eslint-plugin', './tools/lint/pure.ts'],
  options: { typeAware: true, typeCheck: true, denyWarnings: true },
  ignorePatterns: ['**/dist', '**/bundle', '**/coverage', '**/files', '.nx'],
  categories: { correctness: 'error' },
  env: { node: true, es2024: true },
  rules: { ...STRICT, 'no-undef': 'error' },
  overrides: [
    {
      files: ['**/*.ts'],
      rules: {
        ...STRICTLY_TYPED,
        ...SMALL,
        ...boundaries({ inSpecs: false }),
        // The compiler knows what there is.
        'no-undef': 'off',
        eqeqeq: 'error',
        'no-console': 'error',
        // Export by name: the same word everywhere.
        'import/no-default-export': 'error',
      },
    },
    {
      // Core and stages are pure: no disk, no network, no clock, no process.
      files: sourcesTagged('layer:core', 'layer:stage', 'layer:lookup', 'layer:flow'),
      excludeFiles: SPECS,
      rules: {
        'no-restricted-imports': ['error', { patterns: ['node:*'] }],
        'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval'],
        'pure/no-clock': 'error',
      },
    },
    {
      files: SPECS,
      rules: { ...boundaries({ inSpecs: true }), 'max-lines-per-function': 'off' },
    },
    { files: ['apps/*/src/main.ts'], rules: { 'no-console': 'off' } },
    {
      files: ['*.config.ts', '**/*.config.ts', 'tools/lint/pure.ts'],
      rules: { 'import/no-default-export': 'off' },
    },
  ],
});
