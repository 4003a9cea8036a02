import { thisProcess, type Lease, type Store } from '@stash2plex/state';

const HEARTBEAT_MS = 10_000;
const RECONCILE = 'reconcile';

export type Turn<Result> =
  | { readonly status: 'done'; readonly result: Result }
  | { readonly status: 'busy'; readonly who: string };

/** Does the work as the only process that reconciles, or says who does it already. */
export async function oneAtATime<Result>(
  store: Store,
  work: (lease: Lease) => Promise<Result>,
): Promise<Turn<Result>> {
  const lease = store.leases.acquire(RECONCILE, thisProcess());
  if ('heldBy' in lease) {
    const { host, pid } = lease.heldBy;
    return { status: 'busy', who: `process ${pid} on ${host}` };
  }
  const heartbeat = setInterval(() => store.leases.renew(lease), HEARTBEAT_MS);
  try {
    return { status: 'done', result: await work(lease) };
  } finally {
    clearInterval(heartbeat);
    store.leases.release(lease);
  }
}
