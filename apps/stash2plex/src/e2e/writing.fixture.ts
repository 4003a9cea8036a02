import { openStore, thisProcess } from '@stash2plex/state';
import { join } from 'node:path';
import { WRITE } from '../repair.ts';

const BEAT_MS = 20_000;

/** Holds the turn to write to Plex: workers leave what is queued in the queue. Returns what gives it back. */
export function holdWriting(dataDir: string): () => void {
  const store = openStore(join(dataDir, 'state.db'));
  const lease = store.leases.acquire(WRITE, thisProcess());
  if ('heldBy' in lease) throw new Error('Somebody writes already.');
  const heartbeat = setInterval(() => store.leases.renew(lease), BEAT_MS);
  return () => {
    clearInterval(heartbeat);
    store.leases.release(lease);
    store.close();
  };
}
