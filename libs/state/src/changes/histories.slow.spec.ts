import type { KnownRange, SceneTrace } from '@stash2plex/core';
import { at } from '@stash2plex/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aPage, aRun } from '../runs.fixture.ts';
import { acquire, aChangeWorld, anOutcome, aRead, aTrace, aVersion } from './changes.fixture.ts';

// What catch-up's memory must do, said with maps: whatever happens in whatever order, its sums are those of its rows.

interface Known {
  readonly fileCount: number | undefined;
  readonly isSettled: boolean;
}
interface Model {
  readonly seen: Map<string, Known>;
  readonly dirty: Set<string>;
}

const ids = fc.uniqueArray(fc.constantFrom('1', '2', '9', '10', '100', '9007199254740993'));
const step = fc.oneof(
  fc.record({ do: fc.constant('baseline' as const), ids, isSettled: fc.boolean() }),
  fc.record({
    do: fc.constant('commit' as const),
    ...{ read: ids, gone: ids, worked: ids },
    fileCount: fc.nat(3),
    isSettled: fc.boolean(),
  }),
  fc.record({ do: fc.constantFrom('addDirty' as const, 'markDeleted' as const), ids }),
  fc.record({ do: fc.constant('moveMark' as const) }),
  fc.record({ do: fc.constant('traces' as const), ids, fileCount: fc.nat(3) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function aWorld() {
  const { store, changes } = aChangeWorld();
  const sink = store.runSink(acquire(store, 'reconcile'));
  sink.start(aRun());
  const runReads = (traces: readonly SceneTrace[]) => {
    sink.commitPage(aPage({ traces }));
  };
  return { changes, runReads, memory: store.memory, close: store.close };
}
type World = ReturnType<typeof aWorld>;

function play(world: World, model: Model, act: Step): void {
  const { changes } = world;
  switch (act.do) {
    case 'baseline': {
      const versions = act.ids.map((id) => aVersion(id));
      changes.baseline(versions, at(act.isSettled ? '09:05' : '09:04'));
      see(model, act.ids, { fileCount: undefined, isSettled: act.isSettled });
      return;
    }
    case 'commit': {
      commit(world, model, act);
      return;
    }
    case 'addDirty': {
      const added = act.ids.filter((id) => !model.dirty.has(id));
      expect(changes.addDirty(act.ids)).toBe(added.length);
      makeDirty(model, act.ids);
      return;
    }
    case 'markDeleted': {
      changes.markDeleted(act.ids);
      forget(model, act.ids);
      return;
    }
    case 'moveMark': {
      changes.moveMark(at('10:00'));
      const isUnsettled = (id: string) => model.seen.get(id)?.isSettled === false;
      makeDirty(model, [...model.seen.keys()].filter(isUnsettled));
      return;
    }
    case 'traces': {
      const { fileCount } = act;
      world.runReads(act.ids.map((id) => aTrace(id, { fileCount })));
      see(model, unread(model, act.ids), { fileCount, isSettled: true });
    }
  }
}

function commit(
  { changes }: World,
  model: Model,
  { fileCount, isSettled, read, gone, worked }: Extract<Step, { do: 'commit' }>,
): void {
  const here = read.filter((id) => !gone.includes(id));
  const scenes = here.map((id) => aRead(id, { fileCount, isSettled }));
  changes.commitDirty(anOutcome({ read: scenes, gone, worked }));
  see(model, here, { fileCount, isSettled });
  forget(model, gone);
  for (const id of worked) model.dirty.delete(id);
}

function see({ seen }: Model, scenes: readonly string[], known: Known): void {
  for (const id of scenes) seen.set(id, known);
}

function makeDirty({ dirty }: Model, scenes: readonly string[]): void {
  for (const id of scenes) dirty.add(id);
}

function forget({ seen, dirty }: Model, scenes: readonly string[]): void {
  for (const id of scenes) {
    seen.delete(id);
    dirty.delete(id);
  }
}

function unread({ seen }: Model, among: readonly string[]): string[] {
  return among.filter((id) => {
    const known = seen.get(id);
    return known?.isSettled && known.fileCount === undefined;
  });
}

const inOrder = (some: Iterable<string>) =>
  [...some].toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));

function expectSame({ changes, memory }: World, model: Model): void {
  const { seen, dirty } = model;
  const known = inOrder(new Set([...seen.keys(), ...dirty]));
  const files = known.map((id) => seen.get(id)?.fileCount);
  const sum = files.reduce<number | undefined>((all, one) => add(all, one), 0);

  expect(changes.knownScenes()).toBe(known.length);
  expect(changes.knownFiles()).toBe(sum);
  expect(changes.dirty(99)).toEqual(inOrder(dirty));
  expect(inOrder(memory.unread(known))).toEqual(inOrder(unread(model, known)));
  for (const size of [1, 2, 5]) {
    const ranges = changes.knownRanges(size);
    expectWhole(ranges, size);
    expect(ranges.flatMap((range) => changes.knownIn(range))).toEqual(known);
    for (const range of ranges) expect(changes.knownIn(range)).toHaveLength(range.known);
  }
}

function add(all: number | undefined, one: number | undefined): number | undefined {
  return all === undefined || one === undefined ? undefined : all + one;
}

/** From the beginning to the end without a gap, and none larger than asked for. */
function expectWhole(ranges: readonly KnownRange[], size: number): void {
  expect(ranges.map(({ after }) => after)).toEqual([
    '0',
    ...ranges.slice(0, -1).map(({ to }) => to),
  ]);
  expect(ranges.at(-1)?.to).toBeUndefined();
  for (const { known } of ranges) expect(known).toBeLessThanOrEqual(size);
}

describe('histories of what catch-up remembers', () => {
  it('come to the sums, ranges and lists that a map would give', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const world = aWorld();
        const model: Model = { seen: new Map(), dirty: new Set() };
        for (const act of steps) {
          play(world, model, act);
          expectSame(world, model);
        }
        world.close();
      }),
      { numRuns: 100 },
    );
  });
});
