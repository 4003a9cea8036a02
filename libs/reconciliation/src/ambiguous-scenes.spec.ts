import { describe, expect, it } from 'vitest';
import { addItem, addScene, aFixture, later, useServers, type Fixture } from './run.fixture.ts';

useServers();

const ALL = { leftovers: true };

const open = ({ store }: Fixture) => store.status().openGaps;

describe('a scene whose item could be another’s', () => {
  it('is told with the reason, of every page', async () => {
    const fixture = aFixture();
    const { stash, plex, run, leftOver } = fixture;
    const first = addScene(stash, '/shared.mp4');
    addItem(plex, '/shared.mp4');
    for (let n = 0; n < 260; n += 1) addScene(stash, `/data/${n}.mp4`);
    const second = addScene(stash, '/shared.mp4');
    const merged = addScene(stash, '/a.mp4');
    addItem(plex, '', { parts: ['/a.mp4', '/b.mp4'].map((path) => ({ path, size: 1000 })) });

    const record = await run(ALL);

    expect(record).toMatchObject({ gaps: { 'ambiguous-match': 3 }, skipped: { ambiguous: 3 } });
    expect(leftOver()).toEqual([first, second, merged].map((id) => `ambiguous-match ${id}`));
  });

  it('makes no gap when it is too bare to be written, or is gone by then', async () => {
    const { stash, plex, run, leftOver } = aFixture();
    addScene(stash, '/a.mp4', { details: '', date: null });
    const gone = addScene(stash, '/b.mp4');
    addItem(plex, '', { parts: ['/a.mp4', '/b.mp4'].map((path) => ({ path, size: 1000 })) });
    plex.before('details', 1, () => {
      stash.destroyScene(gone);
    });

    await run(ALL);

    expect(leftOver()).toEqual([]);
  });

  it('is left as it is when Stash fails at the very end: the run has told everything else', async () => {
    const fixture = aFixture();
    const { stash, plex, run } = fixture;
    for (const path of ['/a.mp4', '/a.mp4']) addScene(stash, path);
    addItem(plex, '/a.mp4');
    await run(ALL);
    plex.before('details', 1, () => {
      Object.assign(stash.switches, { failStatus: 503, faultTimes: Number.POSITIVE_INFINITY });
    });

    const record = await run({ ...ALL, at: later(1) });

    expect(record).toMatchObject({
      status: 'complete',
      withheld: [{ about: 'ambiguous-scene', extent: 'all' }],
    });
    expect(open(fixture)).toEqual({ 'ambiguous-match': 2 });
  });

  it('is left as it is by a recent run, and closed when it is sure again', async () => {
    const fixture = aFixture();
    const { stash, plex, run } = fixture;
    const [, second = ''] = ['/a.mp4', '/a.mp4'].map((path) => addScene(stash, path));
    addItem(plex, '/a.mp4');
    await run(ALL);
    expect(open(fixture)).toEqual({ 'ambiguous-match': 2 });

    stash.clock.setNow(later(1));
    stash.updateScene(second, { title: 'Other' });
    await run({ ...ALL, scope: 'recent', at: later(2) });
    expect(open(fixture)).toMatchObject({ 'ambiguous-match': 2 });

    stash.destroyScene(second);
    await run({ ...ALL, at: later(3) });
    expect(open(fixture)).not.toHaveProperty('ambiguous-match');
  });
});
