import { describe, expect, it } from 'vitest';
import { aFixture, useStash } from './catch-up.fixture.ts';

useStash();

describe('a burst of edits', () => {
  it('is waited for until the youngest is two seconds old', async () => {
    const { stash, addScene, catchUp, pauses, rest } = aFixture();
    const id = addScene();
    await catchUp();
    rest();
    stash.updateScene(id, { title: 'B' });
    const waitedBefore = pauses.length;

    expect(await catchUp()).toMatchObject({ queued: 1 });

    const waited = pauses.slice(waitedBefore).reduce((sum, ms) => sum + ms, 0);
    expect(waited).toBe(2_000);
  });

  it('that never ends is taken as it is after a quarter of a minute', async () => {
    const { stash, addScene, catchUp, pauses, rest } = aFixture();
    const id = addScene();
    await catchUp();
    rest();
    const { advance } = stash.clock;
    // Somebody edits each time that we wait.
    Object.assign(stash.clock, {
      advance: (ms: number) => {
        advance(ms);
        stash.updateScene(id, { title: `At ${stash.clock.stamp()}` });
      },
    });
    stash.updateScene(id, { title: 'B' });
    const waitedBefore = pauses.length;

    expect(await catchUp()).toMatchObject({ queued: 1 });

    const waited = pauses.slice(waitedBefore).reduce((sum, ms) => sum + ms, 0);
    expect(waited).toBe(15_000);
  });

  it('is not waited for when it is over', async () => {
    const { stash, addScene, catchUp, pauses, rest } = aFixture();
    const id = addScene();
    await catchUp();
    rest();
    stash.updateScene(id, { title: 'B' });
    stash.clock.advance(2_000);
    const waitedBefore = pauses.length;

    await catchUp();

    expect(pauses).toHaveLength(waitedBefore);
  });
});
