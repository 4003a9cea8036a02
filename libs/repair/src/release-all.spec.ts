import { ConfigError, LeaseLostError } from '@stash2plex/core';
import { rivalEdit } from '@stash2plex/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { aFixture, useServers, type Fixture } from './drain.fixture.ts';

useServers();

let fixture: Fixture;
beforeEach(() => {
  fixture = aFixture();
});

/** So many scenes whose items were written, and locked by that. */
async function repaired(count: number): Promise<readonly string[]> {
  const added = Array.from({ length: count }, () => fixture.add());
  fixture.enqueue(...added.map(({ sceneId }) => sceneId));
  await fixture.drain();
  return added.map(({ ratingKey }) => ratingKey);
}

const lockedOf = (key: string) => fixture.plex.items.get(key)?.locked ?? [];
const stillLocked = (keys: readonly string[]) => keys.filter((key) => lockedOf(key).length > 0);

describe('releasing locks', () => {
  it('unlocks what we locked, page by page, and nothing of others', async () => {
    const keys = await repaired(90);
    const [theirs = ''] = keys;
    rivalEdit(fixture.plex, theirs, { values: { studio: 'Theirs' } });

    const { progress, ...told } = await fixture.release();

    expect(told).toEqual({ released: 90, failed: 0, error: undefined });
    expect(stillLocked(keys)).toEqual([theirs]);
    expect(lockedOf(theirs)).toEqual(['studio']);
    expect(progress.at(-1)).toBe(1);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(await fixture.release()).toMatchObject({ released: 0, failed: 0 });
  });

  it('goes on behind an item that Plex will not take', async () => {
    const keys = await repaired(3);
    fixture.plex.switches.poisonEdits = keys.slice(1, 2);

    expect(await fixture.release()).toMatchObject({ released: 2, failed: 1, error: undefined });
    expect(stillLocked(keys)).toEqual(keys.slice(1, 2));

    fixture.plex.switches.poisonEdits = [];
    expect(await fixture.release()).toMatchObject({ released: 1, failed: 0 });
    expect(stillLocked(keys)).toEqual([]);
  });

  it('claims no success where Plex says yes and does nothing', async () => {
    const keys = await repaired(2);
    fixture.plex.switches.ignoreEdits = true;

    expect(await fixture.release()).toMatchObject({ released: 0, failed: 2 });
    expect(stillLocked(keys)).toEqual(keys);
    fixture.plex.switches.ignoreEdits = false;
    expect(await fixture.release()).toMatchObject({ released: 2, failed: 0 });
  });

  it('unlocks nothing more once another process has taken over', async () => {
    const keys = await repaired(10);
    fixture.plex.before('write', 3, () => {
      fixture.store.leases.release(fixture.lease());
    });

    await expect(fixture.release()).rejects.toThrow(LeaseLostError);

    expect(stillLocked(keys)).toHaveLength(7);
  });

  it('tells where Plex goes away half way, and does the rest the next time', async () => {
    const keys = await repaired(100);
    fixture.plex.before('write', 60, () => {
      fixture.plex.switches.down = true;
    });

    const first = await fixture.release();
    fixture.plex.switches.down = false;
    const second = await fixture.release();

    expect(first.released).toBe(40);
    expect(first.error).toMatch(/Plex/);
    expect(second).toMatchObject({ failed: 0, error: undefined });
    expect(stillLocked(keys)).toEqual([]);
  });

  it('forgets the locks of items that are gone', async () => {
    const [key = ''] = await repaired(1);
    fixture.plex.removeItem(key);

    expect(await fixture.release()).toMatchObject({ released: 0, failed: 0 });
    expect(fixture.store.ledger.lockedCount(fixture.plex.machineIdentifier)).toBe(0);
  });

  it('stops at a token that may not edit, and says which', async () => {
    await repaired(3);
    fixture.plex.during('write', 1, { forbidden: true });

    await expect(fixture.release()).rejects.toThrow(ConfigError);
  });
});
