import { describe, expect, it } from 'vitest';
import { aFixture, useStash } from './catch-up.fixture.ts';

useStash();

describe.each(['v0.27.2', 'v0.30.1'])('with Stash %s', (version) => {
  it('nothing new costs two requests', async () => {
    const { addScene, catchUp, rest } = aFixture({ version });
    for (let scene = 0; scene < 30; scene += 1) addScene();
    await catchUp();
    rest();
    await catchUp();
    await catchUp();

    const { requests, read } = await catchUp();

    expect(requests).toBeLessThanOrEqual(2);
    expect(read).toBe(0);
  });

  it('a thousand changed scenes cost one request for 250 of them', async () => {
    const { stash, addScene, catchUp, rest } = aFixture({ version });
    const ids = Array.from({ length: 1_000 }, () => addScene());
    await catchUp();
    rest();
    await catchUp();
    for (const id of ids) stash.updateScene(id, { title: 'B' });
    stash.clock.advance(5_000);

    const { requests, queued } = await catchUp();

    expect(queued).toBe(1_000);
    expect(requests).toBeLessThanOrEqual(2 + 4);
  });
});
