import { plexPictures, plexSource, plexWriter } from '@stash2plex/plex';
import { releaseAll, type Released } from '@stash2plex/repair';
import { WRITE } from '@stash2plex/state';
import { setTimeout as pause } from 'node:timers/promises';
import { oneAtATime, type Turn } from '../one-at-a-time.ts';
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
      ...{
        items,
        writer: plexWriter(api),
        pictures: plexPictures(api),
        log,
        pause,
        realNow: Date.now,
      },
      rate: config.repair.rate,
      locked: store.ledger.locked,
      lockedCount: store.ledger.lockedCount,
      store: (entries) => {
        store.ledger.store(lease, entries);
      },
      check: store.repair(lease).check,
    }),
  );
  log.info(`Release Locks: ${wordsOf(turn)}.`);
  const output = await outputOf(task, notRun('this task only releases locks'));
  const { released, error } = turn.status === 'done' ? turn.result : NOTHING;
  const told = { output: { ...output, released } };
  return error === undefined
    ? told
    : { ...told, error: `${error} Start Release Locks again for the rest.` };
}

const NOTHING = { released: 0, error: undefined };

function wordsOf(turn: Turn<Released>): string {
  if (turn.status === 'busy') {
    return `another process writes to Plex (${turn.who}); nothing was unlocked`;
  }
  const { released, failed } = turn.result;
  const rest = failed > 0 ? `, ${failed} could not be` : '';
  return `${released} items unlocked${rest}`;
}
