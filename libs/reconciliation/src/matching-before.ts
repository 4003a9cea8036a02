import type { Match } from '@stash2plex/core';
import { sectionKeys, sectionTitle, type PlexSide, type Run } from './run.ts';

/** A fall smaller than this, in scenes or as a share of those matched before, is everyday life. */
const MOST_LOST = 20;
const MOST_LOST_SHARE = 0.2;
/** A fall that is still there after this long is taken as true: nothing destructive follows from `missing`. */
const BELIEVED_AFTER_MS = 24 * 3_600_000;

export interface Fall {
  readonly machineIdentifier: string;
  readonly sectionKey: string;
}

/** Compares what was matched before with what is matched now, section by section. */
export interface Matching {
  /** Notes scenes of this run, whatever became of them. */
  readonly note: (sceneIds: readonly string[]) => void;
  /** Scenes noted so far that had an item before, by section. */
  readonly noted: () => Readonly<Record<string, number>>;
  /** Notes scenes of this run that have no item now. */
  readonly lost: (sceneIds: readonly string[]) => void;
  /** The sections in which so many scenes lost their item that it may be a fault; guards are raised for them. */
  readonly falls: () => readonly Fall[];
}

export function matchingBefore(run: Run, plex: PlexSide): Matching {
  const { machineIdentifier } = plex.server;
  const before = new Map(Object.entries(run.killed?.cursor.matchedBefore ?? {}));
  const lost = new Map<string, number>();
  // A library that the settings do not name any more has not lost anything.
  const handled = new Set(sectionKeys(plex));
  const count = (counts: Map<string, number>) => (sceneIds: readonly string[]) => {
    const keys = sectionsOf(run.parts.memory.matches(machineIdentifier, sceneIds));
    for (const key of keys.filter((each) => handled.has(each))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  };
  return {
    note: count(before),
    noted: () => Object.fromEntries(before),
    lost: count(lost),
    falls: () =>
      [...lost]
        .filter(([key, scenes]) => isFall(scenes, before.get(key) ?? 0))
        .map(([sectionKey]) => ({ machineIdentifier, sectionKey })),
  };
}

/** One entry for each scene and section. */
function sectionsOf(matches: readonly Match[]): string[] {
  const pairs = new Map(matches.map((match) => [`${match.sceneId} ${match.sectionKey}`, match]));
  return [...pairs.values()].map(({ sectionKey }) => sectionKey);
}

function isFall(lost: number, before: number): boolean {
  return lost > MOST_LOST && lost > before * MOST_LOST_SHARE;
}

/** Raises a guard for each fall that is neither accepted nor a day old. */
export function guardFalls(run: Run, plex: PlexSide, falls: readonly Fall[]): void {
  if (run.settings.accept) return;
  for (const { machineIdentifier, sectionKey } of falls) {
    const since = run.parts.memory.fallSeenSince(machineIdentifier, sectionKey);
    const age = since ? run.start.startedAt.getTime() - since.getTime() : 0;
    if (age >= BELIEVED_AFTER_MS) continue;
    const title = sectionTitle(plex, sectionKey);
    run.tally.guard('matches-fell', explain(title), title);
  }
}

function explain(title: string): string {
  return (
    `Many scenes that the library "${title}" had are not in it any more. If that is right, run again with ` +
    'the argument accept: true; the same fall a day later is taken as true by itself. If not, look at ' +
    "the library's folders in Plex and at the setting path_map."
  );
}
