import { USUAL_REQUEST_BYTES, type PlexServer } from '@stash2plex/core';
import type { RepairParts } from './parts.ts';

/** What is tried next, in bytes of a request line: proxies and servers cut at about 8, 4 or 2 KB. */
const STEPS = [USUAL_REQUEST_BYTES, 4000, 2500, 1500];

/** How long a request this server takes, as it has taught; processes share it. */
export interface RequestLimit {
  /** Undefined while none was refused for its length. */
  readonly bytes: () => number | undefined;
  /** A request of so many was not taken. False: it was too short for its length to be the reason. */
  readonly learn: (bytes: number) => boolean;
}

/** What another server has taught is forgotten. */
export function requestLimit(
  { store, log }: Pick<RepairParts, 'log' | 'store'>,
  { machineIdentifier }: PlexServer,
): RequestLimit {
  const known = store.requestLimit();
  if (known && known.machineIdentifier !== machineIdentifier) store.setRequestLimit(undefined);
  let limit = known?.machineIdentifier === machineIdentifier ? known.bytes : undefined;
  return {
    bytes: () => limit,
    learn: (bytes) => {
      const next = STEPS.find((step) => step < bytes && step < (limit ?? Number.POSITIVE_INFINITY));
      if (next === undefined) return false;
      limit = next;
      store.setRequestLimit({ machineIdentifier, bytes: next });
      log.warning(
        `Plex, or a proxy before it, did not take a request of ${bytes} bytes. From now on none is longer than ${next}: summaries and lists that do not fit are shortened.`,
      );
      return true;
    },
  };
}
