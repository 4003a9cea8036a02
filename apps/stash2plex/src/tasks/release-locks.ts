import { plexSource, plexWriter } from '@stash2plex/plex';
import { releaseAll } from '@stash2plex/repair';
import { setTimeout as pause } from 'node:timers/promises';
import { oneAtATime } from '../one-at-a-time.ts';
import { WRITE } from '../repair.ts';
import { requirePlex } from './by-hand.ts';
import { notRun, outputOf, type Task, type TaskAnswer, unlessSwitchedOff } from './task.ts';

/** Release Locks: unlocks in Plex what this plugin has locked, and nothing else. */
export function releaseLocks(task: Task): Promise<TaskAnswer> {
  return unlessSwitchedOff(task, () => release(task));
}

async function release(task: Task): Promise<TaskAnswer> {
  const { store, config, log } = task.invocation;
  requirePlex(task);
  const api = task.plex.api();
  const items = plexSource(api);
  const { machineIdentifier } = await items.identify();
  const turn = await oneAtATime(store, WRITE, (lease) =>
    releaseAll(machineIdentifier, {
      ...{ items, writer: plexWriter(api), log, pause, realNow: Date.now },
      rate: config.repair.rate,
      locked: store.ledger.locked,
      store: (entries) => {
        store.ledger.store(lease, entries);
      },
      check: store.repair(lease).check,
    }),
  );
  const words =
    turn.status === 'busy'
      ? `another process writes to Plex (${turn.who}); nothing was unlocked`
      : `${turn.result.released} items unlocked`;
  log.info(`Release Locks: ${words}.`);
  const output = await outputOf(task, notRun('this task only releases locks'));
  return { output: { ...output, released: turn.status === 'done' ? turn.result.released : 0 } };
}
