/** What is the matter with a made-up scene, and how many of each hundred scenes are so. */
const KINDS = {
  'in-line': 45,
  'in-line-other-case': 2,
  'in-line-foreign-collection': 2,
  'in-line-two-files': 2,
  'other-title': 4,
  'other-studio': 2,
  'no-summary': 3,
  'other-date': 2,
  'foreign-actor': 4,
  'last-genre-lacking': 4,
  'no-collection': 2,
  'second-library-stale': 2,
  'moved-and-stale': 2,
  empty: 8,
  missing: 6,
  trashed: 2,
  bare: 4,
  'bare-missing': 1,
  'no-file': 1,
  merged: 2,
} as const;

export type Kind = keyof typeof KINDS;

const HUNDRED = Object.entries(KINDS).flatMap(([kind, share]) =>
  Array.from({ length: share }, () => kind as Kind),
);
/** Coprime to 100: walks through the kinds so that neighbours differ. */
const STRIDE = 37;

/** The kind of the scene with this number, from 1. */
export function kindOf(number: number): Kind {
  return HUNDRED[(number * STRIDE) % HUNDRED.length] ?? 'in-line';
}

/** The gap that a run has to find in a scene of this kind; undefined for none. */
export function gapOf(kind: Kind): 'missing' | 'empty-metadata' | 'stale-sync' | undefined {
  if (kind === 'missing' || kind === 'trashed') return 'missing';
  if (kind === 'empty') return 'empty-metadata';
  return STALE.has(kind) ? 'stale-sync' : undefined;
}

const STALE = new Set<Kind>([
  'other-title',
  'other-studio',
  'no-summary',
  'other-date',
  'foreign-actor',
  'last-genre-lacking',
  'no-collection',
  'second-library-stale',
  'moved-and-stale',
]);
