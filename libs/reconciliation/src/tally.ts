import type {
  Guard,
  GuardKind,
  KilledRun,
  LeftoverGap,
  Plan,
  RunCounts,
  SkipReason,
  Withheld,
} from '@stash2plex/core';

/** The counts of a run while it goes on. The only thing in it that changes in place. */
export interface Tally {
  readonly counts: () => RunCounts;
  readonly guards: () => readonly Guard[];
  readonly checked: (scenes: number) => void;
  /** Notes how many scenes Stash says that there are. */
  readonly scenesTold: (scenes: number) => void;
  readonly scenesToldSoFar: () => number;
  readonly matched: (scenes: number) => void;
  readonly withoutFiles: (scenes: number) => void;
  /** Adds scenes whose items could not be read; returns how many in all. */
  readonly unknown: (scenes: number) => number;
  /** Adds items that were listed but gone in the detail read; returns how many in all. */
  readonly vanished: (items: number) => number;
  readonly vanishedSoFar: () => number;
  readonly planned: (plan: Plan) => void;
  readonly skipped: (reason: SkipReason, scenes: number) => void;
  readonly leftovers: (gaps: readonly LeftoverGap[]) => void;
  readonly withhold: (what: Withheld) => void;
  readonly withheld: () => readonly Withheld[];
  /** Takes back what an earlier page counted for a scene. */
  readonly takeBack: (scene: {
    readonly queued: boolean;
    readonly gaps: readonly string[];
  }) => void;
  /** Notes why the run is inconclusive; each kind once for each section. */
  readonly guard: (kind: GuardKind, message: string, section?: string) => void;
}

/** With a killed run, counting goes on where that one stopped. */
export function newTally(
  detectorIds: readonly string[],
  killed?: Pick<KilledRun, 'counts' | 'cursor'>,
): Tally {
  const { counts = NOTHING, cursor } = killed ?? {};
  const gaps = new Map(detectorIds.map((id) => [id, counts.gaps[id] ?? 0]));
  const skipped = new Map(Object.entries(counts.skipped));
  const { scenesChecked, matched, withoutFiles, unknown, queued } = counts;
  const totals = { scenesChecked, matched, withoutFiles, unknown, queued };
  const guards = new Map((cursor?.guards ?? []).map((guard) => [keyOf(guard), guard]));
  const withheld: Withheld[] = [];

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
    ...marksOf(cursor),
    planned: (plan) => {
      totals.queued += plan.jobs.length;
      for (const gap of plan.gaps) add(gaps, gap.detector, 1);
      for (const { reason } of plan.skipped) add(skipped, reason, 1);
    },
    skipped: (reason, scenes) => {
      if (scenes > 0) add(skipped, reason, scenes);
    },
    leftovers: (found) => {
      for (const { detector } of found) add(gaps, detector, 1);
    },
    withhold: (what) => withheld.push(what),
    withheld: () => withheld,
    takeBack: (scene) => {
      if (scene.queued) totals.queued -= 1;
      for (const id of scene.gaps) add(gaps, id, -1);
    },
    guard: (kind, message, section) => {
      const guard = { kind, message, ...(section && { section }) };
      if (!guards.has(keyOf(guard))) guards.set(keyOf(guard), guard);
    },
  };
}

type Marks = Pick<Tally, 'scenesTold' | 'scenesToldSoFar' | 'vanished' | 'vanishedSoFar'>;

/** What cursors keep beside the counts. */
function marksOf(cursor: KilledRun['cursor'] | undefined): Marks {
  let vanished = cursor?.vanished ?? 0;
  let scenesTold = cursor?.scenesTold ?? 0;
  return {
    vanished: (items) => (vanished += items),
    vanishedSoFar: () => vanished,
    scenesTold: (scenes) => (scenesTold = scenes),
    scenesToldSoFar: () => scenesTold,
  };
}

const NOTHING: RunCounts = {
  ...{ scenesChecked: 0, matched: 0, withoutFiles: 0, unknown: 0, queued: 0, withdrawn: 0 },
  ...{ gaps: {}, skipped: {} },
};

function keyOf({ kind, section = '' }: Guard): string {
  return `${kind} ${section}`;
}

function add<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
