import {
  PURE_LAYERS,
  projectsIn,
  SMALL,
  sourcesOf,
  SPECS,
  STRICT,
  STRICTLY_TYPED,
} from '@stash2plex/lint';
import { defineConfig } from 'oxlint';

export default defineConfig({
  plugins: ['eslint', 'typescript', 'import'],
  jsPlugins: ['@stash2plex/lint/plugin'],
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
        'ours/borders': 'error',
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
      files: sourcesOf(projectsIn(import.meta.dirname), PURE_LAYERS),
      excludeFiles: SPECS,
      rules: {
        'no-restricted-imports': ['error', { patterns: ['node:*'] }],
        'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval'],
        'ours/no-clock': 'error',
      },
    },
    { files: SPECS, rules: { 'max-lines-per-function': 'off' } },
    { files: ['apps/*/src/main.ts'], rules: { 'no-console': 'off' } },
    {
      files: ['*.config.ts', '**/*.config.ts', 'tools/lint/src/plugin.ts'],
      rules: { 'import/no-default-export': 'off' },
    },
  ],
});
