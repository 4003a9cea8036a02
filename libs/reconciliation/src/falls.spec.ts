import { describe, expect, it } from 'vitest';
import { addItem, addScene, aFixture, later, useServers } from './run.fixture.ts';

useServers();

const many = (count: number) => Array.from({ length: count }, (_, n) => `/library/${n}.mp4`);

describe('a fall of matches', () => {
  const fallen = async () => {
    const fixture = aFixture();
    const keys = many(60).map((path) => {
      addScene(fixture.stash, path);
      return addItem(fixture.plex, path);
    });
    await fixture.run();
    for (const key of keys.slice(0, 30)) fixture.plex.removeItem(key);
    return fixture;
  };

  it('is not believed at first', async () => {
    const { run, store } = await fallen();

    const record = await run({ at: later(1) });

    expect(record).toMatchObject({ status: 'inconclusive', gaps: { missing: 0 } });
    expect(record.guards).toMatchObject([{ kind: 'matches-fell', section: 'Movies' }]);
    expect(store.queue.counts().pending).toBe(0);
  });

  it('is believed when a person says so', async () => {
    const { run } = await fallen();
    await run({ at: later(1) });

    expect(await run({ at: later(2), accept: true })).toMatchObject({
      status: 'complete',
      gaps: { missing: 30 },
    });
  });

  it('is believed when it is the same a day later', async () => {
    const { run } = await fallen();
    await run({ at: later(1) });

    expect(await run({ at: later(24.5) })).toMatchObject({ status: 'inconclusive' });
    expect(await run({ at: later(25.5) })).toMatchObject({
      status: 'complete',
      gaps: { missing: 30 },
    });
  });

  it('is everyday life when it is small', async () => {
    const { stash, plex, run } = aFixture();
    const keys = many(60).map((path) => {
      addScene(stash, path);
      return addItem(plex, path);
    });
    await run();
    for (const key of keys.slice(0, 20)) plex.removeItem(key);

    expect(await run({ at: later(1) })).toMatchObject({
      status: 'complete',
      gaps: { missing: 20 },
    });
  });

  it('is everyday life as well when it is a small part of a large library', async () => {
    const { stash, plex, run } = aFixture();
    const keys = many(150).map((path) => {
      addScene(stash, path);
      return addItem(plex, path);
    });
    await run();
    for (const key of keys.slice(0, 30)) plex.removeItem(key);

    expect(await run({ at: later(1) })).toMatchObject({
      status: 'complete',
      gaps: { missing: 30 },
    });
  });
});
