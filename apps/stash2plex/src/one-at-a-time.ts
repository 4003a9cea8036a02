import {
  keepAlive,
  RECONCILE,
  thisProcess,
  type Lease,
  type Owner,
  type Store,
} from '@stash2plex/state';

export type Turn<Result> =
  | { readonly status: 'done'; readonly result: Result }
  | { readonly status: 'busy'; readonly who: string };

/** Does the work as the only process that does work of this name, or says who does it already. */
export async function oneAtATime<Result>(
  store: Store,
  name: string,
  work: (lease: Lease) => Promise<Result>,
): Promise<Turn<Result>> {
  const lease = store.leases.acquire(name, thisProcess());
  if ('heldBy' in lease) return { status: 'busy', who: nameOf(lease.heldBy) };
  const result = await holding(store, lease, () => work(lease));
  return { status: 'done', result };
}

/**
 * Does the work as the only process that does it, and does it again as long as others ask for it meanwhile: they end at
 * once, and rely on it.
 */
export async function asLongAsWoken<Result>(
  store: Store,
  name: string,
  work: (lease: Lease) => Promise<Result>,
): Promise<Turn<readonly [Result, ...Result[]]>> {
  const lease = store.leases.acquireOrWake(name, thisProcess());
  if ('heldBy' in lease) return { status: 'busy', who: nameOf(lease.heldBy) };
  let wakes = 0;
  const result = await holding(store, lease, async () => {
    const once = async () => {
      wakes = store.leases.wakes(name);
      return work(lease);
    };
    const results: [Result, ...Result[]] = [await once()];
    while (!store.leases.releaseIfQuiet(lease, wakes)) results.push(await once());
    return results;
  });
  return { status: 'done', result };
}

/** Keeps the lease alive while the work goes on, and gives it back at its end. */
async function holding<Result>(
  store: Store,
  lease: Lease,
  work: () => Promise<Result>,
): Promise<Result> {
  const end = keepAlive(store.leases, lease);
  try {
    return await work();
  } finally {
    end();
  }
}

/** Which living process reconciles now; undefined when none does. */
export function whoReconciles(store: Store): string | undefined {
  const holder = store.leases.holder(RECONCILE);
  return holder && nameOf(holder);
}

/** A run whose process was killed still says that it is running: it failed, and counts as such. */
export function closeRunsOfTheDead(store: Store, now: Date): void {
  const isRunning = store.history.recent(1).some(({ status }) => status === 'running');
  if (!isRunning || whoReconciles(store)) return;
  const lease = store.leases.acquire(RECONCILE, thisProcess());
  // Somebody else was faster, and closes them.
  if ('heldBy' in lease) return;
  store.history.closeAbandoned(lease, now);
  store.leases.release(lease);
}

function nameOf({ pid, host }: Owner): string {
  return `process ${pid} on ${host}`;
}
