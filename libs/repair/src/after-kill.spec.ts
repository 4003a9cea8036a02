import { LeaseLostError, type Field, type FieldValue } from '@stash2plex/core';
import { rivalEdit, type NewItem, type NewScene } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { aFixture, later, useServers } from './drain.fixture.ts';

useServers();

interface Killed {
  readonly scene?: NewScene;
  /** What the edit of the killed process, which has landed, left in Plex. */
  readonly item: NewItem;
  readonly values: Readonly<Partial<Record<Field, FieldValue>>>;
  readonly locks?: readonly Field[];
}

/** A process was killed between an edit that landed and the note of it. */
function afterKill({ scene, item, values, locks = [] }: Killed) {
  const fixture = aFixture();
  const { sceneId, ratingKey } = fixture.add(scene, item);
  const { machineIdentifier } = fixture.plex;
  fixture.store
    .repair(fixture.lease())
    .intend([{ machineIdentifier, sceneId, ratingKey, values, locks }]);
  const drainAgain = (hours: number, preserveEdits = false) => {
    fixture.enqueue(sceneId);
    return fixture.drain({ at: later(hours), preserveEdits });
  };
  return {
    ...{ ...fixture, sceneId, ratingKey, drainAgain },
    observed: () => fixture.plex.items.get(ratingKey)?.values,
  };
}

const LANDED: Killed = {
  item: { values: { title: 'Scene 1', summary: 'First.', originallyAvailableAt: '2024-05-06' } },
  values: { summary: 'First.' },
};

describe('what a killed process has written is ours', () => {
  it('after a second one was killed before its own edit landed', async () => {
    const { stash, sceneId, plex, store, lease, drainAgain, observed } = afterKill(LANDED);
    stash.updateScene(sceneId, { details: 'Second.' });
    plex.during('write', 1, { ignoreEdits: true });
    plex.before('write', 1, () => {
      store.leases.release(lease());
    });
    await expect(drainAgain(0)).rejects.toThrow(LeaseLostError);
    expect(observed()?.summary).toBe('First.');

    stash.updateScene(sceneId, { details: '' });
    await drainAgain(1);

    expect(observed()?.summary).toBe('');
  });

  it('though it is to stay as a user left the rest', async () => {
    const { stash, sceneId, plex, ratingKey, drainAgain, observed } = afterKill(LANDED);
    rivalEdit(plex, ratingKey, { values: { title: 'Theirs' } });
    await drainAgain(0, true);

    stash.updateScene(sceneId, { details: '' });
    await drainAgain(1, true);

    expect(observed()).toMatchObject({ summary: '', title: 'Theirs' });
  });

  it('its names as well, when somebody has added one since', async () => {
    const { stash, sceneId, plex, ratingKey, drainAgain, observed } = afterKill({
      item: { values: { genre: ['A', 'B'] } },
      values: { genre: ['A', 'B'] },
    });
    rivalEdit(plex, ratingKey, { values: { genre: ['A', 'B', 'Theirs'] }, locks: false });
    stash.updateScene(sceneId, { tags: [] });

    await drainAgain(0);

    expect(observed()?.genre).toEqual(['Theirs']);
  });
});

describe('what a killed process was about to write, and did not,', () => {
  it('is not ours: what somebody wrote and locked there since stays', async () => {
    const { plex, ratingKey, drainAgain, observed } = afterKill({
      item: { values: { title: 'Scene 1', originallyAvailableAt: '2024-05-06' } },
      values: { summary: 'A summary.' },
      locks: ['summary', 'title'],
    });
    rivalEdit(plex, ratingKey, { values: { summary: 'Theirs.' } });

    expect(await drainAgain(0, true)).toMatchObject({ keptFields: { summary: 1 } });

    expect(observed()?.summary).toBe('Theirs.');
  });
});
