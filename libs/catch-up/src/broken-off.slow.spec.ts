import { describe, expect, it } from 'vitest';
import { aFixture, useStash, type Fixture } from './catch-up.fixture.ts';

useStash();

/** Something of every kind that a look can find. */
async function anEventfulDay(): Promise<Fixture> {
  const fixture = aFixture();
  const { stash, addScene, catchUp, rest } = fixture;
  const performer = stash.addPerformer('A performer');
  const [tag, double] = [stash.addTag('A tag'), stash.addTag('The same tag')];
  const ids = Array.from({ length: 12 }, (_, index) =>
    addScene({ performers: index % 2 ? [performer] : [], tags: index % 3 ? [tag] : [] }),
  );
  await catchUp();
  rest();
  await catchUp();
  await catchUp();

  stash.updateScene(ids[0] ?? '', { title: 'Edited' });
  stash.destroyScene(ids[1] ?? '');
  stash.mergeScenes([ids[2] ?? ''], ids[3] ?? '');
  stash.renamePerformer(performer.id, 'Renamed');
  stash.mergeTags([tag.id], double.id);
  stash.moveFile(stash.scenes.need(ids[6] ?? '').files[0]?.id ?? '', '/data/moved.mp4');
  addScene();
  stash.clock.advance(5_000);
  return fixture;
}

describe('a catch-up that is broken off', () => {
  it('at any request leads to the same jobs as one that is not', async () => {
    const whole = await anEventfulDay();
    await whole.catchUp();
    const expected = whole.queued();
    expect(expected.length).toBeGreaterThan(8);

    for (let allowed = 0; allowed < 12; allowed += 1) {
      const { stash, catchUp, queued, store } = await anEventfulDay();
      stash.switches.unauthorizedAfter(allowed);
      await catchUp().catch(() => undefined);
      stash.switches.unauthorizedAfter(Number.POSITIVE_INFINITY);
      await catchUp();

      expect(queued(), `after ${allowed} requests`).toEqual(expected);
      expect(store.queue.counts().pending).toBe(expected.length);
    }
  });

  it('by an old cookie marks nothing as seen, and says how to set an API key', async () => {
    const { stash, catchUp, queued } = await anEventfulDay();
    stash.switches.unauthorizedAfter(0);

    await expect(catchUp()).rejects.toThrow('STASH2PLEX_STASH_API_KEY');
    expect(queued()).toEqual([]);
  });

  it('by another process that took over stores nothing', async () => {
    const { store, lease, catchUp, queued } = await anEventfulDay();
    store.leases.release(lease);

    await expect(catchUp()).rejects.toThrow(/taken over/);
    expect(queued()).toEqual([]);
  });
});
