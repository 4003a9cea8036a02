import { plexAlarms, plexWorld } from '@stash2plex/testing/simulators';
import { HttpResponse } from 'msw';
import { http } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { URL, tally, usePlex, worldOf } from '../plex.fixture.ts';

const { server, sourceOf } = usePlex();

describe('odd keys', () => {
  it.each(['', '.', '..', '1,2', '1/children', '1%2C2', '1\\2', 'a\nb', '\ud800'])(
    'are never asked for: %j',
    async (key) => {
      const world = worldOf(2);
      const answers = await sourceOf(world).details([key]);
      expect(answers.get(key)?.status).toBe('unknown');
      expect(world.requests).toEqual([]);
    },
  );

  it('are never asked for where they are longer than a path may be', async () => {
    const key = 'ü'.repeat(1000);
    const world = worldOf(1);
    const answers = await sourceOf(world).details([key]);
    expect(answers.get(key)?.status).toBe('unknown');
    expect(world.requests).toEqual([]);
  });

  it.each(['abc-DEF_1.2~3', 'ü ö', 'a?b#c&d=e', '+1'])('are encoded: %j', async (key) => {
    const world = worldOf(1);
    world.addItem({ ratingKey: key });
    const answers = await sourceOf(world).details(['1', key]);
    expect(tally(answers)).toEqual({ present: 2 });
    expect(plexAlarms(world)).toEqual([]);
  });
});

describe('an odd answer', () => {
  const answersTo = async (container: object, asked = ['5']) => {
    const source = sourceOf(plexWorld());
    server.use(
      http.get(`${URL}/library/metadata/*`, () => HttpResponse.json({ MediaContainer: container })),
    );
    return source.details(asked);
  };

  it('may hoist the section to the container, or not name it', async () => {
    const hoisted = await answersTo({ librarySectionID: 3, Metadata: { ratingKey: 5 } });
    expect(hoisted.get('5')).toMatchObject({ item: { sectionKey: '3' } });
    const silent = await answersTo({ Metadata: [{ ratingKey: '5' }] });
    expect(silent.get('5')).toMatchObject({ item: { sectionKey: '', parts: [], locked: [] } });
  });

  it('may hold single elements, flags as text, nameless tags, a time of day', async () => {
    const Metadata = {
      ratingKey: '5',
      title: 1984,
      originallyAvailableAt: '2020-01-02 20:15:00',
      Genre: { tag: 7 },
      Role: [{ role: 'nobody' }, { tag: 'A' }],
      Field: [{ name: 'title', locked: '1' }, { name: 'studio', locked: 0 }, { locked: true }],
    };
    expect((await answersTo({ Metadata })).get('5')).toMatchObject({
      item: {
        locked: ['title'],
        values: { title: '1984', originallyAvailableAt: '2020-01-02', genre: ['7'], actor: ['A'] },
      },
    });
  });

  it.each<[string, object]>([
    ['a title that is no text', { Metadata: [{ ratingKey: '5', title: {} }] }],
    ['genres that are no list', { Metadata: [{ ratingKey: '5', Genre: 'x' }] }],
    [
      'a file that is no path',
      { Metadata: [{ ratingKey: '5', Media: [{ Part: [{ file: [] }] }] }] },
    ],
    ['another item', { Metadata: [{ ratingKey: '6' }] }],
    ['a row without a key', { Metadata: [{ title: 'x' }] }],
    ['no row', { size: 0 }],
    ['rows counted and not shown', { size: 1 }],
  ])('makes an item unknown, never absent: %s', async (_, container) => {
    const answers = await answersTo(container);
    expect(answers.get('5')?.status).toBe('unknown');
  });

  it('never lends an item that was not asked for', async () => {
    const Metadata = [{ ratingKey: '5' }, { ratingKey: '6' }];
    expect([...(await answersTo({ Metadata })).keys()]).toEqual(['5']);
    expect([...(await answersTo({ Metadata }, ['5', '7'])).keys()]).toEqual(['5', '7']);
  });
});
