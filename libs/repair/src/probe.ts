import type { PlexServer } from '@stash2plex/core';
import type { Writer } from './edit-item.ts';

/** Whether Plex answers anybody: throws UnavailableError where it does not. */
export function probe({ run, breaker }: Pick<Writer, 'breaker' | 'run'>): Promise<PlexServer> {
  return breaker.ask(() => run.parts.items.identify());
}
