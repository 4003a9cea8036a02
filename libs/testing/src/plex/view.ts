import type { PlexWorld } from './plex-world.ts';
import type { PlexSwitches } from './switches.ts';
import type { WorldItem } from './world-types.ts';

/** Who sees an item, and in which kind of answer. */
export interface View {
  readonly isDetail: boolean;
  /** Managed users are not shown where files are. */
  readonly showsFiles: boolean;
  readonly excludeElements: ReadonlySet<string>;
  readonly excludeFields: ReadonlySet<string>;
  /** Nothing else of that kind; undefined where the request limits nothing. */
  readonly onlyElements: ReadonlySet<string> | undefined;
  readonly onlyFields: ReadonlySet<string> | undefined;
  readonly switches: PlexSwitches;
}

/** What a read of this moment is shown of an item: after an edit, for a while, what was there before. */
export function asSeen({ lag, elapsedMs }: PlexWorld, item: WorldItem): WorldItem {
  return lag.shown(item, elapsedMs());
}
