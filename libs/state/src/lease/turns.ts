// Names of the leases: what only one process does at a time.

export const CATCH_UP = 'catch-up';
export const RECONCILE = 'reconcile';
/** Writing to Plex. */
export const WRITE = 'write';
