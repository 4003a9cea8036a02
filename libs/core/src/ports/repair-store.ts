import type { Field, FieldValue } from '../fields.ts';
import type { PlannedJob } from '../job.ts';
import type { LedgerEntry } from '../ledger.ts';
import type { Outage, OutageNote } from '../outage.ts';
import type { JobsWaiting, RepairFigures } from '../repair.ts';
import type { Match } from './run-store.ts';

/** A job that a worker has claimed. */
export interface JobLease extends PlannedJob {
  /** What was claimed; a later edit of the scene raises the stored one. */
  readonly generation: number;
  /** Marks this claim. */
  readonly token: number;
  /** Attempts that failed before this one. */
  readonly attempts: number;
  /** Since when Plex is known not to have its scene; undefined while it is not. */
  readonly notFoundSince?: Date | undefined;
}

/** What is about to be written to one item, stored before it is: a kill in between leaves nothing unknown. */
export interface Intent {
  readonly machineIdentifier: string;
  readonly sceneId: string;
  readonly ratingKey: string;
  readonly values: Readonly<Partial<Record<Field, FieldValue>>>;
  /** Fields that the edit locks. */
  readonly locks: readonly Field[];
}

/** Bytes of the longest request that one server takes. */
export interface RequestLimitOf {
  readonly machineIdentifier: string;
  readonly bytes: number;
}

/** A folder that Plex was asked to scan. */
export interface AskedScan {
  readonly machineIdentifier: string;
  readonly sectionKey: string;
  /** Path key of the folder, as libs/matching makes them. */
  readonly folderKey: string;
  /** On the wall clock. */
  readonly at: Date;
}

/**
 * How a claimed job ends. `notFoundSince`: since when Plex is known not to have its scene; whatever ends a job without it
 * says that Plex has it. All but `done` and `dropped` leave it in the queue or among the dead letters. */
export type JobEnd =
  /** Written or in line; it goes, unless its scene was enqueued anew meanwhile. */
  | { readonly status: 'done'; readonly job: JobLease }
  /** There is nothing to write; it goes likewise. */
  | {
      readonly status: 'dropped';
      readonly job: JobLease;
      readonly because: string;
      readonly notFoundSince?: Date | undefined;
    }
  /** Tried again from `notBefore` on; `isCounted`: an attempt of its own failed. */
  | {
      readonly status: 'waiting';
      readonly job: JobLease;
      readonly notBefore: Date;
      readonly isCounted: boolean;
      readonly because: string;
      readonly notFoundSince?: Date | undefined;
      /** The server may have been at fault, not the scene: worth another try once it is well. */
      readonly isServerFault?: boolean;
    }
  /** Put aside until its scene is edited or a person tries it again. */
  | {
      readonly status: 'dead';
      readonly job: JobLease;
      readonly because: string;
      readonly notFoundSince?: Date | undefined;
      readonly isServerFault?: boolean;
    }
  /** The server was at fault: back as if it had never been claimed. */
  | { readonly status: 'untouched'; readonly job: JobLease };

/** What the detectors say of a scene once its job has ended; of its open gaps all others are closed. */
export interface GapsLeft {
  readonly sceneId: string;
  readonly left: readonly { readonly ratingKey: string; readonly detector: string }[];
}

/** What a batch came to: one transaction. */
export interface BatchOutcome {
  readonly ends: readonly JobEnd[];
  readonly ledger: readonly LedgerEntry[];
  /** Intents that the read-back has settled, by item. */
  readonly settled: readonly Pick<Intent, 'machineIdentifier' | 'ratingKey' | 'sceneId'>[];
  /** Scenes with an item; none of them is missing. */
  readonly matches: readonly Match[];
  /** Of scenes whose jobs are done or dropped; one that was enqueued anew meanwhile keeps its gaps. */
  readonly gaps: readonly GapsLeft[];
  readonly machineIdentifier: string;
}

/**
 * What a repair remembers. Every verb that writes is one transaction that begins with the check of the lease (one writer
 * for the Plex server), and throws LeaseLostError once another process has it.
 */
export interface RepairStore {
  /** Throws LeaseLostError; to be called right before each write to Plex. */
  readonly check: () => void;
  /** Ready jobs, those with the fewest attempts first. `all`: those in backoff as well (started by hand, once). */
  readonly claim: (claim: {
    readonly limit: number;
    readonly now: Date;
    readonly all: boolean;
  }) => readonly JobLease[];
  readonly ledger: (
    machineIdentifier: string,
    sceneIds: readonly string[],
  ) => readonly LedgerEntry[];
  /** Intents that a killed process left. */
  readonly intents: (machineIdentifier: string, sceneIds: readonly string[]) => readonly Intent[];
  /** What these scenes were matched to in the last runs. */
  readonly matches: (machineIdentifier: string, sceneIds: readonly string[]) => readonly Match[];
  /** Who was matched to these items in the last runs. */
  readonly owners: (machineIdentifier: string, ratingKeys: readonly string[]) => readonly Match[];
  readonly intend: (intents: readonly Intent[]) => void;
  readonly settle: (outcome: BatchOutcome) => void;
  /** Folders of this server that Plex was asked to scan since then. */
  readonly scansSince: (machineIdentifier: string, since: Date) => readonly AskedScan[];
  readonly noteScan: (scan: AskedScan) => void;
  /** Queued jobs of these scenes that wait for Plex to have them are ready at this time, unless they are before. */
  readonly lookAgain: (sceneIds: readonly string[], at: Date) => void;
  /** When the next queued job is ready; undefined when none is queued. */
  readonly nextReadyAt: () => Date | undefined;
  /** Everything that is queued, by what it waits for. */
  readonly waiting: (now: Date) => JobsWaiting;
  /** Keeps the figures of the last repairs, this one included. */
  readonly remember: (figures: RepairFigures) => void;
  /** State of the breaker as its library writes it, shared by all processes; undefined while it never failed. */
  readonly breaker: () => string | undefined;
  readonly setBreaker: (state: string) => void;
  /** The longest request that a server takes, as it has taught; undefined while none has. */
  readonly requestLimit: () => RequestLimitOf | undefined;
  readonly setRequestLimit: (limit: RequestLimitOf | undefined) => void;
  /** Opens an outage unless one is open, and counts the jobs that wait for the server. */
  readonly openOutage: (note: OutageNote) => void;
  readonly closeOutage: (at: Date) => void;
  /** The last one, whether it goes on or not. */
  readonly lastOutage: () => Outage | undefined;
}
