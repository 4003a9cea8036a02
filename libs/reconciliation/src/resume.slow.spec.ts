import type { RunRecord } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import {
  addItem,
  addScene,
  aFixture,
  later,
  NOW,
  useServers,
  type Fixture,
} from './run.fixture.ts';

useServers();

/** More than two pages; every kind of scene in each, and two scenes of one item in different pages. */
function aLibrary(): Fixture {
  const fixture = aFixture();
  const { stash, plex } = fixture;
  for (let scene = 0; scene < 620; scene += 1) {
    const path = `/data/${scene}.mp4`;
    const isContested = scene === 10 || scene === 600;
    addScene(stash, isContested ? '/data/contested.mp4' : path);
    if (scene % 7 === 0) continue;
    const values = scene % 3 === 0 ? { summary: 'An old one.' } : {};
    const parts = scene % 11 === 0 ? [{ path: `/elsewhere/${scene}.mp4`, size: 1000 }] : undefined;
    addItem(plex, path, { values, ...(parts && { parts }) });
  }
  addItem(plex, '/data/contested.mp4');
  for (let item = 0; item < 3; item += 1) addItem(plex, `/data/nobody's ${item}.mp4`);
  return fixture;
}

/** What does not tell whether it was killed on the way. */
function cameTo(record: RunRecord): Partial<RunRecord> {
  return { ...record, ...{ id: '', resumes: 0, requests: { stash: 0, plex: 0 } } };
}

/** What a run leaves behind, whatever happened on the way. */
function remains({ store, queued }: Fixture) {
  const { queue, openGaps } = store.status();
  return { queue, openGaps, queued: queued() };
}

describe('a run that is killed', () => {
  it('anywhere leads to the same jobs, gaps and counts as one that is not', async () => {
    const whole = aLibrary();
    const expected = cameTo(await whole.run({ leftovers: true }));
    expect(expected).toMatchObject({
      ...{ status: 'complete', scenesChecked: 620 },
      gaps: { 'ambiguous-match': 2, 'orphaned-item': 5 },
    });

    let kills = 0;
    for (let wasKilled = true; wasKilled; kills += 1) {
      const fixture = aLibrary();
      wasKilled = await fixture.run({ diesAt: kills + 1, leftovers: true }).then(
        () => false,
        () => true,
      );
      const record = wasKilled ? await fixture.run({ leftovers: true }) : undefined;

      if (record) expect(cameTo(record), `killed at ${kills + 1}`).toEqual(expected);
      if (record) expect(fixture.leftOver(), `killed at ${kills + 1}`).toEqual(whole.leftOver());
      expect(remains(fixture)).toEqual(remains(whole));
    }
    expect(kills).toBeGreaterThan(8);
  }, 120_000);

  it('is gone on with under its own name, from its last page on', async () => {
    const fixture = aLibrary();
    await expect(fixture.run({ diesAt: 8 })).rejects.toThrow('killed');
    const before = fixture.plex.requests.length;

    const record = await fixture.run({ at: later(1) });

    const listings = fixture.plex.requests.slice(before).filter(({ kind }) => kind === 'listing');
    expect(record).toMatchObject({ id: 'run-1', startedAt: NOW, resumes: 1, status: 'complete' });
    expect(listings).toEqual([]);
    expect(fixture.store.history.count()).toBe(1);
  });

  it.each([
    ['of another scope', { scope: 'recent_7days' as const }],
    ['under other settings', { settingsHash: 'others' }],
    ['six hours later', { at: later(6) }],
  ])('is not gone on with by one %s', async (_, options) => {
    const fixture = aLibrary();
    await expect(fixture.run({ diesAt: 8 })).rejects.toThrow('killed');

    expect(await fixture.run(options)).toMatchObject({ id: 'run-2', resumes: 0 });
  });

  it('is not gone on with on another server', async () => {
    const fixture = aLibrary();
    await expect(fixture.run({ diesAt: 8 })).rejects.toThrow('killed');
    fixture.plex.machineIdentifier = 'another';

    expect(await fixture.run()).toMatchObject({ id: 'run-2', status: 'complete', resumes: 0 });
  });

  it('is not gone on with once its library was listed anew', async () => {
    const fixture = aLibrary();
    await expect(fixture.run({ diesAt: 8 })).rejects.toThrow('killed');
    await fixture.run({ dryRun: true });

    expect(await fixture.run()).toMatchObject({ status: 'complete', resumes: 0 });
  });

  it('is not gone on with after another run, and a dry run does not stand in the way', async () => {
    const fixture = aLibrary();
    await expect(fixture.run({ diesAt: 8 })).rejects.toThrow('killed');
    await fixture.run({ dryRun: true, scope: 'recent' });
    expect(await fixture.run()).toMatchObject({ resumes: 1 });

    await expect(fixture.run({ diesAt: 8 })).rejects.toThrow('killed');
    await fixture.run({ scope: 'recent' });
    expect(await fixture.run()).toMatchObject({ resumes: 0 });
  });

  it('calls nothing missing whose doubts were raised before the kill', async () => {
    const fixture = aLibrary();
    fixture.plex.changeSection('1', { refreshing: true });
    await expect(fixture.run({ diesAt: 8 })).rejects.toThrow('killed');
    fixture.plex.changeSection('1', { refreshing: false });

    const record = await fixture.run();

    expect(record).toMatchObject({ resumes: 1, status: 'inconclusive' });
    expect(record.gaps['missing']).toBe(0);
  });
});
