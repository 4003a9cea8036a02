import { LeaseLostError, type LedgerEntry } from '@stash2plex/core';
import { aLedgerEntry, found, wrote } from '@stash2plex/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { aRepairWorld, type RepairWorld, type Worker } from '../repair/repair.fixture.ts';
import { NO_ENTRY } from './ledger.ts';

let world: RepairWorld;
let worker: Worker;
beforeEach(() => {
  world = aRepairWorld();
  worker = world.startWorker();
});

const anEntry = (sceneId: string, difference: Partial<LedgerEntry> = {}): LedgerEntry => ({
  ...aLedgerEntry({ title: found('Lake'), genre: wrote(['Rain']) }),
  sceneId,
  ...difference,
});
const UNLOCKED = { fields: { title: found('"locked":true'), studio: found('Lake') } };

/** All pages of this size, one after another. */
function pages(limit: number): string[][] {
  const all: string[][] = [];
  let after: Pick<LedgerEntry, 'ratingKey' | 'sceneId'> = NO_ENTRY;
  for (;;) {
    const page = world.store.ledger.locked('server', after, limit);
    const last = page.at(-1);
    if (!last) return all;
    all.push(page.map(({ sceneId, ratingKey }) => `${sceneId}/${ratingKey}`));
    after = last;
  }
}

describe('entries with locks of ours', () => {
  it('come in pages, in order of scene and item, and no others with them', () => {
    const { ledger } = world.store;
    ledger.store(worker.lease, [
      anEntry('9007199254740993'),
      anEntry('10', { ratingKey: '9' }),
      anEntry('10', { ratingKey: '100' }),
      anEntry('9'),
      anEntry('8', UNLOCKED),
      anEntry('7', { machineIdentifier: 'other' }),
      anEntry('11', { fields: {} }),
    ]);

    const all = ['9/100', '10/100', '10/9', '9007199254740993/100'];
    expect(pages(9)).toEqual([all]);
    expect(pages(1)).toEqual(all.map((one) => [one]));
    expect(pages(3)).toEqual([all.slice(0, 3), all.slice(3)]);
    expect(ledger.locked('other', NO_ENTRY, 9)).toEqual([
      anEntry('7', { machineIdentifier: 'other' }),
    ]);
  });

  it('are passed over once they are unlocked', () => {
    const { ledger } = world.store;
    ledger.store(worker.lease, [anEntry('7'), anEntry('8')]);

    ledger.store(worker.lease, [anEntry('7', UNLOCKED)]);

    expect(pages(9)).toEqual([['8/100']]);
    expect(world.store.memory.ledger('server', ['7'])).toEqual([anEntry('7', UNLOCKED)]);
  });

  it('are not changed by a process that has lost its lease', () => {
    world.kill(worker);
    world.startWorker();

    expect(() => {
      world.store.ledger.store(worker.lease, [anEntry('7')]);
    }).toThrow(LeaseLostError);

    expect(pages(9)).toEqual([]);
  });
});
