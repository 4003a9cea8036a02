import type { Field, FieldValue } from './fields.ts';
import type { Pair } from './pair.ts';
import type { PictureKind } from './picture.ts';

type Counts = Readonly<Record<string, number>>;

/** Counts and times of one process's repairing: what is kept of it. Scenes, unless it says otherwise. */
export interface RepairFigures {
  /** On the wall clock. */
  readonly startedAt: Date;
  readonly finishedAt: Date;
  /** Plex has now what it should have. */
  readonly written: number;
  /** Plex had it already. */
  readonly inLine: number;
  /** Nothing was written, for somebody's edits in Plex are to stay. */
  readonly kept: number;
  /** All that are still queued when it ends, by reason. */
  readonly waiting: Counts;
  /** Put aside until a person or an edit of the scene tries again, by reason. */
  readonly failed: Counts;
  /** Taken out of the queue without a write, by reason. */
  readonly dropped: Counts;
  /** Fields and pictures written, by kind. */
  readonly fields: Readonly<Partial<Record<Field | PictureKind, number>>>;
  /** Fields that Plex would not take as they are, by kind. */
  readonly refused: Readonly<Partial<Record<Field | PictureKind, number>>>;
  /** Fields of somebody's that were left alone, by kind. */
  readonly keptFields: Readonly<Partial<Record<Field | PictureKind, number>>>;
  /** Folders that Plex was asked to scan, for scenes that it does not have. */
  readonly scansAsked: number;
  readonly requests: {
    readonly plexReads: number;
    readonly plexWrites: number;
    /** Requests about pictures: lists, uploads, choices and their locks. */
    readonly images: number;
  };
  /** Of real time. */
  readonly tookMs: number;
  /** Why it ended: nothing is due any more, the slice is over, Plex does not answer... */
  readonly ended: 'done' | 'slice-over' | 'plex-unreachable' | 'too-many-failures' | 'failed';
}

/** What one process's repairing came to. */
export interface RepairRecord extends RepairFigures {
  /** What ended it before its time, for people. */
  readonly errors: readonly string[];
  /** Fields that are not as Stash would have them, one by one: the first ones. */
  readonly leftFields: readonly LeftField[];
  /** How many there were besides those listed. */
  readonly leftFieldsOmitted: number;
}

/**
 * `kept`: somebody's edit in Plex is to stay. `refused`: Plex would not take the value. `cut`: it has as much of it as goes
 * into a request that it takes.
 */
export type LeftBecause = 'cut' | 'kept' | 'refused';

/** A field that a repair left as Plex has it; `pair` is as it was read last. */
export interface UnwrittenField {
  readonly pair: Pair;
  readonly field: Field;
  readonly because: LeftBecause;
}

/** A picture that a repair left as Plex has it; both sides in words. */
export interface UnwrittenPicture {
  readonly pair: Pair;
  readonly field: PictureKind;
  readonly because: LeftBecause;
  readonly observed: string;
  readonly desired: string;
}

/** The same as reports show it, without types of ours; paths obfuscated and long values shortened. */
export interface LeftField {
  readonly sceneId: string;
  readonly title: string;
  /** Primary file of the scene as Stash sees it; `''` without files. */
  readonly path: string;
  readonly ratingKey: string;
  readonly field: Field | PictureKind;
  readonly because: LeftBecause;
  /** What Plex has. */
  readonly observed: FieldValue;
  readonly desired: FieldValue;
}

/** Queued scenes that Plex is known not to have yet. */
export interface NotFoundJobs {
  readonly scenes: number;
  /** Since when the first of them is known not to be there. */
  readonly since: Date;
  /** When the next of them is looked for; in the past where one is due. */
  readonly nextLookAt: Date;
}

/** Queued jobs by what they wait for. */
export interface JobsWaiting {
  /** Ready: they wait for a worker only. */
  readonly due: number;
  /** Not ready yet. */
  readonly backoff: number;
  /** Those in backoff by what was said when they were put off, the most frequent first. */
  readonly byError: Counts;
}
