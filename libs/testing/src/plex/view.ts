import type { PlexSwitches } from './switches.ts';

/** Who sees an item, and in which kind of answer. */
export interface View {
  readonly isDetail: boolean;
  /** Managed users are not shown where files are. */
  readonly showsFiles: boolean;
  readonly excludeElements: ReadonlySet<string>;
  readonly excludeFields: ReadonlySet<string>;
  readonly switches: PlexSwitches;
}
