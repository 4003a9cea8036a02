import { aLedgerEntry, at } from '@stash2plex/testing';
import { expect, it } from 'vitest';
import { aCursor, aJob, aPage, useRunWorld, startRun, takeOver } from '../runs.fixture.ts';
import { thisProcess } from '../lease/this-process.ts';
import { dump } from '../store.fixture.ts';
import { aBatch } from './repair.fixture.ts';

const world = useRunWorld();

function repairs() {
  const lease = world.store.leases.acquire('write', thisProcess());
  if ('heldBy' in lease) throw new Error('held');
  return world.store.repair(lease);
}

const entryOf = (sceneId: string) => ({ ...aLedgerEntry({}), sceneId });
const SCENES = ['7', '8', '9'];

it('tells which scenes a repair was done with since, however often', () => {
  const { memory, queue } = world.store;
  const repair = repairs();
  queue.enqueue([aJob('8')], at('10:00'));
  const [job] = repair.claim({ limit: 1, now: at('10:00'), all: false });
  if (!job) throw new Error('not claimed');
  const marks = [memory.repairMark()];

  repair.settle(aBatch({ ledger: [entryOf('7')] }));
  marks.push(memory.repairMark());
  repair.settle(
    aBatch({
      ends: [{ status: 'dropped', job, because: 'gone' }],
      gaps: [{ sceneId: '8', left: [] }],
    }),
  );
  marks.push(memory.repairMark());
  repair.settle(aBatch({ ledger: [entryOf('7')] }));
  marks.push(memory.repairMark());
  repair.settle(aBatch());

  expect(marks.map((mark) => [...memory.repairedSince(mark, SCENES)])).toEqual([
    ['7', '8'],
    ['7', '8'],
    ['7'],
    [],
  ]);
  expect(memory.repairMark()).toBe(marks.at(-1));
});

it('is forgotten when a run begins, and kept for one that goes on', () => {
  const { memory } = world.store;
  const repair = repairs();
  repair.settle(aBatch({ ledger: [entryOf('7')] }));
  startRun(world).commitPage(aPage({ cursor: aCursor() }));
  expect(dump(world.file)['repaired']).toEqual([]);

  repair.settle(aBatch({ ledger: [entryOf('8')] }));
  const lease = takeOver(world);
  const killed = world.store.history.killed();
  if (!killed) throw new Error('No run was killed.');
  world.store.runSink(lease).resume(killed.start);

  expect([...memory.repairedSince(0, SCENES)]).toEqual(['8']);
});
