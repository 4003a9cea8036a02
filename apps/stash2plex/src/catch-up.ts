import { addRecords, catchUp, type CatchUpParts } from '@stash2plex/catch-up';
import { isAskedFor } from '@stash2plex/config';
import type { CatchUpRecord } from '@stash2plex/core';
import { changeSource, scenePictures } from '@stash2plex/stash';
import { CATCH_UP, type Lease } from '@stash2plex/state';
import { setTimeout as pause } from 'node:timers/promises';
import type { Invocation } from './invocation.ts';
import { projectionOf } from './projection.ts';
import { asLongAsWoken, type Turn } from './one-at-a-time.ts';

/** Catches up if no other process does; one that does looks once more for us. */
export async function catchUpInTurn(
  invocation: Invocation,
  { isThorough }: { readonly isThorough: boolean },
): Promise<Turn<CatchUpRecord>> {
  const { input, store } = invocation;
  const accept = isAskedFor(input.args, 'accept');
  const settings = { projection: projectionOf(invocation), isThorough, accept };
  const turn = await asLongAsWoken(store, CATCH_UP, (lease) =>
    catchUp(settings, partsOf(invocation, lease)),
  );
  return turn.status === 'busy' ? turn : { status: 'done', result: addRecords(turn.result) };
}

function partsOf({ stash, store, clock, log }: Invocation, lease: Lease): CatchUpParts {
  return {
    source: changeSource(stash),
    pictures: scenePictures(stash),
    store: store.changes(lease),
    memory: store.memory,
    clock,
    pause,
    log,
    requests: stash.requests,
  };
}
