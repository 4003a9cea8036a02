import type { Claim, Scene } from '@stash2plex/core';
import { aScene } from '@stash2plex/testing';
import { LeaseLostError } from '@stash2plex/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { thisProcess } from '../lease/this-process.ts';
import { openStore, type Store } from '../store.ts';

const aClaim = (sceneId: string, ratingKey: string, difference: Partial<Claim> = {}): Claim => ({
  sceneId,
  ratingKey,
  sectionKey: '1',
  target: true,
  queued: true,
  gaps: ['stale-sync'],
  contested: false,
  ...difference,
});

const aLost = (id: string, ...names: readonly (readonly [string, number])[]) => ({
  scene: aScene({ id }),
  names: names.map(([nameKey, size]) => ({ nameKey, size })),
});

let store: Store;
beforeEach(() => {
  store = openStore(':memory:');
});

/** Items of section 1: rating key, then name and size of each part. */
function list(items: Readonly<Record<string, readonly (readonly [string, number])[]>>): void {
  const build = store.index.build('server', '1');
  for (const [ratingKey, parts] of Object.entries(items)) {
    build.add(
      parts.map(([nameKey, size], n) => ({
        ratingKey,
        pathKey: `/${ratingKey}/${n}`,
        nameKey,
        size,
      })),
    );
  }
  build.flip('mark');
}

describe.for([{ dryRun: false }, { dryRun: true }])('scratch of a run, %o', (run) => {
  it('tells who claimed an item before, in full', () => {
    const scratch = store.scratch(run);
    const first = aClaim('7', '100', { queued: false, gaps: ['a', 'b'], contested: false });

    expect(scratch.claim([first, aClaim('8', '101', { target: false })])).toEqual([]);
    expect(scratch.claim([first])).toEqual([]);
    expect(scratch.claim([aClaim('10', '100'), aClaim('10', '102')])).toEqual([first]);
    expect(scratch.claim([aClaim('9', '100')])).toEqual([first, aClaim('10', '100')]);
    expect(scratch.claim([aClaim('11', '103'), aClaim('12', '103')])).toEqual([
      aClaim('11', '103'),
    ]);
  });

  it('gives the unmatched back in order of id, page by page', () => {
    const scratch = store.scratch(run);
    const scene: Scene = { ...aScene({ id: '9' }), studio: undefined };
    scratch.addUnmatched([
      aLost('10'),
      { scene, names: [{ nameKey: 'a', size: 5 }] },
      aLost('100'),
    ]);

    const [first, ...rest] = scratch.unmatched('0', 2);
    expect(first).toEqual({ scene, names: [{ nameKey: 'a', size: 5 }] });
    expect(rest).toEqual([aLost('10')]);
    expect(scratch.unmatched('10', 2)).toEqual([aLost('100')]);
    scratch.resolve(['10']);
    expect(scratch.unmatched('0', 9).map((each) => each.scene.id)).toEqual(['9', '100']);
  });

  it('gives the scenes of a scope back in order of id, each once', () => {
    const scratch = store.scratch(run);

    scratch.addScope(['10', '9007199254740993', '9']);
    scratch.addScope(['100', '9']);
    scratch.addScope([]);

    expect(scratch.scope('0', 3)).toEqual(['9', '10', '100']);
    expect(scratch.scope('10', 9)).toEqual(['100', '9007199254740993']);
    expect(scratch.scope('9007199254740993', 9)).toEqual([]);
    expect(scratch.scopeSize()).toBe(4);
  });

  describe('by name and size', () => {
    const ask = (scratch: ReturnType<Store['scratch']>, ...ids: readonly string[]) =>
      scratch.byNameAndSize(['1'], ids);

    it('matches what is unique on both sides', () => {
      list({ '100': [['a', 1]], '101': [['b', 1]], '102': [['a', 2]] });
      const scratch = store.scratch(run);
      scratch.addUnmatched([aLost('7', ['a', 1]), aLost('8', ['c', 1])]);

      expect(ask(scratch, '7', '8')).toEqual({
        unique: [{ sceneId: '7', ratingKey: '100', sectionKey: '1' }],
        ambiguous: [],
      });
      expect(scratch.byNameAndSize(['2'], ['7'])).toEqual({ unique: [], ambiguous: [] });
    });

    it('takes one item for two files of a scene, and two items for two files', () => {
      list({
        '100': [
          ['a', 1],
          ['b', 2],
        ],
        '101': [['c', 3]],
      });
      const scratch = store.scratch(run);
      scratch.addUnmatched([aLost('7', ['a', 1], ['b', 2], ['c', 3])]);

      expect(ask(scratch, '7').unique.map(({ ratingKey }) => ratingKey)).toEqual(['100', '101']);
    });

    it.for([
      { because: 'two items have it', items: ['100', '101'], scenes: ['7'] },
      { because: 'two scenes ask for it', items: ['100'], scenes: ['7', '8'] },
    ])('is ambiguous when $because', ({ items, scenes }) => {
      list(Object.fromEntries(items.map((key) => [key, [['a', 1]]])));
      const scratch = store.scratch(run);
      scratch.addUnmatched(scenes.map((id) => aLost(id, ['a', 1])));

      expect(ask(scratch, '7')).toEqual({ unique: [], ambiguous: ['7'] });
    });

    it('is ambiguous when another scene asks for another part of the item', () => {
      list({
        '100': [
          ['a', 1],
          ['b', 2],
        ],
      });
      const scratch = store.scratch(run);
      scratch.addUnmatched([aLost('7', ['a', 1]), aLost('8', ['b', 2])]);

      expect(ask(scratch, '7', '8')).toEqual({ unique: [], ambiguous: ['7', '8'] });
    });

    it('has no sure match for a scene with a doubtful one', () => {
      list({ '100': [['a', 1]], '101': [['b', 2]], '102': [['b', 2]] });
      const scratch = store.scratch(run);
      scratch.addUnmatched([aLost('7', ['a', 1], ['b', 2])]);

      expect(ask(scratch, '7')).toEqual({ unique: [], ambiguous: ['7'] });
    });

    it('leaves items alone that are claimed by path', () => {
      list({ '100': [['a', 1]], '101': [['a', 1]] });
      const scratch = store.scratch(run);
      scratch.claim([aClaim('3', '100', { target: false })]);
      scratch.addUnmatched([aLost('7', ['a', 1])]);

      expect(ask(scratch, '7').unique).toMatchObject([{ ratingKey: '101' }]);
    });

    it('stays ambiguous for the second scene once the first is settled', () => {
      list({ '100': [['a', 1]] });
      const scratch = store.scratch(run);
      scratch.addUnmatched([aLost('7', ['a', 1]), aLost('8', ['a', 1])]);

      scratch.resolve(ask(scratch, '7').ambiguous);

      expect(ask(scratch, '8')).toEqual({ unique: [], ambiguous: ['8'] });
    });

    it('counts an item once that two listings hold', () => {
      list({ '100': [['a', 1]] });
      const part = store.index.build('server', '1');
      part.add([{ ratingKey: '100', pathKey: '/moved', nameKey: 'a', size: 1 }]);
      part.keep();
      const scratch = store.scratch(run);
      scratch.addUnmatched([aLost('7', ['a', 1])]);

      expect(ask(scratch, '7').unique).toHaveLength(1);
    });
  });
});

describe('scratch of a run with a lease', () => {
  it('takes nothing from a process that was replaced', () => {
    const { leases } = store;
    const lease = leases.acquire('reconcile', thisProcess());
    if ('heldBy' in lease) throw new Error('held');
    const scratch = store.scratch({ dryRun: false, lease });
    scratch.claim([aClaim('7', '100')]);

    leases.release(lease);

    expect(() => scratch.claim([aClaim('8', '100')])).toThrow(LeaseLostError);
    expect(() => {
      scratch.addScope(['8']);
    }).toThrow(LeaseLostError);
  });
});

describe.for([{ dryRun: false }, { dryRun: true }])('what is left over, %o', (run) => {
  const builds = () => store.index.sections().map(({ build }) => build);

  it('is every item that no scene claims, as target or not, by path', () => {
    const scratch = store.scratch(run);
    const keys = ['100', '101', '102', '103'];
    list(Object.fromEntries(keys.map((key) => [key, [[`${key}.mp4`, 1]]])));
    scratch.claim([aClaim('7', '100'), aClaim('8', '102', { target: false })]);

    expect(scratch.setUnclaimedApart(builds())).toEqual([
      { sectionKey: '1', items: 4, unclaimed: 2 },
    ]);
    expect(scratch.unclaimed('1', '', 1)).toEqual([{ ratingKey: '101', sectionKey: '1' }]);
    expect(scratch.unclaimed('1', '101', 9)).toEqual([{ ratingKey: '103', sectionKey: '1' }]);
    expect(scratch.unclaimed('2', '', 9)).toEqual([]);
  });

  it('is no item of which any part has the name and size of an unmatched scene’s file', () => {
    const scratch = store.scratch(run);
    list({
      '100': [['a', 1]],
      '101': [
        ['x', 9],
        ['a', 1],
      ],
      '102': [['a', 2]],
      '103': [['b', 1]],
    });
    scratch.addUnmatched([aLost('7', ['a', 1])]);
    // Whatever became of the scene: the item may be its own.
    scratch.resolve(['7']);

    scratch.setUnclaimedApart(builds());

    expect(scratch.unclaimed('1', '', 9).map(({ ratingKey }) => ratingKey)).toEqual(['102', '103']);
  });

  it('is no item without a part, nor one of another listing, and is found anew each time', () => {
    const scratch = store.scratch(run);
    const build = store.index.build('server', '1');
    build.add([{ ratingKey: '100', pathKey: '', nameKey: '', size: undefined }]);
    build.add([{ ratingKey: '101', pathKey: '/a', nameKey: 'a', size: undefined }]);
    build.flip('mark');
    expect(scratch.setUnclaimedApart(builds())).toMatchObject([{ items: 1, unclaimed: 1 }]);

    scratch.claim([aClaim('7', '101')]);

    expect(scratch.setUnclaimedApart(builds())).toMatchObject([{ items: 1, unclaimed: 0 }]);
    expect(scratch.setUnclaimedApart([])).toEqual([]);
  });

  it('is every scene that was noted, once, with its first reason, in order of id', () => {
    const scratch = store.scratch(run);
    const note = (sceneId: string, because: 'claimed-twice' | 'holds-others') => {
      return { sceneId, because, ratingKeys: ['100', '101'] };
    };
    scratch.addAmbiguous([note('10', 'claimed-twice'), note('9', 'holds-others')]);
    scratch.addAmbiguous([note('10', 'holds-others')]);

    expect(scratch.ambiguous('0', 1)).toEqual([note('9', 'holds-others')]);
    expect(scratch.ambiguous('9', 9)).toEqual([note('10', 'claimed-twice')]);
  });
});
