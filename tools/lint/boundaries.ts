// Who may import whom. The tags stand in the package.json of each library.
import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DummyRuleMap } from 'oxlint';

const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
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

/** Which npm packages a library may import. */
const NPM_ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'npm:none': [],
  'npm:rules-engine': ['croner', 'json-rules-engine'],
  'npm:config': ['conf', 'zod'],
  'npm:stash': ['graphql', 'graphql-request', 'zod'],
  'npm:plex': ['p-limit', 'zod'],
  'npm:repair': ['cockatiel'],
  'npm:reporting': ['zod'],
};

/** The rule that holds these borders. Specs may use more: a fake that no contract holds makes all specs lie. */
export function boundaries({ inSpecs }: { readonly inSpecs: boolean }): DummyRuleMap {
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

/** The sources of the libraries that carry one of these tags. */
export function sourcesTagged(...tags: readonly string[]): string[] {
  return globSync('{apps,libs}/**/package.json', { exclude: ['**/node_modules', '**/dist'] })
    .filter((path) => tagsIn(path).some((tag) => tags.includes(tag)))
    .map((path) => `${dirname(path).replaceAll('\\', '/')}/src/**/*.ts`);
}

function tagsIn(path: string): readonly string[] {
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly nx?: { readonly tags?: readonly string[] };
  };
  return manifest.nx?.tags ?? [];
}
