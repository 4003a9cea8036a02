import { endScan, plexAlarms, plexWorld } from '@stash2plex/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { aFixture, later, useServers, type Fixture } from './drain.fixture.ts';

useServers();

const minutes = (count: number) => later(count / 60);
const ASKS = { notFound: { asksForScans: true } };

let fixture: Fixture;
beforeEach(() => {
  fixture = aFixture({
    plex: plexWorld({ sections: [{ title: 'Movies', locations: ['/data'] }] }),
  });
});

/** A scene whose file lies there and has not been scanned by Plex. */
function unscanned(path: string): string {
  fixture.plex.disk.put({ path, size: 1000 });
  return absent(path);
}

function absent(path: string): string {
  const { sceneId } = fixture.add({ files: [{ path, size: 1000 }] }, null);
  fixture.enqueue(sceneId);
  return sceneId;
}

const asked = () =>
  fixture.plex.requests.filter(({ kind }) => kind === 'scan').map(({ query }) => query['path']);

describe('where Plex is to be asked for scans', () => {
  it('a folder is asked for once, however many new files lie in it, and what comes of it is written at once', async () => {
    for (let file = 1; file <= 200; file += 1) unscanned(`/data/new/${file}.mp4`);

    const record = await fixture.drain(ASKS);

    expect(asked()).toEqual(['/data/new']);
    expect(record).toMatchObject({ written: 200, waiting: {}, scansAsked: 1, ended: 'done' });
    expect(plexAlarms(fixture.plex)).toEqual([]);
  });

  it('no scan keeps what Plex has from being written', async () => {
    const { sceneId } = fixture.add();
    unscanned('/data/new/a.mp4');
    fixture.enqueue(sceneId);
    fixture.plex.switches.scanReads = 99;

    const record = await fixture.drain(ASKS);

    expect(record).toMatchObject({ written: 1, waiting: { 'not in Plex yet': 1 } });
  });

  it('a scan that takes long is not waited for; its scenes are looked for in two minutes', async () => {
    unscanned('/data/new/a.mp4');
    fixture.plex.switches.scanReads = 99;

    const record = await fixture.drain(ASKS);
    const after = await fixture.drain({ at: minutes(2), ...ASKS });
    endScan(fixture.plex, '1');
    const last = await fixture.drain({ at: minutes(4), ...ASKS });

    expect(record).toMatchObject({ written: 0, waiting: { 'not in Plex yet': 1 } });
    expect(record.tookMs).toBeLessThan(30_000);
    expect(after.waiting).toEqual({ 'the library "Movies" is being scanned': 1 });
    expect(last).toMatchObject({ written: 1, waiting: {} });
    expect(asked()).toHaveLength(1);
  });

  it('an old one is looked for in two minutes as well, not in a day', async () => {
    absent('/data/new/a.mp4');
    await fixture.drain();
    fixture.plex.switches.scanReads = 99;

    await fixture.drain({ at: later(49), ...ASKS });

    expect(fixture.store.status().notFound).toMatchObject({ nextLookAt: minutes(49 * 60 + 2) });
  });

  it('the same folder is asked for again after half an hour, not before', async () => {
    absent('/data/new/a.mp4');
    await fixture.drain(ASKS);
    for (const at of [2, 5, 10, 20]) await fixture.drain({ at: minutes(at), ...ASKS });
    expect(asked()).toHaveLength(1);

    await fixture.drain({ at: minutes(40), ...ASKS });

    expect(asked()).toEqual(['/data/new', '/data/new']);
  });

  it('each folder of its own is asked for, but no flood of them at once', async () => {
    for (let folder = 1; folder <= 30; folder += 1) absent(`/data/${folder}/a.mp4`);

    await fixture.drain(ASKS);
    const first = asked();
    await fixture.drain({ at: minutes(2), ...ASKS });

    expect(first).toHaveLength(20);
    expect(new Set(asked()).size).toBe(30);
    expect(asked()).toHaveLength(30);
  });

  it('a folder outside every library is not asked for, and the reason says so', async () => {
    absent('/elsewhere/a.mp4');

    const record = await fixture.drain(ASKS);

    expect(asked()).toEqual([]);
    const [reason] = Object.keys(record.waiting);
    expect(reason).toMatch(/no library of Plex .* holds its folder: check path_map$/);
    expect(fixture.store.status().notFound).toMatchObject({ scenes: 1 });
  });

  it('what is only not known to be there is no reason to ask', async () => {
    absent('/data/new/a.mp4');
    fixture.plex.switches.html500 = true;
    fixture.plex.switches.faultsOn = ['listing'];

    await fixture.drain(ASKS);

    expect(asked()).toEqual([]);
  });

  it('Plex that refuses is asked for one folder, and the rest goes on as without', async () => {
    absent('/data/new/a.mp4');
    absent('/data/more/b.mp4');
    const { sceneId } = fixture.add();
    fixture.enqueue(sceneId);
    Object.assign(fixture.plex.switches, { forbidden: true, faultsOn: ['scan'] });

    const record = await fixture.drain(ASKS);

    expect(asked()).toHaveLength(1);
    expect(record).toMatchObject({ written: 1, scansAsked: 0, ended: 'done' });
    expect(record.waiting).toEqual({ 'not in Plex yet': 2 });
    expect(fixture.store.repair(fixture.lease()).scansSince('plex-machine-1', minutes(-1))).toEqual(
      [],
    );
  });

  it('Plex that goes down meanwhile ends the drain, and nothing is lost', async () => {
    absent('/data/new/a.mp4');
    Object.assign(fixture.plex.switches, { down: true, faultsOn: ['scan'] });

    expect(await fixture.drain(ASKS)).toMatchObject({ ended: 'plex-unreachable' });
    expect(fixture.store.queue.counts()).toEqual({ pending: 1, leased: 0, dead: 0 });
  });
});

it('where it is not to be asked, it is not', async () => {
  unscanned('/data/new/a.mp4');

  const record = await fixture.drain();

  expect(asked()).toEqual([]);
  expect(record).toMatchObject({ waiting: { 'not in Plex yet': 1 }, scansAsked: 0 });
});
