import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ask, containerOf } from '../ask.ts';
import { aWorld, put, shown } from './edit.fixture.ts';

const TITLE = 'title.value=New';

describe('edits that go wrong', () => {
  it.each([
    { switches: { down: true }, seen: 'error' },
    { switches: { html500: true }, seen: 500 },
    { switches: { maintenance503: true }, seen: 503 },
    { switches: { unauthorized: true }, seen: 401 },
    { switches: { forbidden: true }, seen: 403 },
  ])('are not done, or done and the answer is lost ($seen)', async ({ switches, seen }) => {
    const seenBy = async (faultsAfter: boolean) => {
      const world = aWorld({ switches: { ...switches, faultsAfter, faultsOn: ['write'] } });
      const answer = await put(world, TITLE);
      expect(answer.type === 'error' ? 'error' : answer.status).toBe(seen);
      return [(await shown(world))['title'], world.writes.length];
    };
    expect(await seenBy(false)).toEqual(['Title 1', 0]);
    expect(await seenBy(true)).toEqual(['New', 1]);
  });

  it.each([true, false])('hang, done before that: %s', async (faultsAfter) => {
    const world = aWorld({ switches: { hang: true, faultsAfter, faultsOn: ['write'] } });
    const answer = await put(world, TITLE, { signal: AbortSignal.timeout(20) });
    expect(answer.type).toBe('error');
    expect((await shown(world))['title']).toBe(faultsAfter ? 'New' : 'Title 1');
  });

  it('are done late, although the client has given up and read back meanwhile', async () => {
    const world = aWorld({ switches: { delayMs: 40, faultsOn: ['write'] } });
    const given = put(world, TITLE, { signal: AbortSignal.timeout(5) });
    await sleep(10);
    expect(await shown(world)).toMatchObject({ title: 'Title 1' });
    await given;
    expect(await shown(world)).toMatchObject({ title: 'New' });
  });

  it('leave reads alone when only writes are faulty, so many times', async () => {
    const world = aWorld({ switches: { html500: true, faultsOn: ['write'], faultTimes: 1 } });
    expect((await put(world, TITLE)).status).toBe(500);
    expect((await put(world, TITLE)).status).toBe(200);
  });

  it('say 200 and do nothing', async () => {
    const world = aWorld({ switches: { ignoreEdits: true } });
    expect((await put(world, TITLE)).status).toBe(200);
    expect(await shown(world)).toMatchObject({ title: 'Title 1' });
    expect(world.writes).toEqual([]);
  });

  it('are for the owner only, and in sections that allow it', async () => {
    const world = aWorld();
    const kid = { headers: { 'X-Plex-Token': 'kid' } };
    const allowed = async (init?: RequestInit) =>
      (await containerOf(ask(world, '/library/sections', init))).Directory?.[0]?.['allowSync'];
    expect((await put(world, TITLE, kid)).status).toBe(403);
    expect((await put(world, TITLE, { headers: { 'X-Plex-Token': 'x' } })).status).toBe(401);
    expect([await allowed(), await allowed(kid)]).toEqual([true, false]);

    world.changeSection('1', { allowSync: false });
    expect((await put(world, TITLE)).status).toBe(403);
    expect(await allowed()).toBe(false);
    expect(world.writes).toEqual([]);
  });

  it('fail for an item or a text that Plex stumbles over', async () => {
    const world = aWorld({ switches: { poisonEdits: ['2'], poisonTexts: ['☠'] } });
    expect((await put(world, TITLE, { id: '2' })).status).toBe(500);
    expect((await put(world, `${TITLE}%20%E2%98%A0`)).status).toBe(500);
    expect((await put(world, `${TITLE}&genre[0].tag.tag=%E2%98%A0`)).status).toBe(500);
    expect((await put(world, 'genre[].tag.tag-=A,%E2%98%A0')).status).toBe(500);
    expect((await shown(world, '2'))['title']).toBe('Title 2');
    expect((await put(world, TITLE)).status).toBe(200);
    expect(world.writes).toHaveLength(1);
  });

  it('never end for an item that Plex hangs on', async () => {
    const world = aWorld({ switches: { hangEdits: ['2'] } });
    const hanging = put(world, TITLE, { id: '2', signal: AbortSignal.timeout(20) });
    expect((await hanging).type).toBe('error');
    expect((await put(world, TITLE)).status).toBe(200);
    expect((await shown(world, '2'))['title']).toBe('Title 2');
  });

  it('fail while the section is scanned, where the server has it so', async () => {
    const world = aWorld();
    world.changeSection('1', { refreshing: true });
    expect((await put(world, TITLE)).status).toBe(200);
    world.switches.refuseWhileRefreshing = true;
    expect((await put(world, TITLE)).status).toBe(500);
    world.changeSection('1', { refreshing: false });
    expect((await put(world, TITLE)).status).toBe(200);
  });

  it('are refused when their line is too long, to the byte', async () => {
    const world = aWorld();
    await put(world, TITLE);
    const bytes = world.writes[0]?.bytes ?? 0;
    expect(bytes).toBe('PUT /library/sections/1/all?type=1&id=1&title.value=New HTTP/1.1'.length);
    world.switches.urlLimit = bytes;
    expect((await put(world, TITLE)).status).toBe(200);
    const longer = `${TITLE}2`;
    expect((await put(world, longer)).status).toBe(414);
    world.switches.urlLimitStatus = 431;
    expect((await put(world, longer)).status).toBe(431);
    world.switches.urlLimitStatus = 0;
    expect((await put(world, longer)).type).toBe('error');
    expect(await shown(world)).toMatchObject({ title: 'New' });
  });
});

describe('a busy server', () => {
  it('takes longer with every write of the last second', async () => {
    const world = aWorld({ switches: { busyMs: 20 } });
    let now = 0;
    world.elapsedMs = () => now;
    const took = async () => {
      const startedAt = performance.now();
      await put(world, TITLE);
      return performance.now() - startedAt;
    };
    await took();
    await took();
    expect(await took()).toBeGreaterThan(35);
    world.switches.busyMs = 500;
    now = 1001;
    expect(await took()).toBeLessThan(500);
  });

  it('has too much at last', async () => {
    const world = aWorld({ switches: { busyLimit: 2 } });
    let now = 0;
    world.elapsedMs = () => now;
    const statuses = [await put(world, TITLE), await put(world, TITLE), await put(world, TITLE)];
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 500]);
    now = 1001;
    expect((await put(world, TITLE)).status).toBe(200);
  });

  it('shows what was there before, for a while, in details and listings', async () => {
    const world = aWorld({ switches: { lagMs: 500 } });
    let now = 0;
    world.elapsedMs = () => now;
    const title = async () => (await shown(world))['title'];
    await put(world, 'title.value=First');
    now = 300;
    await put(world, 'title.value=Second');
    expect(await title()).toBe('Title 1');
    const listed = await containerOf(ask(world, '/library/sections/1/all?type=1&sort=id'));
    expect(listed.Metadata?.[0]).toMatchObject({ title: 'Title 1' });
    now = 600;
    expect(await title()).toBe('First');
    now = 800;
    expect(await title()).toBe('Second');
  });
});
