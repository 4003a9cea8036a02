import type { Field } from './fields.ts';

type Counts = Readonly<Record<string, number>>;

/** What one process's repairing came to. Scenes, unless it says otherwise. */
export interface RepairRecord {
  /** Plex has now what it should have. */
  readonly written: number;
  /** Plex had it already. */
  readonly inLine: number;
  /** Nothing was written, for somebody's edits in Plex are to stay. */
  readonly kept: number;
  /** Still queued, by reason. */
  readonly waiting: Counts;
  /** Put aside until a person or an edit of the scene tries again, by reason. */
  readonly failed: Counts;
  /** Taken out of the queue without a write, by reason. */
  readonly dropped: Counts;
  /** Fields written, by kind. */
  readonly fields: Readonly<Partial<Record<Field, number>>>;
  /** Fields that Plex would not take as they are, by kind. */
  readonly refused: Readonly<Partial<Record<Field, number>>>;
  /** Fields of somebody's that were left alone, by kind. */
  readonly keptFields: Readonly<Partial<Record<Field, number>>>;
  readonly requests: {
    readonly plexReads: number;
    readonly plexWrites: number;
    readonly images: number;
  };
  readonly tookMs: number;
  /** Why it ended: nothing is due any more, the slice is over, Plex does not answer... */
  readonly ended: 'done' | 'slice-over' | 'plex-unreachable' | 'too-many-failures';
}
