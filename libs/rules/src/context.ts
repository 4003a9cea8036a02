import type { Interval, QueueCounts, RunRecord, Scope, Trigger } from '@stash2plex/core';

/** Everything that facts may look at. A value: the same context gives the same decision. */
export interface RuleContext {
  readonly now: Date;
  readonly trigger: Trigger;
  /** The setting `reconcile_interval`. */
  readonly interval: Interval;
  /** The setting `reconcile_scope`. */
  readonly configuredScope: Scope;
  /** Recorded runs, newest first; at least the last complete one of each scope and all since. */
  readonly runs: readonly RunRecord[];
  /** Identity of the running Stash process; undefined when it cannot be told. */
  readonly stashLife: string | undefined;
  readonly stashStartedAt: Date | undefined;
  readonly queue: QueueCounts;
  /** Asks Plex, or an answer kept of late; called only when the answer matters. */
  readonly plexReachable: () => Promise<boolean>;
  /** IANA name of the zone that hours, weekdays and cron expressions mean; undefined: the process's own. */
  readonly timeZone?: string;
}
