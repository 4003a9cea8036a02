import { plexSource } from '@stash2plex/plex';
import { enqueueScenes } from '@stash2plex/repair';
import { sceneSource } from '@stash2plex/stash';
import { projectionOf } from '../projection.ts';
import { caughtUpByHand } from './by-hand.ts';
import { notRun, outputOf, type Task, type TaskAnswer, unlessSwitchedOff } from './task.ts';

export interface SyncWish {
  readonly scope: 'all' | 'recent';
  /** Whatever is remembered of a scene. */
  readonly force: boolean;
}

/** Sync ... to Plex: queues scenes without comparing anything; what is then written is only what differs. */
export function sync(task: Task, wish: SyncWish): Promise<TaskAnswer> {
  return unlessSwitchedOff(task, () => queueScenes(task, wish));
}

async function queueScenes(task: Task, wish: SyncWish): Promise<TaskAnswer> {
  const { log, stash, store, clock } = task.invocation;
  const ready = await caughtUpByHand(task, { isThorough: wish.scope === 'all' });
  const { machineIdentifier } = await plexSource(task.plex.api()).identify();
  const { queued, skipped } = await enqueueScenes(wish, {
    ...{ scenes: sceneSource(stash), projection: projectionOf(task.invocation), clock },
    ledger: (sceneIds) => store.memory.ledger(machineIdentifier, sceneIds),
    matches: (sceneIds) => store.memory.matches(machineIdentifier, sceneIds),
    enqueue: (jobs) => {
      store.queue.enqueue(jobs, clock.now());
    },
  });
  log.info('Scenes queued', { queued, skipped });
  return { output: await outputOf(ready, notRun('this task queues scenes and writes them')) };
}
