import type { Look } from '@stash2plex/core';
import type { Run } from './run.ts';
import { isSettled, markOf } from './settled.ts';
import { workOff } from './work-off.ts';
import { noteZone } from './zone.ts';

/**
 * Notes every scene as it is, and queues nothing: the past is left to the first reconciliation. The mark comes last, so
 * that a first look which is killed is made again.
 */
export async function firstLook(run: Run): Promise<void> {
  const { source, store, log } = run.parts;
  const look = await source.look(undefined);
  run.tally.looked();
  let scenes = 0;
  for await (const page of look.scenes) {
    store.baseline(page, look.at);
    store.addDirty(page.filter(isYoung(look)).map(({ id }) => id));
    scenes += page.length;
    log.progress(Math.min(1, scenes / Math.max(1, look.counts.scene)));
  }
  for await (const page of look.named) store.storeNames(page);
  // Those edited this minute are read, for a later edit may bear the same time.
  await workOff(run, { isPast: true });
  noteZone(store, look.zone, markOf(look.at));
  store.moveMark(markOf(look.at));
  log.info('first look at Stash: from now on changes are noticed', { scenes });
}

function isYoung({ at }: Look) {
  return ({ updatedAt }: { readonly updatedAt: Date }) => !isSettled(updatedAt, at);
}
