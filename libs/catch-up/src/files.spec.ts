import { describe, expect, it } from 'vitest';
import { aFixture, useStash } from './catch-up.fixture.ts';

useStash();

async function atRest(version: string) {
  const fixture = aFixture({ version });
  const files = [{ path: '/data/a.mp4' }, { path: '/data/copy of a.mp4' }];
  const id = fixture.addScene({ files });
  fixture.addScene();
  await fixture.catchUp();
  fixture.rest();
  // Twice: what a file count is compared with is noted at rest.
  for (let look = 0; look < 2; look += 1) await fixture.catchUp();
  return { ...fixture, id };
}

describe('a scene whose file was moved', () => {
  it('is queued, though its own time stands still', async () => {
    const { stash, id, catchUp, queued } = await atRest('v0.30.1');
    const before = stash.scenes.need(id).updated_at;
    stash.moveFile(stash.scenes.need(id).files[0]?.id ?? '', '/data/moved.mp4');

    await catchUp();

    expect(queued()).toEqual([id]);
    expect(stash.scenes.need(id).updated_at).toBe(before);
  });

  it('is left to the next reconciliation where Stash cannot tell', async () => {
    const { stash, id, catchUp, queued } = await atRest('v0.27.2');
    stash.moveFile(stash.scenes.need(id).files[0]?.id ?? '', '/data/moved.mp4');

    await catchUp();

    expect(queued()).toEqual([]);
  });
});

describe('a file that was deleted alone', () => {
  it('is found when nothing else goes on, and only then', async () => {
    const { stash, id, addScene, catchUp, queued, rest } = await atRest('v0.30.1');
    const [, copy] = stash.scenes.need(id).files.splice(1, 1);
    stash.files.remove(copy?.id ?? stash.files.all().at(1)?.id ?? '');
    const busy = addScene();

    await catchUp();
    expect(queued()).toEqual([busy]);
    rest();
    await catchUp();
    await catchUp();

    expect(queued()).toEqual([id, busy]);
  });

  it('is looked for once', async () => {
    const { stash, id, catchUp, rest } = await atRest('v0.30.1');
    stash.scenes.need(id).files.splice(1, 1);
    await catchUp();
    rest();
    await catchUp();
    stash.requests.clear();

    await catchUp();

    expect(stash.requests.count()).toBeLessThanOrEqual(3);
  });
});
