import type { Guard, GuardKind, Plan, RunCounts, SkipReason } from '@stash2plex/core';

/** The counts of a run while it goes on. The only thing in it that changes in place. */
export interface Tally {
  readonly counts: () => RunCounts;
  readonly guards: () => readonly Guard[];
  readonly checked: (scenes: number) => void;
  readonly matched: (scenes: number) => void;
  readonly withoutFiles: (scenes: number) => void;
  /** Adds scenes whose items could not be read; returns how many in all. */
  readonly unknown: (scenes: number) => number;
  /** Adds items that were listed but gone in the detail read; returns how many in all. */
  readonly vanished: (items: number) => number;
  readonly planned: (plan: Plan) => void;
  readonly skipped: (reason: SkipReason, scenes: number) => void;
  /** Takes back what an earlier page counted for a scene. */
  readonly takeBack: (scene: {
    readonly queued: boolean;
    readonly gaps: readonly string[];
  }) => void;
  /** Notes why the run is inconclusive; each kind once for each section. */
  readonly guard: (kind: GuardKind, message: string, section?: string) => void;
}

export function newTally(detectorIds: readonly string[]): Tally {
  const gaps = new Map(detectorIds.map((id) => [id, 0]));
  const skipped = new Map<SkipReason, number>();
  const totals = { scenesChecked: 0, matched: 0, withoutFiles: 0, unknown: 0, queued: 0 };
  const guards = new Map<string, Guard>();
  let vanished = 0;

  return {
    counts: () => ({
      ...totals,
      gaps: Object.fromEntries(gaps),
      skipped: Object.fromEntries(skipped),
      withdrawn: 0,
    }),
    guards: () => [...guards.values()],
    checked: (scenes) => (totals.scenesChecked += scenes),
    matched: (scenes) => (totals.matched += scenes),
    withoutFiles: (scenes) => (totals.withoutFiles += scenes),
    unknown: (scenes) => (totals.unknown += scenes),
    vanished: (items) => (vanished += items),
    planned: (plan) => {
      totals.queued += plan.jobs.length;
      for (const gap of plan.gaps) add(gaps, gap.detector, 1);
      for (const { reason } of plan.skipped) add(skipped, reason, 1);
    },
    skipped: (reason, scenes) => {
      if (scenes > 0) add(skipped, reason, scenes);
    },
    takeBack: (scene) => {
      if (scene.queued) totals.queued -= 1;
      for (const id of scene.gaps) add(gaps, id, -1);
    },
    guard: (kind, message, section) => {
      const key = `${kind} ${section ?? ''}`;
      if (!guards.has(key)) guards.set(key, { kind, message, ...(section && { section }) });
    },
  };
}

function add<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
