import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../http/serve.ts';
import { plexHandlers, type PlexWorld } from '../plex/index.ts';
import type { StashWorld } from '../stash/index.ts';
import { stashHost, type StashHost } from './stash-host.ts';

const TEN_MINUTES_MS = 600_000;

interface BesidePlexOptions {
  readonly stash: StashWorld;
  readonly plex: PlexWorld;
  /** The built plugin folder. */
  readonly folder: string;
  /** Beginning of the name of Stash's own directory. */
  readonly name: string;
}

/** A whole Stash, and a Plex that it is set up for. */
export interface BesidePlex {
  readonly host: StashHost;
  readonly dataDir: string;
  /** Settings of the plugin, beside address and token of Plex. */
  readonly configure: (settings: Readonly<Record<string, unknown>>) => void;
  /** Looks until no change is young any more. */
  readonly rest: () => Promise<void>;
  /** Stops both, and takes Stash's directory away. */
  readonly close: () => Promise<void>;
}

export async function besidePlex(options: BesidePlexOptions): Promise<BesidePlex> {
  const { stash, plex, folder, name } = options;
  const served = await serve(plexHandlers(plex));
  const configure: BesidePlex['configure'] = (settings) => {
    const access = { plex_url: served.url, plex_token: plex.token };
    stash.configurePlugin('Stash2Plex', { ...access, ...settings });
  };
  configure({});
  const directory = mkdtempSync(join(tmpdir(), name));
  const host = await stashHost({ world: stash, folder, directory });
  return {
    ...{ host, configure },
    dataDir: join(directory, 'plugin-data/Stash2Plex'),
    rest: async () => {
      for (let look = 0; look < 2; look += 1) {
        host.queueTask('Catch Up');
        await host.settled();
        stash.clock.advance(TEN_MINUTES_MS);
      }
    },
    close: async () => {
      await host.close();
      await served.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
