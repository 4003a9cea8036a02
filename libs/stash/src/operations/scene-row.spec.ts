import { recordedStash } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { toScene } from './scene-row.ts';

interface Page {
  readonly data: { readonly findScenes: { readonly scenes: readonly unknown[] } };
}

const row = {
  id: '7',
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-11T18:07:53+11:00',
};

describe('a scene as Stash sends it', () => {
  it('reads every scene of a recorded page', () => {
    const { scenes } = (recordedStash('findScenes-page').body as Page).data.findScenes;

    const read = scenes.map(toScene);

    expect(read).not.toContain(undefined);
    expect(read[0]).toEqual({
      id: '1',
      title: 'A',
      details: 'D2',
      date: '2024-05-06',
      createdAt: new Date('2026-11-22T18:26:18Z'),
      updatedAt: new Date('2026-11-22T18:26:20Z'),
      studio: { id: '2', name: 'Studio Renamed' },
      performers: [{ id: '1', name: 'Ann Renamed' }],
      tags: [{ id: '2', name: 'Tag Two' }],
      files: [],
    });
  });

  it('takes what is null or missing as unset', () => {
    const empty = { title: null, details: null, date: null, studio: null, files: null, tags: null };

    expect(toScene({ ...row, ...empty })).toEqual({
      id: '7',
      title: '',
      details: '',
      date: '',
      createdAt: new Date('2026-01-01T00:00:00Z'),
      updatedAt: new Date('2026-01-11T07:07:53Z'),
      studio: undefined,
      performers: [],
      tags: [],
      files: [],
    });
  });

  it.each(['2024', '2024-05', '2024-05-06'])('keeps the date %s as it is', (date) => {
    expect(toScene({ ...row, date })?.date).toBe(date);
  });

  it.each([5_000_000_000, '5000000000'])('takes the size %j', (size) => {
    expect(toScene({ ...row, files: [{ path: '/a', size }] })?.files).toEqual([
      { path: '/a', size: 5_000_000_000 },
    ]);
  });

  it.each([-1, 1.5, Infinity, '9'.repeat(400), 2 ** 53])('is none with the size %j', (size) => {
    expect(toScene({ ...row, files: [{ path: '/a', size }] })).toBeUndefined();
  });

  it.each(['9'.repeat(20), '9007199254740992'])('is none with the id %s', (id) => {
    expect(toScene({ ...row, id })).toBeUndefined();
  });

  it.each(['+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z'])('is none of %s', (instant) => {
    expect(toScene({ ...row, updated_at: instant })).toBeUndefined();
  });
});
