// What must hold of every answer and of Plex, whatever the weather was.
import { FIELDS, type Field } from '@stash2plex/core';
import type { WorldItem } from '@stash2plex/testing';
import { expect } from 'vitest';
import { desiredOf, folded, gapOf, isWorthIt, shows } from './desired.fixture.ts';
import { trueLeftovers } from './judge-leftovers.fixture.ts';
import { itemsByPlace, type Items, type Library, type Placed } from './library.fixture.ts';
import type { Told } from './worker.fixture.ts';

/** `type scene` of every gap there is before anything was written, in order. */
export function trueGaps(library: Library): readonly string[] {
  const { placed, plex, wish } = library;
  const items = itemsByPlace(plex);
  const gaps = placed.flatMap(({ scene, stand, places }) => {
    const desired = desiredOf(scene, wish);
    if (!isWorthIt(desired, wish)) return [];
    if (stand === 'missing') return [`missing ${scene.id}`];
    if (stand !== 'target') return [];
    return places.flatMap((place) => {
      const item = items.get(place);
      const gap = item && gapOf(desired, item.values, wish);
      return gap ? [`${gap} ${scene.id}`] : [];
    });
  });
  return [...new Set([...gaps, ...trueLeftovers(library)])].toSorted();
}

/** Types of gaps of which a run that stays inconclusive says nothing. */
const OF_COMPLETE_RUNS = ['missing', 'orphaned-item', 'ambiguous-match'];

/** The report is the truth, or says that it is not sure; nothing is ever called missing that is not. */
export function judgeReport(told: Told, { truth, isLie }: Sky): void {
  const { error, gaps } = told;
  const status = told.output?.run?.status ?? 'failed';
  const isComplete = status === 'complete';
  expect(['complete', 'inconclusive', 'failed']).toContain(status);
  if (status === 'failed') expect(error).toMatch(/^\S.{15,}/);
  if (status === 'inconclusive') expect(told.output?.run?.guards).not.toEqual([]);
  if (isLie) return;

  const isSaid = (gap: string) => !OF_COMPLETE_RUNS.some((type) => gap.startsWith(`${type} `));
  const isTrue = (gap: string) => truth.includes(gap) && (isComplete || isSaid(gap));
  expect(gaps.filter((gap) => !isTrue(gap))).toEqual([]);
  if (isComplete) expectAllTold(told, truth);
}

type Run = NonNullable<NonNullable<Told['output']>['run']>;

function expectAllTold({ output, gaps }: Told, truth: readonly string[]): void {
  const run = output?.run;
  if (!run) return;
  const untold = truth.filter((gap) => !gaps.includes(gap));
  const { items = [], ambiguous = [], others = [] } = Object.groupBy(untold, whatItIs);
  expectScenesTold(run, { ambiguous, others });
  if (isWithheld(run, 'unclaimed-item')) return;
  const unread = run.withheld.reduce((sum, { count }) => sum + count, 0);
  expect(items.length, `${items.join()} of ${JSON.stringify(run.withheld)}`).toBeLessThanOrEqual(
    unread,
  );
}

interface Untold {
  readonly ambiguous: readonly string[];
  readonly others: readonly string[];
}

/** Of ambiguous scenes, which a run may say that it does not tell, it lacks no more than it counted. */
function expectScenesTold(run: Run, { ambiguous, others }: Untold): void {
  const counted = isWithheld(run, 'ambiguous-scene') ? (run.skipped['ambiguous'] ?? 0) : 0;
  expect(ambiguous.length, ambiguous.join()).toBeLessThanOrEqual(run.unknown + counted);
  const scenes = scenesOf(counted > 0 ? others : [...others, ...ambiguous]);
  expect(scenes.size, [...scenes].join()).toBeLessThanOrEqual(run.unknown);
}

/** That kind as a whole, in all libraries. */
function isWithheld({ withheld }: Run, kind: Run['withheld'][number]['about']): boolean {
  return withheld.some(({ about, extent, section }) => {
    return about === kind && extent === 'all' && !section;
  });
}

function whatItIs(gap: string): 'ambiguous' | 'items' | 'others' {
  if (gap.startsWith('orphaned-item ')) return 'items';
  return gap.startsWith('ambiguous-match ') ? 'ambiguous' : 'others';
}

function scenesOf(gaps: readonly string[]): ReadonlySet<string> {
  return new Set(gaps.map((gap) => gap.slice(gap.indexOf(' ') + 1)));
}

interface Sky {
  readonly truth: readonly string[];
  /** What Plex listed could not be told from the truth. */
  readonly isLie: boolean;
}

/** What scenes have that may be written; all other items are somebody else's. */
function ownPlaces(library: Library): ReadonlySet<string> {
  return new Set(kept(library).flatMap(({ places }) => places));
}

/** Scenes that Stash still has, whose items are theirs alone, and that are worth it. */
function kept({ placed, plex, stash, wish }: Library): readonly Placed[] {
  const items = itemsByPlace(plex);
  const isTarget = ({ kind, stand, places }: Placed) =>
    // One of two that looked alike is gone: the other one is it.
    kind === 'moved-twice'
      ? places.filter((place) => items.has(place)).length === 1
      : stand === 'target';
  const isKept = (each: Placed) =>
    stash.scenes.get(each.scene.id) &&
    isTarget(each) &&
    isWorthIt(desiredOf(each.scene, wish), wish);
  return placed.filter(isKept);
}

/**
 * Items of nobody that are not what they were. Where Plex did not list all there is, one of two items with the name and size of
 * a scene's file was the only one.
 */
export function touchedOthers(
  library: Library,
  { before, isLie }: { readonly before: Items; readonly isLie: boolean },
): readonly string[] {
  const alike = library.placed.filter(({ kind }) => isLie && kind === 'moved-twice');
  const own = new Set([...ownPlaces(library), ...alike.flatMap(({ places }) => places)]);
  const now = itemsByPlace(library.plex);
  const others = [...before].filter(([place]) => !own.has(place));
  return others.filter(([place, item]) => now.get(place) !== item).map(([place]) => place);
}

interface OwnItem {
  readonly sceneId: string;
  readonly place: string;
  readonly item: WorldItem;
}

/** Items that have to be as their scenes are. */
export function ownItems(library: Library): readonly OwnItem[] {
  const items = itemsByPlace(library.plex);
  return kept(library).flatMap(({ scene, places }) =>
    places.flatMap((place) => {
      const item = items.get(place);
      return item ? [{ sceneId: scene.id, place, item }] : [];
    }),
  );
}

/** Fields of items that are not what Stash wants: `scene item field`. */
export function wrongFields(library: Library, past: Past): string[] {
  const items = itemsByPlace(library.plex);
  return kept(library).flatMap((each) =>
    each.places.flatMap((place) => {
      const [item, first] = [items.get(place), past.before.get(place)];
      // It has vanished; there is nothing to be wrong.
      if (!item || !first) return [];
      const isWrong = (field: Field) => !isRight(field, { item, first, each, library, past });
      return FIELDS.filter(isWrong).map(
        (field) => `${each.scene.id} ${place} ${field}: ${String(item.values[field])}`,
      );
    }),
  );
}

interface Past {
  /** Items by place, before anything was written or when somebody else wrote last. */
  readonly before: Items;
  /** What somebody has in Plex stays. */
  readonly preserves: boolean;
  /** Items have become strangers since: collections of studios before may stay. */
  readonly hasForgotten: boolean;
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

  // Others' collections stay, those of studios that the scene had while its item was there go.
  const had = each.kind === 'late' ? [] : [...each.studios].map(folded);
  const others = first.values.collection.filter((name) => !had.includes(folded(name)));
  const found = item.values.collection.map(folded);
  const wanted = [...others, ...desired.collection].map(folded);
  // It became the scene's own late: what was there before is somebody's.
  const isLate = each.kind === 'moved-twice';
  const may = past.hasForgotten || isLate ? [...wanted, ...had] : wanted;
  return wanted.every((name) => found.includes(name)) && found.every((name) => may.includes(name));
}
