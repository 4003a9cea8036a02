import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

// Who may import whom. The tags stand in the package.json of each library.
const MAY_IMPORT = {
  'layer:core': [],
  'layer:stage': ['layer:core'],
  'layer:adapter': ['layer:core'],
  // What several flows do at Plex, through ports.
  'layer:lookup': ['layer:core', 'layer:stage'],
  'layer:flow': ['layer:core', 'layer:stage', 'layer:lookup'],
  'layer:app': ['layer:core', 'layer:stage', 'layer:lookup', 'layer:adapter', 'layer:flow'],
  'layer:testing': ['layer:core'],
  // The demo knows the built plugin from outside only; benchmarks also measure the store by itself.
  'layer:tools': ['layer:core', 'layer:testing', 'layer:adapter'],
};

// Which npm packages a library may import.
const NPM_ALLOWED = {
  'npm:none': [],
  'npm:rules-engine': ['croner', 'json-rules-engine'],
  'npm:config': ['conf', 'zod'],
  'npm:stash': ['graphql', 'graphql-request', 'zod'],
  'npm:plex': ['p-limit', 'zod'],
  'npm:repair': ['cockatiel'],
  'npm:reporting': ['zod'],
};

const SPECS = ['**/*.spec.ts', '**/*.fixture.ts', '**/cases.ts'];

function boundaries({ inSpecs }) {
  // Specs of flows run on the real adapters: a fake that no contract holds makes all specs lie.
  const extra = inSpecs ? ['layer:testing', 'layer:adapter', 'layer:flow'] : [];
  const layers = Object.entries(MAY_IMPORT).map(([sourceTag, below]) => ({
    sourceTag,
    onlyDependOnLibsWithTags: [...below, ...extra],
  }));
  const packages = Object.entries(NPM_ALLOWED).map(([sourceTag, allowed]) => ({
    sourceTag,
    ...(allowed.length === 0
      ? { bannedExternalImports: ['*'] }
      : { allowedExternalImports: allowed }),
  }));
  const depConstraints = inSpecs ? layers : [...layers, ...packages];
  return { '@nx/enforce-module-boundaries': ['error', { allow: [], depConstraints }] };
}

/** The folders of the libraries that carry one of these tags. */
function foldersTagged(...tags) {
  return globSync('{apps,libs}/**/package.json', { exclude: ['**/node_modules', '**/dist'] })
    .filter((path) => {
      const manifest = JSON.parse(readFileSync(path, 'utf8'));
      return manifest.nx?.tags?.some((tag) => tags.includes(tag));
    })
    .map((path) => `${dirname(path)}/src/**/*.ts`);
}

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: the same word everywhere.',
};
const noClock = {
  selector:
    "CallExpression[callee.object.name='Date'][callee.property.name='now'], NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'This layer gets the time as a value.',
};

export default tseslint.config(
  { ignores: ['**/dist', '**/bundle', '**/coverage', '**/files', '.nx'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    // One program for all: a program for each library takes half as long again.
    languageOptions: { parserOptions: { project: './tsconfig.json' } },
    plugins: { '@nx': nx },
    rules: {
      ...boundaries({ inSpecs: false }),
      '@typescript-eslint/no-explicit-any': 'error',
      // There are no enums (erasableSyntaxOnly), and looking for them is what takes longest.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      complexity: ['error', 12],
      eqeqeq: 'error',
      'max-depth': ['error', 3],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'no-console': 'error',
      'no-restricted-syntax': ['error', noDefaultExport],
    },
  },
  {
    // Core and stages are pure: no disk, no network, no clock, no process.
    files: foldersTagged('layer:core', 'layer:stage', 'layer:lookup', 'layer:flow'),
    ignores: SPECS,
    rules: {
      'no-restricted-imports': ['error', { patterns: ['node:*'] }],
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval'],
      'no-restricted-syntax': ['error', noDefaultExport, noClock],
    },
  },
  {
    files: SPECS,
    rules: { ...boundaries({ inSpecs: true }), 'max-lines-per-function': 'off' },
  },
  { files: ['apps/*/src/main.ts'], rules: { 'no-console': 'off' } },
  { files: ['*.config.ts', '**/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.cjs'],
    languageOptions: { globals: { process: 'readonly', require: 'readonly' } },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly' } } },
);
