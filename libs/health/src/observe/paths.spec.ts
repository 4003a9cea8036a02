import type { Scene, Section } from '@stash2plex/core';
import { aScene } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { observePaths } from './paths.ts';

const PAGE = 250;

/** A library of scenes with these ids, in pages as Stash tells them. */
function aSource(ids: readonly number[], pathOf: (id: number) => string) {
  const asked: string[] = [];
  const scenes = ids.map((id): Scene =>
    aScene({ id: String(id), files: [{ path: pathOf(id), size: 1 }] }),
  );
  return {
    asked,
    source: {
      async *pages(after: string) {
        asked.push(after);
        const rest = scenes.filter(({ id }) => Number(id) > Number(after));
        for (let start = 0; start < Math.max(1, rest.length); start += PAGE) {
          await Promise.resolve();
          yield {
            scenes: rest.slice(start, start + PAGE),
            total: start === 0 ? scenes.length : undefined,
          };
        }
      },
    },
  };
}

const films: Section = {
  ...{ key: '1', type: 'movie', title: 'Films', refreshing: false, changeMark: '' },
  locations: ['/media/films', 'Z:\\more'],
};
const NO_PATHS = { mappings: [], ignoreCase: [] };
const upTo = (count: number, first = 1) => Array.from({ length: count }, (_, n) => first + n);

describe('a look at paths', () => {
  it.each([
    ['in a folder', '/media/films/a/1.mp4', 1],
    ['right in it', '/media/films/1.mp4', 1],
    ['in a folder whose name only begins alike', '/media/films2/1.mp4', 0],
    ['in a folder of Windows, whatever the case', 'z:/MORE/1.mp4', 1],
    ['elsewhere', '/data/1.mp4', 0],
  ])('knows a file %s: %s', async (_, path, under) => {
    const { source } = aSource([1], () => path);

    const facts = await observePaths({ scenes: source, paths: NO_PATHS, handled: [films] });

    expect(facts).toMatchObject({ scenes: 1, files: 1, under });
  });

  it('maps paths as repairs do, and tells both sides of a miss, one for each folder', async () => {
    const paths = { mappings: [{ stash: '/data/a', plex: '/media/films' }], ignoreCase: [] };
    const folders = ['/data/a', '/data/b', '/data/b', '/data/c'];
    const { source } = aSource([1, 2, 3, 4], (id) => `${folders[id - 1] ?? ''}/${id}.mp4`);

    const facts = await observePaths({ scenes: source, paths, handled: [films] });

    expect(facts).toMatchObject({ files: 4, under: 1, locations: films.locations });
    expect(facts.misses).toEqual([
      { stash: '/data/b/2.mp4', plex: '/data/b/2.mp4' },
      { stash: '/data/c/4.mp4', plex: '/data/c/4.mp4' },
    ]);
  });

  it.each([
    ['none', [], 0, 1],
    ['a few', upTo(3), 3, 1],
    ['a page', upTo(250), 250, 1],
    ['some more than a page', upTo(300), 300, 2],
    ['many', upTo(5000), 500, 2],
    ['many with gaps between their ids', upTo(5000).map((id) => id * 7), 500, 2],
    ['many that begin late', upTo(5000, 90_000), 500, 2],
  ])('of %s scenes asks for two pages at most', async (_, ids, scenes, requests) => {
    const { source, asked } = aSource(ids, (id) => `/media/films/${id}.mp4`);

    const facts = await observePaths({ scenes: source, paths: NO_PATHS, handled: [films] });

    expect(facts).toMatchObject({ scenes, scenesInStash: ids.length, under: scenes });
    expect(asked).toHaveLength(requests);
  });
});
