import type { Lease } from './lease.ts';
import type { Leases } from './leases.ts';

const HEARTBEAT_MS = 10_000;

/** Renews the lease until what is returned is called, which gives it back. */
export function keepAlive(leases: Leases, lease: Lease): () => void {
  const heartbeat = setInterval(() => {
    renew(leases, lease);
  }, HEARTBEAT_MS);
  return () => {
    clearInterval(heartbeat);
    leases.release(lease);
  };
}

/** A store that is busy for a moment must not end the work; the next beat comes soon enough. */
function renew(leases: Leases, lease: Lease): void {
  try {
    leases.renew(lease);
  } catch {
    return;
  }
}
