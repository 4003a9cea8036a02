import { describe, expect, it } from 'vitest';
import { aFixture, NOW, useStash } from './catch-up.fixture.ts';

useStash();

async function atRest(scenes: number, version = 'v0.30.1') {
  const fixture = aFixture({ version });
  const ids = Array.from({ length: scenes }, () => fixture.addScene());
  await fixture.catchUp();
  fixture.rest();
  await fixture.catchUp();
  return { ...fixture, ids };
}

describe('a scene that is gone', () => {
  it('takes its job with it', async () => {
    const { stash, ids, catchUp, queued } = await atRest(3);
    const [first = ''] = ids;
    stash.updateScene(first, { title: 'B' });
    await catchUp();
    stash.destroyScene(first);

    expect(await catchUp()).toMatchObject({ gone: 1 });
    expect(queued()).toEqual([]);
  });

  it('is found though another one was made in the same moment', async () => {
    const { stash, ids, addScene, catchUp, queued } = await atRest(3);
    stash.destroyScene(ids[0] ?? '');
    const added = addScene();

    expect(await catchUp()).toMatchObject({ gone: 1, changed: 1 });
    expect(queued()).toEqual([added]);
  });

  it('because it was merged leaves its files to the other one, which is queued', async () => {
    const { stash, ids, catchUp, queued } = await atRest(3);
    const [source = '', destination = ''] = ids;
    stash.mergeScenes([source], destination);

    expect(await catchUp()).toMatchObject({ gone: 1, changed: 1 });
    expect(queued()).toEqual([destination]);
  });

  it('before it was ever read leaves nothing behind', async () => {
    const { stash, addScene, catchUp, queued } = await atRest(3);
    const id = addScene();
    stash.switches.unauthorizedAfter(2);
    await expect(catchUp()).rejects.toThrow();
    stash.switches.unauthorizedAfter(Number.POSITIVE_INFINITY);
    stash.destroyScene(id);

    await catchUp();

    expect(queued()).toEqual([]);
    expect((await catchUp()).looks).toBe(1);
  });

  it('costs few requests in a large library', async () => {
    const { stash, ids, catchUp } = await atRest(3_500);
    stash.destroyScene(ids[1_700] ?? '');

    expect((await catchUp()).requests).toBeLessThanOrEqual(4);
  });
});

describe('many scenes that vanish at once', () => {
  async function emptied() {
    const fixture = await atRest(60);
    fixture.stash.updateScene(fixture.ids[0] ?? '', { title: 'B' });
    await fixture.catchUp();
    fixture.rest();
    await fixture.catchUp();
    for (const id of fixture.ids.slice(30)) fixture.stash.destroyScene(id);
    return fixture;
  }

  it('are not believed to be gone, and that is said once', async () => {
    const { ids, catchUp, queued, warnings } = await emptied();

    expect(await catchUp()).toMatchObject({ gone: 0 });
    await catchUp();

    expect(queued()).toEqual([ids[0]]);
    expect(warnings).toEqual([expect.stringMatching(/30 scenes, 60 are known.*accept: true/)]);
  });

  it('are gone when the user says so', async () => {
    const { stash, ids, catchUp, queued } = await emptied();

    expect(await catchUp({ accept: true })).toMatchObject({ gone: 30 });
    expect(queued()).toEqual([ids[0]]);
    expect(stash.scenes.all()).toHaveLength(30);
  });
});

it('finds a scene that was imported with its old times', async () => {
  const { stash, addScene, catchUp, queued } = await atRest(3);
  const id = addScene();
  const old = new Date(NOW.getTime() - 1e10).toISOString();
  Object.assign(stash.scenes.need(id), { created_at: old, updated_at: old });

  await catchUp();

  expect(queued()).toEqual([id]);
});

it('compares ids before a reconciliation although the counts are equal', async () => {
  // A Stash that cannot tell of files: there the new file would give the scene away.
  const { stash, ids, addScene, catchUp, queued } = await atRest(3, 'v0.27.2');
  const id = addScene();
  const old = new Date(NOW.getTime() - 1e10).toISOString();
  Object.assign(stash.scenes.need(id), { created_at: old, updated_at: old });
  stash.destroyScene(ids[0] ?? '');

  expect(await catchUp()).toMatchObject({ gone: 0 });
  expect(await catchUp({ isThorough: true })).toMatchObject({ gone: 1, changed: 1 });
  expect(queued()).toEqual([id]);
});
