import { describe, expect, it } from 'vitest';
import { ask } from '../ask.ts';
import { plexAlarms } from '../index.ts';
import { aWorld, put, shown } from './edit.fixture.ts';

const SECTION = '/library/sections/1/all';

describe('the items that an edit reaches', () => {
  it.each(['', '&id=', '&id=,', '&filters=id%3D1', '&ids=1'])(
    'are all of the type without an id (%s), and an alarm rings',
    async (id) => {
      const world = aWorld();
      world.addItem({ ratingKey: '9', type: 'collection' });
      const answer = await ask(world, `${SECTION}?type=1${id}&title.value=X`, { method: 'PUT' });
      expect(answer.status).toBe(200);
      const titles = [...world.items.values()].map(({ values }) => values.title);
      expect(titles).toEqual(['X', 'X', 'X', 'Title 9']);
      expect(plexAlarms(world)).toEqual([`edit-without-id: PUT ${SECTION}`]);
    },
  );

  it('are those with the ids; what is only ours rings an alarm when several get it', async () => {
    const world = aWorld();
    await put(world, 'contentRating.value=XXX&title.locked=1', { id: '1,2,77' });
    expect(plexAlarms(world)).toEqual([]);
    expect(await shown(world, '2')).toMatchObject({ contentRating: 'XXX' });
    expect(await shown(world, '3')).not.toHaveProperty('contentRating');

    await put(world, 'genre[0].tag.tag=G', { id: '1,2' });
    await put(world, 'summary.value=S', { id: '1&id=2' });
    const alarm = `edit-of-several: PUT ${SECTION}`;
    expect(plexAlarms(world)).toEqual([alarm, alarm]);
    expect(await shown(world, '2')).toMatchObject({ summary: 'S', Genre: [{ tag: 'G' }] });
  });

  it('ring when they are more than a hundred', async () => {
    const world = aWorld();
    const ids = Array.from({ length: 101 }, (_, index) => String(index + 1)).join(',');
    await put(world, 'title.locked=1', { id: ids });
    expect(plexAlarms(world)).toEqual([`edit-of-several: PUT ${SECTION}`]);
  });

  it('are none of another type, another section, or gone: 404', async () => {
    const world = aWorld();
    world.addSection({ key: '2' });
    world.addItem({ ratingKey: '8', sectionKey: '2' });
    const status = async (path: string) =>
      (await ask(world, `${path}&title.value=X`, { method: 'PUT' })).status;
    expect(await status(`${SECTION}?type=4&id=1`)).toBe(404);
    expect(await status(`${SECTION}?type=1&id=8`)).toBe(404);
    expect(await status(`${SECTION}?type=1&id=77`)).toBe(404);
    expect(await status('/library/metadata/77?type=1')).toBe(404);
    world.removeSection('2');
    expect(await status('/library/sections/2/all?type=1&id=8')).toBe(404);
    expect(await status('/library/metadata/8?type=1')).toBe(404);
    expect(world.writes).toEqual([]);
  });

  it('may be gone with 200', async () => {
    const world = aWorld({ switches: { goneIs200: true } });
    expect((await put(world, 'title.value=X', { id: '77' })).status).toBe(200);
    expect(world.writes).toEqual([]);
  });

  it('ring in a library of anything but movies', async () => {
    const world = aWorld();
    world.addSection({ key: '2', type: 'show' });
    world.addItem({ ratingKey: '8', sectionKey: '2', type: 'episode' });
    await ask(world, '/library/sections/2/all?type=4&id=8&title.value=X', { method: 'PUT' });
    expect(plexAlarms(world)).toEqual(['edit-of-a-show: PUT /library/sections/2/all']);
    expect(await shown(world, '8')).toMatchObject({ title: 'X' });
  });

  it.each([
    ['POST', SECTION],
    ['DELETE', '/library/metadata/1'],
    ['PUT', '/library/metadata/1/refresh'],
    ['PUT', '/library/sections/1/emptyTrash'],
  ])('are none for %s %s, which is no edit: 404 and an alarm', async (method, path) => {
    const world = aWorld();
    expect((await ask(world, path, { method })).status).toBe(404);
    expect(plexAlarms(world)).toEqual([`unknown-write: ${method} ${path}`]);
  });

  it('ring when the token is in the URL', async () => {
    const world = aWorld();
    await put(world, 'title.value=X&X-Plex-Token=owner-token');
    expect(plexAlarms(world)).toEqual([`token-in-url: PUT ${SECTION}`]);
  });
});
