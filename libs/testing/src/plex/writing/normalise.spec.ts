import { expect, it, describe } from 'vitest';
import { agentRefresh } from '../index.ts';
import { aWorld, namesIn, put, shown } from './edit.fixture.ts';

describe('what a simulated Plex makes of names and texts', () => {
  it('labels begin with a capital', async () => {
    const world = aWorld();
    await put(world, 'label[0].tag.tag=not%20In%20stash');
    expect(await namesIn(world, 'Label')).toEqual(['Not In stash']);
  });

  it('a name that any item has in another case keeps that case, within its family', async () => {
    const world = aWorld();
    world.addItem({ values: { genre: ['DRAMA'] } });
    await put(world, 'genre[0].tag.tag=Drama&collection[0].tag.tag=Drama');
    await put(world, 'genre[0].tag.tag=drama', { id: '2' });
    expect(await namesIn(world, 'Genre')).toEqual(['DRAMA']);
    expect(await namesIn(world, 'Collection')).toEqual(['Drama']);
    expect(world.items.get('2')?.values.genre).toEqual(['DRAMA']);
  });

  it('a name stays known after its last item has lost it', async () => {
    const world = aWorld({ item: { values: { genre: ['DRAMA'] } } });
    agentRefresh(world);
    await put(world, 'genre[0].tag.tag=Drama');
    expect(await namesIn(world, 'Genre')).toEqual(['DRAMA']);
  });

  it('a name that is only removed becomes no row', async () => {
    const world = aWorld();
    await put(world, 'genre[].tag.tag-=dRaMa');
    await put(world, 'genre[0].tag.tag=Drama');
    expect(await namesIn(world, 'Genre')).toEqual(['Drama']);
  });

  it('blanks at the end make another name, another case does not', async () => {
    const world = aWorld({ item: { values: { genre: ['Drama'] } } });
    await put(world, 'genre[0].tag.tag=Drama%20&genre[1].tag.tag=drama');
    expect(await namesIn(world, 'Genre')).toEqual(['Drama', 'Drama ']);
  });

  it('nothing at all where it does not normalise', async () => {
    const world = aWorld({
      item: { values: { genre: ['Drama'] } },
      switches: { normalise: false },
    });
    await put(world, 'genre[0].tag.tag=drama&label[0].tag.tag=l');
    expect(await namesIn(world, 'Genre')).toEqual(['Drama', 'drama']);
    expect(await namesIn(world, 'Label')).toEqual(['l']);
  });

  it('what a switch says, so that it never reads back as it was written', async () => {
    const world = aWorld();
    world.switches.alters = {
      title: (text) => text.trim().slice(0, 3),
      genre: (name) => name.replaceAll('&', 'and'),
      label: () => '',
    };
    await put(world, 'title.value=%20long&genre[0].tag.tag=A%20%26%20B&label[0].tag.tag=L');
    await put(world, 'genre[0].tag.tag=A%20%26%20B');
    expect(await shown(world)).toMatchObject({ title: 'lon', Genre: [{ tag: 'A and B' }] });
    expect(await namesIn(world, 'Genre')).toHaveLength(1);
    expect(await shown(world)).not.toHaveProperty('Label');
  });
});
