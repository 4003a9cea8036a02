import { describe, expect, it } from 'vitest';
import { ask } from '../ask.ts';
import { agentRefresh, plexWorld, renewKey, rivalEdit, rotateKeys } from '../index.ts';

function aWorld() {
  const world = plexWorld();
  const values = { title: 'Mine', summary: 'Mine.', genre: ['Mine'], collection: ['Mine'] };
  const parts = [{ path: 'C:\\clips\\beach day.mp4', size: 1 }];
  world.addItem({ ratingKey: '1', values, parts, locked: ['summary', 'genre'] });
  world.addItem({ ratingKey: '2' });
  return world;
}

describe('a metadata agent', () => {
  it('undoes what is not locked, and leaves what is', () => {
    const world = aWorld();
    world.now = new Date('2026-02-03T04:05:06Z');
    agentRefresh(world);
    const { values, locked, updatedAt } = world.items.get('1') ?? {};
    expect(values).toMatchObject({
      ...{ title: 'beach day', summary: 'Mine.', genre: ['Mine'], collection: ['Mine'] },
    });
    expect(locked).toEqual(['summary', 'genre']);
    expect(updatedAt).toEqual(world.now);
    expect(world.items.get('2')?.values.title).toBe('2');
  });

  it('puts there what it knows, for the items it is told to', () => {
    const world = aWorld();
    const values = () => ({ title: 'Theirs', summary: 'Theirs.', actor: ['Theirs'] });
    agentRefresh(world, { ratingKeys: ['1'], values });
    const expected = { title: 'Theirs', summary: 'Mine.', actor: ['Theirs'], genre: ['Mine'] };
    expect(world.items.get('1')?.values).toMatchObject(expected);
    expect(world.items.get('2')?.values.title).toBe('Title 2');
  });

  it('ignores locks when it matches anew', () => {
    const world = aWorld();
    agentRefresh(world, { ignoresLocks: true });
    expect(world.items.get('1')).toMatchObject({
      values: { summary: '', genre: [] },
      locked: ['summary', 'genre'],
    });
  });
});

describe('somebody else', () => {
  it('edits and locks, or only edits', () => {
    const world = aWorld();
    rivalEdit(world, '1', { values: { title: 'Theirs', genre: ['Theirs'] } });
    rivalEdit(world, '1', { values: { studio: 'Theirs' }, locks: false });
    expect(world.items.get('1')).toMatchObject({
      values: { title: 'Theirs', studio: 'Theirs', summary: 'Mine.', genre: ['Theirs'] },
      locked: ['summary', 'genre', 'title'],
    });
    expect(world.writes).toEqual([]);
    expect(() => {
      rivalEdit(world, '9', { values: {} });
    }).toThrow('no item 9');
  });
});

describe('rating keys', () => {
  it('are renewed, everything else stays', async () => {
    const world = aWorld();
    const before = world.items.get('1');
    const { ratingKey, id } = renewKey(world, '1');
    expect(world.items.has('1')).toBe(false);
    expect(world.items.get(ratingKey)).toEqual({ ...before, ratingKey, id });
    expect((await ask(world, '/library/metadata/1?skipRefresh=1')).status).toBe(404);
    expect(world.itemsOf('1').map((item) => item.ratingKey)).toEqual(['2', ratingKey]);
  });

  it('name other files after a reset', () => {
    const world = aWorld();
    world.addItem({ ratingKey: '3' });
    rotateKeys(world, ['1', '2', '3']);
    const titles = ['1', '2', '3'].map((key) => world.items.get(key)?.values.title);
    expect(titles).toEqual(['Title 3', 'Mine', 'Title 2']);
    expect(world.itemsOf('1').map(({ ratingKey }) => ratingKey)).toEqual(['1', '2', '3']);
  });
});
