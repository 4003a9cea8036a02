import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { plexWorld, rivalEdit } from './index.ts';

function aWorld() {
  const world = plexWorld();
  world.addItem({ ratingKey: '1' });
  const title = () => world.items.get('1')?.values.title;
  const write = (text: string) =>
    ask(world, `/library/metadata/1?title.value=${text}`, { method: 'PUT' });
  const read = () => ask(world, '/library/metadata/1?skipRefresh=1');
  return { world, title, write, read };
}

describe('what is planned for a request to come', () => {
  it('happens right before it, once, and other kinds do not count', async () => {
    const { world, title, write, read } = aWorld();
    world.before('details', 2, () => {
      rivalEdit(world, '1', { values: { title: 'Theirs' } });
    });

    await read();
    await write('Mine');
    expect(title()).toBe('Mine');

    expect(await (await read()).text()).toContain('Theirs');
    await write('Mine');
    expect(await (await read()).text()).toContain('Mine');
  });

  it('holds for that request alone', async () => {
    const { world, title, write, read } = aWorld();
    world.during('write', 2, { down: true, faultsAfter: true });

    expect((await write('A')).status).toBe(200);
    expect((await write('B')).type).toBe('error');
    expect(title()).toBe('B');
    expect((await read()).status).toBe(200);
    expect((await write('C')).status).toBe(200);
  });

  it('counts from when it was planned, several for one request', async () => {
    const { world, title, write } = aWorld();
    await write('A');
    world.during('write', 1, { html500: true });
    world.during('write', 1, { faultsAfter: true });
    world.before('write', 1, () => {
      world.now = new Date('2026-02-03T04:05:06Z');
    });
    expect((await write('B')).status).toBe(500);
    expect(title()).toBe('B');
    expect(world.writes.at(-1)?.at).toEqual(world.now);
  });

  it('spares that request the faults of all others', async () => {
    const { world, write } = aWorld();
    world.switches.maintenance503 = true;
    world.during('write', 2, { lagMs: 1 });
    expect((await write('A')).status).toBe(503);
    expect((await write('B')).status).toBe(200);
    expect((await write('C')).status).toBe(503);
  });

  it('may be that a library or an item is gone', async () => {
    const { world, write } = aWorld();
    world.before('write', 2, () => {
      world.removeSection('1');
    });
    expect((await write('A')).status).toBe(200);
    expect((await write('B')).status).toBe(404);
  });
});
