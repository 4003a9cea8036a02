// Who may import whom. The tags stand in the package.json of each library.

const CORE = ['layer:core'];
const STAGES = [...CORE, 'layer:stage'];
const LOOKUP = [...STAGES, 'layer:lookup'];

/** For the tag of each layer the tags of those it may import. A layer never imports itself: siblings do not know each other. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'layer:core': [],
  'layer:stage': CORE,
  'layer:adapter': CORE,
  // What several flows do at Plex, through ports.
  'layer:lookup': STAGES,
  'layer:flow': LOOKUP,
  'layer:app': [...LOOKUP, 'layer:adapter', 'layer:flow'],
  'layer:testing': CORE,
  // The demo knows the built plugin from outside only; benchmarks also measure the store by itself.
  'layer:tools': [...CORE, 'layer:testing', 'layer:adapter', 'layer:tools'],
};

/** Files of which more is allowed, as patterns. */
export const SPECS = ['**/*.spec.ts', '**/*.fixture.ts', '**/cases.ts'];

/** Specs of flows run on the real adapters: a fake that no contract holds makes all specs lie. */
export const SPECS_MAY_ALSO = ['layer:testing', 'layer:adapter', 'layer:flow'];

/** For each tag of this kind the npm packages that a library may import; libraries without one may import all. */
export const NPM_ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'npm:none': [],
  'npm:rules-engine': ['croner', 'json-rules-engine'],
  'npm:config': ['conf', 'zod'],
  'npm:stash': ['graphql', 'graphql-request', 'zod'],
  'npm:plex': ['p-limit', 'zod'],
  'npm:repair': ['cockatiel'],
  'npm:reporting': ['zod'],
};

/** No disk, no network, no clock, no process. */
export const PURE_LAYERS = ['layer:core', 'layer:stage', 'layer:lookup', 'layer:flow'];
