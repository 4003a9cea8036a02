import { beforeEach, describe, expect, it } from 'vitest';
import { aFixture, later, useServers, type Fixture } from './drain.fixture.ts';

useServers();

let fixture: Fixture;
beforeEach(() => {
  fixture = aFixture();
});

const ELSEWHERE = '/elsewhere/1.mp4';

/** A scene whose item lies where no mapping leads; a run has matched them by name and size. */
function aPair(size = 1000) {
  const { sceneId } = fixture.add({}, null);
  const { ratingKey } = fixture.plex.addItem({ parts: [{ path: ELSEWHERE, size }] });
  remember(sceneId, ratingKey);
  fixture.enqueue(sceneId);
  return { sceneId, ratingKey };
}

function remember(sceneId: string, ratingKey: string): void {
  fixture.store.repair(fixture.lease()).settle({
    ...{
      machineIdentifier: fixture.plex.machineIdentifier,
      ends: [],
      ledger: [],
      settled: [],
      gaps: [],
    },
    matches: [{ sceneId, ratingKey, sectionKey: '1' }],
  });
}

const titleOf = (ratingKey: string) => fixture.plex.items.get(ratingKey)?.values.title;

describe('a scene that a run has found by file name and size', () => {
  it('is written to that item', async () => {
    const { ratingKey } = aPair();

    expect(await fixture.drain()).toMatchObject({ written: 1 });
    expect(titleOf(ratingKey)).toBe('Scene 1');
    fixture.enqueue('1');
    expect(await fixture.drain({ at: later(1) })).toMatchObject({ written: 0, inLine: 1 });
  });

  it('is not there any more once the item holds another file', async () => {
    const { ratingKey } = aPair(999);

    expect(await fixture.drain()).toMatchObject({ waiting: { 'not in Plex yet': 1 } });
    expect(fixture.plex.writes).toEqual([]);
    expect(titleOf(ratingKey)).not.toBe('Scene 1');
  });

  it('is written to an item with its own path rather than to that one', async () => {
    const { ratingKey } = aPair();
    const own = fixture.plex.addItem({ parts: [{ path: '/data/1.mp4', size: 1000 }] });

    expect(await fixture.drain()).toMatchObject({ written: 1 });
    expect(titleOf(own.ratingKey)).toBe('Scene 1');
    expect(titleOf(ratingKey)).not.toBe('Scene 1');
  });

  it('is nobody to write where another scene claims the item', async () => {
    const { ratingKey } = aPair();
    const { sceneId } = fixture.add({ files: [{ path: '/data/copy/1.mp4', size: 1000 }] }, null);
    remember(sceneId, ratingKey);

    expect(await fixture.drain()).toMatchObject({ written: 0, dropped: { ambiguous: 1 } });
    expect(fixture.plex.writes).toEqual([]);
  });

  it('stays queued while the item cannot be read', async () => {
    const { ratingKey } = aPair();
    fixture.plex.switches.poisonIds = [ratingKey];

    const { written, dropped } = await fixture.drain();

    expect({ written, dropped }).toEqual({ written: 0, dropped: {} });
    expect(fixture.store.queue.counts().pending).toBe(1);
  });
});
