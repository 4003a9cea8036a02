// What must hold of every answer and of Plex, whatever the weather was.
import { FIELDS, type Field } from '@stash2plex/core';
import type { WorldItem } from '@stash2plex/testing';
import { expect } from 'vitest';
import { desiredOf, folded, gapOf, isWorthIt, shows } from './desired.fixture.ts';
import type { GivenWeather } from './given.fixture.ts';
import type { Library, Placed } from './library.fixture.ts';
import { isLie } from './weather.fixture.ts';
import type { Told } from './worker.fixture.ts';

/** `type scene` of every gap there is before anything was written, in order. */
export function trueGaps({ placed, plex, wish }: Library): readonly string[] {
  const gaps = placed.flatMap(({ scene, stand, ratingKeys }) => {
    const desired = desiredOf(scene, wish);
    if (!isWorthIt(desired, wish)) return [];
    if (stand === 'missing') return [`missing ${scene.id}`];
    if (stand !== 'target') return [];
    return ratingKeys.flatMap((key) => {
      const item = plex.items.get(key);
      const gap = item && gapOf(desired, item.values, wish);
      return gap ? [`${gap} ${scene.id}`] : [];
    });
  });
  return [...new Set(gaps)].toSorted();
}

/** The report is the truth, or says that it is not sure; nothing is ever called missing that is not. */
export function judgeReport(told: Told, { truth, weather }: Sky): void {
  const { error, gaps } = told;
  const status = told.output?.run?.status ?? 'failed';
  const isComplete = status === 'complete';
  expect(['complete', 'inconclusive', 'failed']).toContain(status);
  if (status === 'failed') expect(error).toMatch(/^\S.{15,}/);
  if (status === 'inconclusive') expect(told.output?.run?.guards).not.toEqual([]);
  if (weather.some(isLie)) return;

  const isTrue = (gap: string) => truth.includes(gap) && (isComplete || !gap.startsWith('missing'));
  expect(gaps.filter((gap) => !isTrue(gap))).toEqual([]);
  if (isComplete) expectAllTold(told, truth);
}

function expectAllTold({ output, gaps }: Told, truth: readonly string[]): void {
  const untold = scenesOf(truth.filter((gap) => !gaps.includes(gap)));
  expect(untold.size, [...untold].join()).toBeLessThanOrEqual(output?.run?.unknown ?? 0);
}

function scenesOf(gaps: readonly string[]): ReadonlySet<string> {
  return new Set(gaps.map((gap) => gap.slice(gap.indexOf(' ') + 1)));
}

interface Sky {
  readonly truth: readonly string[];
  readonly weather: readonly GivenWeather[];
}

/** What scenes have that may be written; all other items are somebody else's. */
export function ownKeys({ placed, wish }: Library): ReadonlySet<string> {
  const written = placed.filter(
    ({ scene, stand }) => stand === 'target' && isWorthIt(desiredOf(scene, wish), wish),
  );
  return new Set(written.flatMap(({ ratingKeys }) => ratingKeys));
}

/** Fields of items that are not what Stash wants: `scene item field`. */
export function wrongFields(library: Library, past: Past): string[] {
  const { placed, plex } = library;
  const own = ownKeys(library);
  return placed.flatMap((each) =>
    each.ratingKeys
      .filter((key) => own.has(key))
      .flatMap((key) => {
        const [item, first] = [plex.items.get(key), past.before.get(key)];
        if (!item || !first) return [`${each.scene.id} ${key} is gone`];
        const isWrong = (field: Field) => !isRight(field, { item, first, each, library, past });
        return FIELDS.filter(isWrong).map(
          (field) => `${each.scene.id} ${key} ${field}: ${String(item.values[field])}`,
        );
      }),
  );
}

interface Past {
  /** Items before anything was written. */
  readonly before: ReadonlyMap<string, WorldItem>;
  /** What somebody has in Plex stays. */
  readonly preserves: boolean;
}

interface Sides {
  readonly item: WorldItem;
  /** As it was before anything was written. */
  readonly first: WorldItem;
  readonly each: Placed;
  readonly library: Library;
  readonly past: Past;
}

function isRight(field: Field, { item, first, each, library, past }: Sides): boolean {
  const { wish } = library;
  const desired = desiredOf(each.scene, wish);
  const isUntouched = String(item.values[field]) === String(first.values[field]);
  if (!wish.fields.includes(field) || desired[field].length === 0) return isUntouched;
  const isTheirs = past.preserves && first.values[field].length > 0;
  if (isTheirs && field !== 'collection') return isUntouched;
  if (field !== 'collection') return shows(field, item.values, desired);

  // Others' collections stay, those of studios that the scene had go.
  const had = [...each.studios].map(folded);
  const others = first.values.collection.filter((name) => !had.includes(folded(name)));
  const found = item.values.collection.map(folded);
  const wanted = [...others, ...desired.collection].map(folded);
  return (
    wanted.every((name) => found.includes(name)) && found.every((name) => wanted.includes(name))
  );
}
