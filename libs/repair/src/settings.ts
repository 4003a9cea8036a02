import type { PathSettings, ProjectionSettings } from '@stash2plex/core';

/** What the settings say of a repair. */
export interface RepairSettings {
  readonly projection: ProjectionSettings;
  readonly paths: PathSettings;
  /** Setting `plex_library` as written. */
  readonly plexLibrary: string;
  /** Address of Plex, for the record of outages. */
  readonly server: string;
  readonly policy: WritePolicy;
  readonly notFound: NotFoundPolicy;
  /** Most writes a second. */
  readonly rate: number;
  /** How long one slice may take. */
  readonly sliceMs: number;
}

export interface WritePolicy {
  /** Lock what is written, so that a metadata refresh leaves it alone. */
  readonly lockFields: boolean;
  /** What somebody changed in Plex stays, and is told. */
  readonly preserveEdits: boolean;
}

/** What is done about scenes that Plex does not have. */
export interface NotFoundPolicy {
  /** How long they are looked for. */
  readonly days: number;
  /** They are not looked for at all. */
  readonly skips: boolean;
  /** Plex is asked to scan their folders. */
  readonly asksForScans: boolean;
}
