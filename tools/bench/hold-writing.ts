import { openStore, thisProcess } from '@stash2plex/state';
import { join } from 'node:path';

const BEAT_MS = 20_000;

/** While a run is measured nothing is written to Plex: this process has the turn to. Returns what gives it back. */
export function holdWriting(directory: string): () => void {
  const store = openStore(join(directory, 'plugin-data/Stash2Plex/state.db'));
  const lease = store.leases.acquire('write', thisProcess());
  if ('heldBy' in lease) throw new Error('Somebody writes already.');
  const heartbeat = setInterval(() => store.leases.renew(lease), BEAT_MS);
  return () => {
    clearInterval(heartbeat);
    store.leases.release(lease);
    store.close();
  };
}
