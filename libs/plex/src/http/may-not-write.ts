import { ConfigError } from '@stash2plex/core';

/** 498: expired. */
const MAY_NOT_WRITE = new Set([401, 403, 498]);

/** Throws where an answer to a write says that this token may not. */
export function throwIfMayNotWrite(status: number): void {
  if (!MAY_NOT_WRITE.has(status)) return;
  throw new ConfigError(
    `Plex does not let this token edit (${status}): plex_token must be a valid token of the server's owner.`,
  );
}
