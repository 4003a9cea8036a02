import type { EditOutcome, ItemEdit } from '../edit.ts';

export interface EditLimits {
  /** Bytes of the longest request that this server takes, as it has taught; undefined: not known. */
  readonly maxRequestBytes?: number | undefined;
}

/**
 * Edits of single items. No request can be built without an item's id: an edit without one would change every item of
 * the library. One request at a time is in flight. Throws ConfigError on 401 and 403, and UnavailableError only where
 * nothing can have reached the server (refused, no such host) or where it says that it is down (503).
 */
export interface ItemWriter {
  readonly edit: (edit: ItemEdit, limits?: EditLimits) => Promise<EditOutcome>;
  /** Requests sent so far: an edit that is too long for one takes several. */
  readonly writes: () => number;
}
