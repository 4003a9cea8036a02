import { ConfigError } from '@stash2plex/core';
import { plexApi, reachable, type PlexApi } from '@stash2plex/plex';
import { randomUUID } from 'node:crypto';
import type { Invocation } from './invocation.ts';
import { VERSION } from './version.ts';

/** How long a "no" is believed before Plex is asked again, by this or another process. */
const NO_IS_KEPT_MS = 60_000;
const SILENT_SINCE = 'plex-silent-since';

/** Plex, opened when it is first needed: a look that finds nothing due costs it nothing. */
export interface PlexDoor {
  /** Throws ConfigError that names the settings when there are none yet. */
  readonly api: () => PlexApi;
  readonly requests: () => number;
  /** For the fact `plexReachable`. */
  readonly isReachable: () => Promise<boolean>;
}

export function plexDoor({
  config,
  store,
  clock,
}: Pick<Invocation, 'clock' | 'config' | 'store'>): PlexDoor {
  let opened: PlexApi | undefined;
  const api = () => {
    if (!config.plex) throw new ConfigError(config.plexProblem);
    // Stored once: Plex announces a "new device" for each identifier it does not know.
    const clientIdentifier = store.meta.getOrCreate('plex-client-identifier', randomUUID);
    opened ??= plexApi({ ...config.plex, clientIdentifier, version: VERSION });
    return opened;
  };
  return {
    api,
    requests: () => opened?.requests() ?? 0,
    isReachable: async () => {
      const silentSince = Number(store.meta.get(SILENT_SINCE) ?? 0);
      const age = clock.now().getTime() - silentSince;
      if (age >= 0 && age < NO_IS_KEPT_MS) return false;
      const answers = await reachable(api());
      if (!answers) store.meta.set(SILENT_SINCE, String(clock.now().getTime()));
      return answers;
    },
  };
}
