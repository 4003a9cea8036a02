import { LeaseLostError, type IndexedPart } from '@stash2plex/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../store.ts';

const aPart = (ratingKey: string, name: string): IndexedPart => ({
  ratingKey,
  pathKey: `/data/${name}`,
  nameKey: name,
  size: 1_000,
});

let store: Store;
let now: number;
let isAlive: boolean;
beforeEach(() => {
  now = 5_000;
  isAlive = true;
  store = openStore(':memory:', { realNow: () => now, isAlive: () => isAlive });
});

/** A whole listing of one page, in force. */
function list(parts: readonly IndexedPart[], section = '1', server = 'server'): void {
  const build = store.index.build(server, section);
  build.add(parts);
  build.flip('mark');
}

const keysAt = (path: string, sections = ['1']) =>
  (store.index.byPath(sections, [path]).get(path) ?? []).map(({ ratingKey }) => ratingKey);

describe('the item index', () => {
  it('finds items by the path of any of their parts', () => {
    list([aPart('100', 'a.mp4'), aPart('100', 'b.mp4'), aPart('101', 'b.mp4')]);

    const found = store.index.byPath(['1'], ['/data/a.mp4', '/data/b.mp4', '/data/c.mp4']);

    expect([...found]).toEqual([
      ['/data/a.mp4', [{ ratingKey: '100', sectionKey: '1' }]],
      [
        '/data/b.mp4',
        [
          { ratingKey: '100', sectionKey: '1' },
          { ratingKey: '101', sectionKey: '1' },
        ],
      ],
    ]);
  });

  it('looks in the sections asked for only', () => {
    list([aPart('100', 'a.mp4')], '1');
    list([aPart('200', 'a.mp4')], '2');

    expect(keysAt('/data/a.mp4', ['2'])).toEqual(['200']);
    expect(keysAt('/data/a.mp4', ['1', '2'])).toEqual(['100', '200']);
    expect(keysAt('/data/a.mp4', [])).toEqual([]);
  });

  it('counts each item once, however often and on how many pages its parts come', () => {
    const build = store.index.build('server', '1');

    expect(build.add([aPart('100', 'a.mp4'), aPart('100', 'b.mp4'), aPart('101', 'c.mp4')])).toBe(
      2,
    );
    expect(build.add([aPart('101', 'c.mp4'), aPart('101', 'd.mp4'), aPart('102', 'e.mp4')])).toBe(
      1,
    );
    expect(build.add([])).toBe(0);
  });

  it('counts an item without parts, and finds it nowhere', () => {
    const build = store.index.build('server', '1');
    const bare = { ratingKey: '100', pathKey: '', nameKey: '', size: undefined };

    expect(build.add([bare])).toBe(1);
    build.flip('mark');

    expect(keysAt('')).toEqual([]);
  });

  it('shows nothing of a listing before it is whole', () => {
    list([aPart('100', 'a.mp4')]);

    const next = store.index.build('server', '1');
    next.add([aPart('101', 'a.mp4')]);
    expect(keysAt('/data/a.mp4')).toEqual(['100']);
    next.flip('mark');

    expect(keysAt('/data/a.mp4')).toEqual(['101']);
  });

  it('forgets a listing that is thrown away', () => {
    list([aPart('100', 'a.mp4')]);
    const next = store.index.build('server', '1');
    next.add([aPart('101', 'b.mp4')]);

    next.discard();

    expect(keysAt('/data/a.mp4')).toEqual(['100']);
    expect(keysAt('/data/b.mp4')).toEqual([]);
  });

  it('adds what was read of a listing that is not whole, until there is a better one', () => {
    list([aPart('100', 'a.mp4'), aPart('102', 'c.mp4')]);
    const part = store.index.build('server', '1');
    part.add([aPart('101', 'b.mp4'), aPart('102', 'c.mp4')]);

    part.keep();

    expect(['a', 'b', 'c'].map((name) => keysAt(`/data/${name}.mp4`))).toEqual([
      ['100'],
      ['101'],
      ['102'],
    ]);
    expect(store.index.sections()).toHaveLength(1);
    const again = store.index.build('server', '1');
    again.add([aPart('103', 'd.mp4')]);
    again.keep();
    expect(keysAt('/data/b.mp4')).toEqual([]);
    list([aPart('101', 'b.mp4')]);
    expect([keysAt('/data/a.mp4'), keysAt('/data/b.mp4'), keysAt('/data/d.mp4')]).toEqual([
      [],
      ['101'],
      [],
    ]);
  });

  it('tells which listings are whole', () => {
    list([aPart('100', 'a.mp4')], '2');

    expect(store.index.sections()).toEqual([
      {
        build: 1,
        machineIdentifier: 'server',
        sectionKey: '2',
        changeMark: 'mark',
        completedAt: new Date(5_000),
      },
    ]);
  });

  it('numbers each listing of a section higher than the one before', () => {
    list([aPart('100', 'a.mp4')], '2');
    list([aPart('200', 'b.mp4')], '1');
    const builds = () => store.index.sections().map(({ sectionKey, build }) => [sectionKey, build]);
    expect(builds()).toEqual([
      ['2', 1],
      ['1', 2],
    ]);

    list([aPart('100', 'a.mp4')], '2');

    expect(builds()).toEqual([
      ['1', 2],
      ['2', 3],
    ]);
  });

  it('mixes no items of two servers', () => {
    list([aPart('100', 'a.mp4')], '1', 'old server');
    list([aPart('200', 'a.mp4')], '2', 'new server');

    expect(keysAt('/data/a.mp4', ['1', '2'])).toEqual(['200']);
  });

  it('has room for two processes that list a section at once: the listing begun last stays', () => {
    const first = store.index.build('server', '1');
    const second = store.index.build('server', '1');
    first.add([aPart('100', 'a.mp4')]);
    second.add([aPart('101', 'a.mp4')]);

    second.flip('later mark');
    first.flip('mark');

    expect(keysAt('/data/a.mp4')).toEqual(['101']);
    expect(store.index.sections()).toMatchObject([{ build: 2, changeMark: 'later mark' }]);
    list([aPart('102', 'a.mp4')]);
    expect(keysAt('/data/a.mp4')).toEqual(['102']);
  });

  it('takes the listing begun last whichever is done first', () => {
    const first = store.index.build('server', '1');
    const second = store.index.build('server', '1');
    first.add([aPart('100', 'a.mp4')]);
    second.add([aPart('101', 'a.mp4')]);

    first.flip('mark');
    expect(keysAt('/data/a.mp4')).toEqual(['100']);
    second.flip('later mark');

    expect(keysAt('/data/a.mp4')).toEqual(['101']);
  });

  it.each([
    ['whose process is dead', () => (isAlive = false)],
    ['to which nothing was added for long', () => (now += 10 * 60_000)],
  ])('voids a listing %s when another process begins anew', (_, passes) => {
    const slow = store.index.build('server', '1');
    const other = store.index.build('server', '2');
    slow.add([aPart('100', 'a.mp4')]);
    passes();

    store.index.build('server', '1').add([aPart('100', 'a.mp4')]);

    expect(() => slow.add([aPart('101', 'b.mp4')])).toThrow(LeaseLostError);
    expect(() => {
      slow.flip('mark');
    }).toThrow(LeaseLostError);
    expect(other.add([aPart('200', 'b.mp4')])).toBe(1);
  });

  it('lets a listing live while its pages come', () => {
    const slow = store.index.build('server', '1');
    now += 9 * 60_000;
    slow.add([aPart('100', 'a.mp4')]);
    now += 9 * 60_000;

    store.index.build('server', '1');

    expect(slow.add([aPart('101', 'b.mp4')])).toBe(1);
  });

  it('voids the listing of another server at once', () => {
    const old = store.index.build('old server', '1');
    store.index.build('server', '2');

    expect(() => old.add([aPart('100', 'a.mp4')])).toThrow(LeaseLostError);
  });
});
