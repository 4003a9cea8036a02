// What a world of the oracle is made of, as values that fast-check can draw and make smaller.
import { FIELDS, type Field } from '@stash2plex/core';
import { COVERS, type Cover } from './covers.fixture.ts';
import { UPSET_IDS, WEATHER_IDS } from './weather.fixture.ts';
import fc from 'fast-check';
import { STYLES } from './paths.fixture.ts';

/** How Plex holds a scene. */
const KINDS = [
  ...(['there', 'there', 'there', 'there', 'there', 'there', 'file-name-only'] as const),
  ...(['late', 'late'] as const),
  ...(['missing', 'trashed', 'not-handled', 'optimised-only', 'same-name-elsewhere'] as const),
  ...(['merged', 'with-a-stranger', 'moved', 'moved-twice', 'two-libraries'] as const),
  ...(['two-parts', 'two-versions', 'an-item-a-file', 'optimised-too', 'no-file'] as const),
];
export type Kind = (typeof KINDS)[number];

/** What Plex has of a field, beside what Stash has. `folded`: what counts as the same. */
const ALTERATIONS = ['same', 'same', 'same', 'folded', 'empty', 'other', 'more', 'less'] as const;
export type Alteration = (typeof ALTERATIONS)[number];
export type Alterations = Readonly<Record<Field, Alteration>>;

/** Titles, names and texts by which a scene is told; the number of the scene makes them its own. */
export interface GivenScene {
  readonly kind: Kind;
  /** What Stash knows. */
  readonly filled: readonly Field[];
  /** As Stash writes them: whole, and from 0.30 on without day or month. */
  readonly date: 'whole' | 'month' | 'year';
  /** Which words it is told in. */
  readonly words: number;
  readonly tags: number;
  readonly cover: Cover;
  readonly plex: Alterations;
  /** Of the second item, for kinds that have two. */
  readonly second: Alterations;
}

export interface GivenWeather {
  readonly id: string;
  readonly dice: number;
}

export interface Given {
  readonly dice: number;
  readonly style: keyof typeof STYLES;
  readonly version: 'v0.27.2' | 'v0.30.1';
  readonly zone: string;
  readonly tagMode: 'append' | 'replace' | 'replace-for-one';
  /** Fields whose switch is off. */
  readonly off: readonly Field[];
  readonly maxTags: number;
  /** Items of nobody in the first library: at times more than can be told. */
  readonly holidays: number;
  readonly namesLibrary: boolean;
  readonly preserves: boolean;
  readonly scenes: readonly GivenScene[];
  readonly weather: readonly GivenWeather[];
  /** What others do to the libraries when the weather is over, and what users do then. */
  readonly upsets: readonly GivenWeather[];
  readonly edits: readonly GivenEdit[];
}

const EDITS = [
  ...(['title', 'details', 'studio', 'tags', 'cover'] as const),
  ...(['rename-tag', 'rename-performer', 'zone'] as const),
];

export interface GivenEdit {
  readonly do: (typeof EDITS)[number];
  readonly scene: number;
  readonly word: number;
}

const alterations = fc.record(
  Object.fromEntries(FIELDS.map((field) => [field, fc.constantFrom(...ALTERATIONS)])),
) as fc.Arbitrary<Alterations>;

const scene: fc.Arbitrary<GivenScene> = fc.record({
  kind: fc.constantFrom(...KINDS),
  filled: fc.oneof(
    { weight: 3, arbitrary: fc.constant(FIELDS) },
    { weight: 2, arbitrary: fc.subarray([...FIELDS]) },
    { weight: 1, arbitrary: fc.constant(['title' as const]) },
  ),
  date: fc.constantFrom('whole', 'whole', 'month', 'year'),
  words: fc.nat(1000),
  tags: fc.integer({ min: 1, max: 14 }),
  cover: fc.constantFrom(...COVERS),
  plex: alterations,
  second: alterations,
});

const weather: fc.Arbitrary<GivenWeather> = fc.record({
  id: fc.constantFrom(...WEATHER_IDS),
  dice: fc.nat(),
});

const upset: fc.Arbitrary<GivenWeather> = fc.record({
  id: fc.constantFrom(...UPSET_IDS),
  dice: fc.nat(),
});

const edit: fc.Arbitrary<GivenEdit> = fc.record({
  do: fc.constantFrom(...EDITS),
  scene: fc.nat(100),
  word: fc.nat(1000),
});

export const given: fc.Arbitrary<Given> = fc.record({
  dice: fc.nat(),
  style: fc.constantFrom(...(Object.keys(STYLES) as (keyof typeof STYLES)[])),
  version: fc.constantFrom('v0.27.2', 'v0.30.1'),
  zone: fc.constantFrom('UTC', 'Australia/Sydney', 'America/Los_Angeles', '+05:30'),
  tagMode: fc.constantFrom('append', 'replace', 'replace-for-one'),
  off: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.subarray(FIELDS.filter((field) => field !== 'title')) },
  ),
  maxTags: fc.constantFrom(100, 100, 10),
  holidays: fc.constantFrom(3, 3, 3, 18, 40),
  namesLibrary: fc.boolean(),
  preserves: fc.constantFrom(false, false, false, true),
  scenes: fc.array(scene, { minLength: 1, maxLength: 30 }),
  weather: fc.array(weather, { maxLength: 3 }),
  upsets: fc.array(upset, { maxLength: 2 }),
  edits: fc.array(edit, { maxLength: 5 }),
});
