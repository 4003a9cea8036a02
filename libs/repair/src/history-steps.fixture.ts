import type { FieldValues } from '@stash2plex/core';
import type { RequestKind } from '@stash2plex/testing';
import fc from 'fast-check';

// What may happen in a history, in random order.

const TITLES = ['', 'Alpha', 'The lake', 'the Lake'];
const SUMMARIES = ['', 'One.', 'Two\nlines, 50 % + "more".'];
export const STUDIOS = ['Blue studio', 'Red, studio'];
export const TAGS = ['lake', 'Night', 'a, b', '50 %+'];
export const PERFORMERS = ['Ada', "O'Hara, Z", '雪'];
/** How many scenes a world has; the last one is not in Plex at first. */
export const SCENES = 4;
const MOST_COPIES = 2;

const scene = fc.nat(SCENES - 1);
const copy = fc.nat(MOST_COPIES - 1);
const one = <const Value>(...values: readonly Value[]) => fc.constantFrom(...values);

/** By numbers, so that it is the same for every world. */
const sceneValues = fc.record(
  {
    title: one(...TITLES),
    details: one(...SUMMARIES),
    date: one(null, '2024-05-06', '2023'),
    studio: one(null, 0, 1),
    tags: fc.subarray([0, 1, 2, 3]),
    performers: fc.subarray([0, 1, 2]),
  },
  { requiredKeys: [] },
);
export type SceneValues = typeof sceneValues extends fc.Arbitrary<infer Value> ? Value : never;

const itemValues: fc.Arbitrary<Partial<FieldValues>> = fc.record(
  {
    title: one('Theirs', 'Alpha', 'the Lake'),
    summary: one('', 'Theirs.', 'One.'),
    originallyAvailableAt: one('', '1999-01-01', '2024-05-06'),
    studio: one('', 'Theirs', 'Blue studio'),
    genre: one([], ['Theirs'], ['LAKE'], ['lake', 'Night', 'Theirs, too']),
    actor: one([], ['Theirs'], ['Ada']),
    collection: one([], ['Mine'], ['Mine', 'Blue studio']),
  },
  { requiredKeys: [] },
);

const FAULTS = [
  ...(['down', 'maintenance503', 'html500', 'unauthorized'] as const),
  ...(['signInPage', 'truncatedJson'] as const),
];
const KINDS: readonly RequestKind[] = ['identity', 'sections', 'listing', 'details', 'write'];
const fault = fc.record({
  switch: one(...FAULTS),
  isAfter: fc.boolean(),
  kind: one(...KINDS, 'write', 'write'),
  nth: fc.integer({ min: 1, max: 6 }),
});

const VERBS = [
  'edit',
  'edit',
  'settle',
  'intend',
  'details',
  'check',
  'byIds',
  'listPage',
] as const;
const death = fc.record({
  verb: one(...VERBS, undefined),
  nth: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 8 })),
  isAfter: fc.boolean(),
});

const drain = fc.record({
  do: fc.constant('drain' as const),
  death: fc.option(death, { nil: undefined, freq: 2 }),
  faults: fc.oneof(fc.constant([]), fc.array(fault, { maxLength: 2 })),
  isDown: fc.nat(5).map((n) => n === 0),
  isByHand: fc.boolean(),
  /** Before the nth write. */
  meanwhile: fc.option(
    fc.record({
      nth: fc.integer({ min: 1, max: 4 }),
      scene,
      ...{ stash: sceneValues, plex: itemValues },
      what: one('stash', 'plex', 'renew'),
    }),
    { nil: undefined, freq: 2 },
  ),
});
export type DrainStep = typeof drain extends fc.Arbitrary<infer Value> ? Value : never;

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('edit' as const), scene, values: sceneValues }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('rival' as const),
      ...{ scene, copy, values: itemValues, locks: fc.boolean(), keepsValues: fc.boolean() },
    }),
  },
  { weight: 7, arbitrary: drain },
  fc.record({ do: fc.constant('refresh' as const) }),
  fc.record({ do: one('renew', 'go', 'come'), scene, copy }),
  fc.record({ do: fc.constant('rotate' as const) }),
  fc.record({ do: fc.constant('rebuild' as const), scene }),
);
export type HistoryStep = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

export const history = fc.record({
  preserves: fc.boolean(),
  locks: fc.boolean(),
  tagMode: one('append', 'replace', 'replace-for-one'),
  /** Whether a removal can name a name with a comma. */
  removalEscape: fc.boolean(),
  scenes: fc.array(sceneValues, { minLength: SCENES, maxLength: SCENES }),
  items: fc.array(fc.oneof(fc.constant({}), itemValues), { minLength: SCENES, maxLength: SCENES }),
  steps: fc.array(step, { maxLength: 20, size: 'max' }),
  last: sceneValues,
});
export type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;
