import type { JobState } from '../job.ts';
import type { Ambiguity, LeftoverGap, Withheld } from '../leftover.ts';
import type { LedgerEntry } from '../ledger.ts';
import type { Plan } from '../plan.ts';
import type { Guard, RequestCounts, RunCounts, RunRecord, RunStart } from '../run.ts';
import type { Scene } from '../scene.ts';
import type { SceneTrace } from './change-store.ts';
import type { IndexedItem } from './item-index.ts';

/** A scene and an item that a run matched. */
export interface Match {
  readonly sceneId: string;
  readonly ratingKey: string;
  readonly sectionKey: string;
}

/** What a page found of one scene and one item it touches by path. */
export interface Claim extends Match {
  /** False when the item holds parts of others too: it is nobody's target, but not free either. */
  readonly target: boolean;
  readonly queued: boolean;
  /** Ids of the detectors that found a gap in the scene, once for each gap. */
  readonly gaps: readonly string[];
  /** Two scenes claim the item as their target: neither may write it, and both were counted so. */
  readonly contested: boolean;
}

/** A scene that no path matched: what the second pass and the detectors need of it. */
export interface Unmatched {
  readonly scene: Scene;
  /** Folded name and size of each of its files. */
  readonly names: readonly { readonly nameKey: string; readonly size: number }[];
}

/** A scene that nobody may write, and why. */
export interface AmbiguityNote {
  readonly sceneId: string;
  readonly because: Ambiguity;
  readonly ratingKeys: readonly string[];
}

/** How many items of a library no scene claims, and how many there are. */
export interface UnclaimedCount {
  readonly sectionKey: string;
  readonly items: number;
  readonly unclaimed: number;
}

/** What earlier runs left behind; reads only. */
export interface RunMemory {
  readonly ledger: (
    machineIdentifier: string,
    sceneIds: readonly string[],
  ) => readonly LedgerEntry[];
  readonly jobs: (sceneIds: readonly string[]) => readonly JobState[];
  /** Matches of the last runs that called nothing missing in error. */
  readonly matches: (machineIdentifier: string, sceneIds: readonly string[]) => readonly Match[];
  /** Those of these scenes that catch-up has listed, settled, and never read in full. */
  readonly unread: (sceneIds: readonly string[]) => ReadonlySet<string>;
  /** Who was matched to these items before. */
  readonly matchesOfItems: (
    machineIdentifier: string,
    ratingKeys: readonly string[],
  ) => readonly Match[];
  /** Whether a complete run of everything has noted who owns what on this server. */
  readonly knowsAllOwners: (machineIdentifier: string) => boolean;
  /** Where repairs stand: a number that only grows. */
  readonly repairMark: () => number;
  /** Those of these scenes that a repair, in another process, was done with after that mark: it knows better than who read before. */
  readonly repairedSince: (mark: number, sceneIds: readonly string[]) => ReadonlySet<string>;
  /** When a fall of matches in this section was first seen with no complete run since. */
  readonly fallSeenSince: (machineIdentifier: string, sectionKey: string) => Date | undefined;
}

/** Working tables of one run, empty at its start and dropped at its end: on disk, so memory stays flat. */
export interface RunScratch {
  /** Notes who claims which item by path; returns claims of other scenes on the same items, made earlier in this run. */
  readonly claim: (claims: readonly Claim[]) => readonly Claim[];
  readonly addUnmatched: (scenes: readonly Unmatched[]) => void;
  /** The unmatched in order of scene id, a page at a time; `after` is `'0'` at the beginning. */
  readonly unmatched: (after: string, limit: number) => readonly Unmatched[];
  /** Items of these sections that no scene claims and that alone have a name and size which one scene alone asks for. */
  readonly byNameAndSize: (
    sectionKeys: readonly string[],
    sceneIds: readonly string[],
  ) => { readonly unique: readonly Match[]; readonly ambiguous: readonly string[] };
  /** Takes scenes out of the unmatched: they are done with. */
  readonly resolve: (sceneIds: readonly string[]) => void;
  /** A scene that was noted already keeps its reason. */
  readonly addAmbiguous: (scenes: readonly AmbiguityNote[]) => void;
  /** Those scenes in order of id, a page at a time; `after` is `'0'` at the beginning. */
  readonly ambiguous: (after: string, limit: number) => readonly AmbiguityNote[];
  /** Sets apart the items of these listings that no scene claims and that no name and size of an unmatched scene fit. */
  readonly setUnclaimedApart: (builds: readonly number[]) => readonly UnclaimedCount[];
  /** Those of one library in order of rating key, a page at a time; `after` is `''` at the beginning. */
  readonly unclaimed: (sectionKey: string, after: string, limit: number) => readonly IndexedItem[];
  /** The scenes of a recent scope, noted before they are read; repeated ids count once. */
  readonly addScope: (sceneIds: readonly string[]) => void;
  /** Those ids in ascending order, a page at a time; `after` is `'0'` at the beginning. */
  readonly scope: (after: string, limit: number) => readonly string[];
  readonly scopeSize: () => number;
}

/** Everything that one page changes: stored in one transaction, cursor included. */
export interface PageOutcome {
  readonly plan: Plan;
  /** Scenes whose open gaps this page settles: those it does not find again are closed. */
  readonly settled: readonly string[];
  /** Entries to add or replace: items found in line. */
  readonly ledger: readonly LedgerEntry[];
  readonly matches: readonly Match[];
  /** Scenes that may not be written any more (ambiguous, without files, too bare): queued jobs and open gaps go. */
  readonly withdrawn: readonly string[];
  /** What scenes that catch-up has only listed so far leave behind. Kept where they are still of the version listed. */
  readonly traces: readonly SceneTrace[];
  readonly counts: RunCounts;
  readonly requests: RequestCounts;
  readonly cursor: RunCursor;
}

/** What the end of a run of everything tells, a page at a time. */
export interface LeftoverPage {
  readonly gaps: readonly LeftoverGap[];
  /** Rating keys of items that could not be looked at: what was told of them before stands. */
  readonly unsure: readonly string[];
}

/** Where a killed run goes on, and what it has to remember for it. */
export interface RunCursor {
  readonly phase: 'scenes' | 'unmatched';
  readonly after: string;
  readonly settingsHash: string;
  readonly machineIdentifier: string;
  /** The listings that the run works with: builds of the item index. */
  readonly builds: readonly number[];
  /** When listing the libraries began, by the clock of the scenes; ISO text. */
  readonly listedAt: string;
  /** Where repairs stood then; undefined in cursors of before. */
  readonly repairMark?: number | undefined;
  /** Scenes seen so far that had an item before, by section. */
  readonly matchedBefore: Readonly<Record<string, number>>;
  readonly vanished: number;
  /** How many scenes Stash said that there are; undefined in cursors of before. */
  readonly scenesTold?: number | undefined;
  readonly guards: readonly Guard[];
}

/** A run whose process ended before it did. */
export interface KilledRun {
  readonly start: RunStart;
  readonly counts: RunCounts;
  readonly requests: RequestCounts;
  readonly cursor: RunCursor;
  /** How often it went on already. */
  readonly resumes: number;
}

export interface RunEnd {
  readonly status: Exclude<RunRecord['status'], 'running'>;
  readonly finishedAt: Date;
  readonly counts: RunCounts;
  readonly requests: RunRecord['requests'];
  readonly guards: readonly Guard[];
  /** What was not told: a complete run of everything closes all other gaps of leftovers that it did not find again. */
  readonly withheld?: readonly Withheld[];
  readonly errors: readonly string[];
  /** Sections whose matches fell, kept so that the same fall a day later is taken as true. */
  readonly falls: readonly { readonly machineIdentifier: string; readonly sectionKey: string }[];
}

/** Where a run's outcome goes: the store, or for a dry run only its row. Chosen once, at wiring. */
export interface RunSink {
  readonly start: (run: RunStart) => void;
  /** Instead of `start`: goes on with a killed run, working tables included. */
  readonly resume: (run: RunStart) => void;
  /** Everything that `work` writes is stored in one transaction, or nothing of it. */
  readonly atomically: <Result>(work: () => Result) => Result;
  /** Throws LeaseLostError when another process has taken over. */
  readonly commitPage: (page: PageOutcome) => void;
  /** Opens gaps of leftovers or sees them again. */
  readonly commitLeftovers: (page: LeftoverPage) => void;
  /** Ends the run; returns how many queued jobs of scenes found in line were withdrawn (complete runs only). */
  readonly finish: (end: RunEnd) => { readonly withdrawn: number };
}
