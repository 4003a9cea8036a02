import type {
  DetectorMode,
  Interval,
  PathSettings,
  ProjectionSettings,
  Scope,
} from '@stash2plex/core';
import type { PlexAccess } from './resolve-plex.ts';

/** How what is queued is written to Plex. */
interface RepairConfig {
  readonly lockFields: boolean;
  readonly preserveEdits: boolean;
  /** Most writes a second. */
  readonly rate: number;
  readonly sliceMs: number;
  readonly deadLetterDays: number;
  /** How long a scene that Plex does not have is looked for. */
  readonly notFoundDays: number;
  /** Whether it is not looked for at all. */
  readonly skipNotFound: boolean;
  /** Whether Plex is asked to scan its folder. */
  readonly asksForScans: boolean;
}

/** What the user wants, checked: every other part can trust it. */
export type Config = PlexAccess & {
  readonly enabled: boolean;
  /** Titles or keys of libraries as typed; empty means all. Titles may hold commas, so it is not taken apart here. */
  readonly plexLibrary: string;
  readonly interval: Interval;
  readonly scope: Scope;
  readonly paths: PathSettings;
  readonly projection: ProjectionSettings;
  /** Only what somebody chose; a detector that is not a key here keeps its own default. */
  readonly detectorModes: Readonly<Record<string, DetectorMode>>;
  readonly repair: RepairConfig;
  readonly debugLogging: boolean;
  readonly obfuscatePaths: boolean;
  /** `rules` of config.json as written: unchecked, undefined without any. */
  readonly ownRules: unknown;
  /** Differs where a run would find something else: libraries, paths, projection, detector modes. No secret is in it. */
  readonly settingsHash: string;
};
