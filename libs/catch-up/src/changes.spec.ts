import { describe, expect, it } from 'vitest';
import { aFixture, NOW, useStash, type Fixture } from './catch-up.fixture.ts';

useStash();

/** Two scenes that were read in full a while ago, and nothing queued. */
async function atRest(): Promise<Fixture & { readonly one: string; readonly other: string }> {
  const fixture = aFixture();
  const [one, other] = [fixture.addScene(), fixture.addScene()];
  await fixture.catchUp();
  fixture.rest();
  await fixture.catchUp();
  return { ...fixture, one, other };
}

describe('a scene is queued', () => {
  it('when what Plex should show was edited', async () => {
    const { stash, one, catchUp, queued } = await atRest();
    stash.updateScene(one, { title: 'Another day' });

    expect(await catchUp()).toMatchObject({ changed: 1, queued: 1, read: 1 });
    expect(queued()).toEqual([one]);
  });

  it('when it is new', async () => {
    const { addScene, catchUp, queued } = await atRest();
    const id = addScene();

    await catchUp();

    expect(queued()).toEqual([id]);
  });

  it('when it got another file', async () => {
    const { stash, one, catchUp, queued } = await atRest();
    stash.addFile(one, { path: '/data/second copy.mp4' });

    await catchUp();

    expect(queued()).toEqual([one]);
  });

  it('once, however often it is edited and looked at', async () => {
    const { stash, one, catchUp, queued } = await atRest();
    for (const title of ['B', 'C', 'D']) {
      stash.updateScene(one, { title });
      stash.clock.advance(1000);
      await catchUp();
    }

    expect(queued()).toEqual([one]);
  });

  it('again when it changed while its job is being worked on', async () => {
    const { stash, store, one, catchUp } = await atRest();
    stash.updateScene(one, { title: 'B' });
    await catchUp();
    const [job] = store.queue.claim({ limit: 1, owner: 'spec', leaseMs: 1e9, now: NOW });
    stash.updateScene(one, { title: 'C' });

    await catchUp();

    expect(job && store.queue.ack(job)).toBe('again');
  });

  it('when a save follows on a job that was given up', async () => {
    const { stash, store, one, catchUp, queued } = await atRest();
    stash.updateScene(one, { title: 'B' });
    await catchUp();
    const [job] = store.queue.claim({ limit: 1, owner: 'spec', leaseMs: 1e9, now: NOW });
    if (job) store.queue.deadLetter(job, 'Plex refuses it');
    stash.clock.advance(1000);
    stash.updateScene(one, {});

    expect(await catchUp()).toMatchObject({ changed: 0, queued: 1 });
    expect(queued()).toEqual([one]);
  });
});

describe('nothing is queued', () => {
  it.each([
    ['a rating', { rating100: 80 }],
    ['a click on "organized"', { organized: true }],
    ['a save that changes nothing', {}],
  ])('for %s', async (_, edit) => {
    const { stash, one, catchUp, queued } = await atRest();
    stash.updateScene(one, edit);

    expect(await catchUp()).toMatchObject({ changed: 0, queued: 0, read: 1 });
    expect(queued()).toEqual([]);
  });

  it('for a scene without files: no item can be its own', async () => {
    const { addScene, catchUp, queued } = await atRest();
    addScene({ files: [] });

    await catchUp();

    expect(queued()).toEqual([]);
  });

  it('for a scene that nobody has identified, and it is counted', async () => {
    const { addScene, catchUp, queued } = await atRest();
    addScene({ title: 'file name', details: '' });

    expect(await catchUp()).toMatchObject({ changed: 1, skipped: { 'quality-gate': 1 } });
    expect(queued()).toEqual([]);
  });

  it('for a field that is switched off', async () => {
    const fields = ['title', 'actor'] as const;
    const { stash, addScene, catchUp, queued } = aFixture();
    const id = addScene({ performers: [stash.addPerformer('A performer')] });
    await catchUp({ fields });
    stash.updateScene(id, { details: 'Another summary.' });

    expect(await catchUp({ fields })).toMatchObject({ read: 1, changed: 0 });
    expect(queued()).toEqual([]);
  });

  it('a second time after the queue was cleared', async () => {
    const { stash, store, one, catchUp, queued, rest } = await atRest();
    stash.updateScene(one, { title: 'B' });
    await catchUp();
    store.queue.clearPending();
    rest();
    await catchUp();
    await catchUp({ isThorough: true });

    expect(queued()).toEqual([]);
  });
});

describe('no edit is missed', () => {
  it('that bears the very second of one that was read', async () => {
    const { stash, one, catchUp, queued, store } = await atRest();
    stash.updateScene(one, { title: 'B' });
    await catchUp();
    store.queue.clearPending();
    // The clock stands still: `updated_at` stays the same.
    stash.updateScene(one, { title: 'C' });

    expect(await catchUp()).toMatchObject({ changed: 1 });
    expect(queued()).toEqual([one]);
  });

  it('that is seen eight seconds after its `updated_at`', async () => {
    const { stash, one, other, catchUp, queued } = await atRest();
    const startedAt = stash.clock.stamp();
    stash.clock.advance(7_000);
    stash.updateScene(other, { title: 'Committed before' });
    await catchUp();
    stash.clock.advance(1_000);
    Object.assign(stash.scenes.need(one), { title: 'Committed late', updated_at: startedAt });

    await catchUp();

    expect(queued()).toEqual([one, other]);
  });

  it('though the clock of Stash was set back by a day', async () => {
    const { stash, one, catchUp, queued } = await atRest();
    await catchUp();
    stash.clock.advance(-24 * 3_600_000);
    stash.updateScene(one, { title: 'B' });
    stash.clock.advance(60_000);

    await catchUp();

    expect(queued()).toEqual([one]);
  });

  it('of a Stash that was rebuilt: another scene under the same id', async () => {
    const { stash, one, catchUp, queued, store } = await atRest();
    const reborn = { created_at: stash.clock.stamp(), updated_at: stash.clock.stamp() };
    Object.assign(stash.scenes.need(one), reborn);

    await catchUp();

    expect(queued()).toEqual([one]);
    expect(store.memory.matches('plex', [one])).toEqual([]);
  });
});
