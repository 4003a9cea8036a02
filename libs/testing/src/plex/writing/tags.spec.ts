import { describe, expect, it } from 'vitest';
import { ask } from '../ask.ts';
import type { PlexSwitches } from '../index.ts';
import { aWorld, namesIn, put, shown } from './edit.fixture.ts';

/** What item 1, which has these genres, has after the edit. */
async function genresAfter(
  parameters: string,
  given: { readonly genre?: readonly string[]; readonly switches?: Partial<PlexSwitches> } = {},
): Promise<unknown[]> {
  const { genre = ['A', 'B'], switches = {} } = given;
  const world = aWorld({ item: { values: { genre } }, switches });
  await put(world, parameters);
  return namesIn(world, 'Genre');
}

const added = (...names: string[]) =>
  names.map((name, index) => `genre[${index}].tag.tag=${encodeURIComponent(name)}`).join('&');

describe('tags of a simulated Plex', () => {
  it('are edited family by family, and actors are read back as roles', async () => {
    const world = aWorld();
    const families = ['actor', 'director', 'writer', 'producer', 'country', 'similar', 'label'];
    await put(world, families.map((family) => `${family}[0].tag.tag=N%20${family}`).join('&'));
    await put(world, 'collection[0].tag.tag=C');
    expect(await shown(world)).toMatchObject({
      Role: [{ tag: 'N actor' }],
      Director: [{ tag: 'N director' }],
      Writer: [{ tag: 'N writer' }],
      Producer: [{ tag: 'N producer' }],
      Country: [{ tag: 'N country' }],
      Similar: [{ tag: 'N similar' }],
      Label: [{ tag: 'N label' }],
      Collection: [{ tag: 'C' }],
    });
  });

  it('are added to, replaced, or either, as the server has it', async () => {
    const list = added('B', 'C');
    expect(await genresAfter(list, { switches: { tagMode: 'append' } })).toEqual(['A', 'B', 'C']);
    expect(await genresAfter(list, { switches: { tagMode: 'replace' } })).toEqual(['B', 'C']);
    const either = aWorld({ item: { values: { genre: ['A'] } } });
    either.switches.tagMode = 'replace-for-one';
    await put(either, added('B'), { id: '1,2' });
    expect(await namesIn(either, 'Genre')).toEqual(['A', 'B']);
    await put(either, added('C'));
    expect(await namesIn(either, 'Genre')).toEqual(['C']);
  });

  it('may be replaced at one address and added to at the other', async () => {
    const world = aWorld({ item: { values: { genre: ['A'] } } });
    world.switches.itemsTagMode = 'replace';
    await put(world, added('B'));
    await ask(world, '/library/metadata/1?genre[0].tag.tag=C', { method: 'PUT' });
    expect(await namesIn(world, 'Genre')).toEqual(['C']);
  });

  it.each(['append', 'replace'] as const)(
    'come out as wanted from a whole list with removals (%s)',
    async (tagMode) => {
      const switches = { tagMode };
      const after = await genresAfter(`${added('B', 'C')}&genre[].tag.tag-=A`, { switches });
      expect(after).toEqual(['B', 'C']);
    },
  );

  it('stay as they are when only some are removed, whatever the server makes of lists', async () => {
    const switches = { tagMode: 'replace' } as const;
    expect(await genresAfter('genre[].tag.tag-=A,X', { switches })).toEqual(['B']);
    expect(await genresAfter('genre.locked=1', { switches })).toEqual(['A', 'B']);
  });

  it('go altogether with an empty family, which may take the new ones along', async () => {
    expect(await genresAfter('genre[].tag=')).toEqual([]);
    const both = `genre[].tag=&${added('C', 'A')}`;
    expect(await genresAfter(both)).toEqual(['C', 'A']);
    expect(await genresAfter(both, { switches: { emptyingWins: true } })).toEqual([]);
  });

  it('go when they are wanted and removed at once, unless the server has it otherwise', async () => {
    const both = `${added('A', 'C')}&genre[].tag.tag-=a`;
    expect(await genresAfter(both)).toEqual(['B', 'C']);
    expect(await genresAfter(both, { switches: { removalWins: false } })).toEqual(['A', 'B', 'C']);
  });

  it('with commas, percent signs and pluses go only if they were encoded before they were joined', async () => {
    const genre = ['A, B', '100% C', '50%25', 'C++', 'Plain D'];
    const removing = (...names: string[]) =>
      genresAfter(`genre[].tag.tag-=${encodeURIComponent(names.join(','))}`, { genre });
    expect(await removing(...genre)).toEqual(['A, B', '50%25', 'C++']);
    expect(await removing(...genre.map(encodeURIComponent))).toEqual([]);
    const plexapi = genre.map((name) => encodeURIComponent(name).replaceAll('%2C', ','));
    expect(await removing(...plexapi)).toEqual(['A, B']);
  });

  it('with commas cannot go at all where nothing is decoded twice', async () => {
    const switches = { removalEscape: false };
    const genre = ['A, B', 'C'];
    const encoded = encodeURIComponent(encodeURIComponent('A, B'));
    expect(await genresAfter(`genre[].tag.tag-=${encoded},C`, { genre, switches })).toEqual([
      'A, B',
    ]);
    expect(await genresAfter(`genre[].tag=&${added('C')}`, { genre, switches })).toEqual(['C']);
  });

  it('with commas are added as they are', async () => {
    expect(await genresAfter(added('A, B', 'C++', '50%25'), { genre: [] })).toEqual([
      ...['A, B', 'C++', '50%25'],
    ]);
  });
});
