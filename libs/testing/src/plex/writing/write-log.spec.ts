import { describe, expect, it } from 'vitest';
import { ask, keysOf } from '../ask.ts';
import { aWorld, put } from './edit.fixture.ts';

describe('what is remembered of edits', () => {
  it('is what each item was asked to become', async () => {
    const world = aWorld();
    world.now = new Date('2026-02-03T04:05:06Z');
    await put(
      world,
      'title.value=%20New&genre[0].tag.tag=A,b&genre[].tag.tag-=C,D%252CE&actor[].tag=&title.locked=1&actor.locked=0',
    );
    expect(world.writes).toEqual([
      {
        ratingKey: '1',
        endpoint: 'section',
        texts: { title: ' New' },
        lists: { genre: ['A,b'] },
        removals: { genre: ['C', 'D,E'] },
        emptied: ['actor'],
        locks: { title: true, actor: false },
        at: world.now,
        bytes: world.requests[0]?.bytes,
      },
    ]);
    await ask(world, '/library/metadata/2,3?contentRating.value=XXX', { method: 'PUT' });
    expect(world.writes.slice(1)).toMatchObject([
      { ratingKey: '2', endpoint: 'items' },
      { ratingKey: '3', endpoint: 'items' },
    ]);
  });

  it('is how many were in flight at once', async () => {
    const world = aWorld({ switches: { delayMs: 5 } });
    await Promise.all([put(world, 'title.value=A'), ask(world, '/library/sections')]);
    expect(world.writesInFlight).toEqual({ now: 0, most: 1 });
    await Promise.all([put(world, 'title.value=A'), put(world, 'title.value=B', { id: '2' })]);
    expect(world.writesInFlight).toEqual({ now: 0, most: 2 });
  });
});

describe('what edits move', () => {
  const LATER = new Date('2026-02-03T04:05:06Z');
  const moved = async (parameters: string, stale = true) => {
    const world = aWorld({ switches: { staleUpdatedAt: stale } });
    world.now = LATER;
    await put(world, parameters);
    return world.items.get('1')?.updatedAt === LATER;
  };

  it("is an item's time for texts, not for tags and locks unless the server has it so", async () => {
    expect(await moved('title.value=X&genre[0].tag.tag=G')).toBe(true);
    expect(await moved('genre[0].tag.tag=G&title.locked=1')).toBe(false);
    expect(await moved('genre[0].tag.tag=G', false)).toBe(true);
  });

  it("is not the section's counter unless the server has it so", async () => {
    const world = aWorld();
    const counter = () => world.sections.get('1')?.contentChangedAt ?? 0;
    const before = counter();
    await put(world, 'title.value=X');
    expect(counter()).toBe(before);
    world.switches.editsMoveSection = true;
    await put(world, 'title.value=Y');
    expect(counter()).toBe(before + 1);
  });

  it('is the usual order of a listing, which goes by title, and not that by id', async () => {
    const world = aWorld();
    await put(world, 'title.value=Zebra');
    await put(world, 'titleSort.value=Ant', { id: '3' });
    expect(await keysOf(ask(world, '/library/sections/1/all?type=1'))).toEqual(['3', '2', '1']);
    const byId = '/library/sections/1/all?type=1&sort=id';
    expect(await keysOf(ask(world, byId))).toEqual(['1', '2', '3']);
  });
});
