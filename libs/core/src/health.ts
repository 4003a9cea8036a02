/** `note`: good to know, or to be done one day. `problem`: something will not work until a person does something. */
export type HealthLevel = 'note' | 'ok' | 'problem';

export const HEALTH_AREAS = [
  ...(['plugin', 'stash', 'plex', 'rights', 'libraries', 'paths', 'clock'] as const),
  ...(['store', 'queue'] as const),
] as const;
export type HealthArea = (typeof HEALTH_AREAS)[number];

/** One thing that was looked at, for people. */
export interface HealthFinding {
  readonly area: HealthArea;
  readonly level: HealthLevel;
  /** What was found. */
  readonly what: string;
  /** What to do, with the setting by its key; undefined where there is nothing to do. */
  readonly remedy?: string;
  /** Paths, obfuscated when asked. */
  readonly examples?: readonly string[];
}

/** What a look at everything that this plugin depends on has found. */
export interface HealthReport {
  readonly checkedAt: Date;
  readonly findings: readonly HealthFinding[];
  readonly requests: { readonly stash: number; readonly plex: number };
}

/** What the store says of its own file. */
export interface StoreFacts {
  readonly schema: number;
  /** What SQLite found wrong with it; undefined: nothing. */
  readonly damage: string | undefined;
  readonly bytes: number;
}
