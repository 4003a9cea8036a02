import { openStore } from '../store.ts';
import { keepAlive } from './keep-alive.ts';
import { thisProcess } from './this-process.ts';

/**
 * Holds a turn in the store of this file for as long as this process likes: whoever wants it meanwhile finds it taken. Returns
 * what gives it back. Throws where somebody has it.
 */
export function holdTurn(path: string, name: string): () => void {
  const store = openStore(path);
  const lease = store.leases.acquire(name, thisProcess());
  if ('heldBy' in lease) {
    store.close();
    throw new Error(`Process ${lease.heldBy.pid} has the turn "${name}".`);
  }
  const end = keepAlive(store.leases, lease);
  return () => {
    end();
    store.close();
  };
}
