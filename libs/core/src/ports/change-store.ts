import type { PlannedJob } from '../job.ts';
import type { LedgerPicture } from '../picture.ts';
import type { IdRange, NamedKind, NamedVersion, SceneVersion } from './change-source.ts';

/** A performer, studio or tag that a scene refers to. */
export interface SceneRef {
  readonly kind: NamedKind;
  readonly id: string;
}

/** What is remembered of one scene. */
export interface SeenScene extends SceneVersion {
  /** Read so long after `updatedAt` that no edit with this very time can come any more. */
  readonly isSettled: boolean;
  /** Hash of desired; undefined when the scene was only listed, never read in full. */
  readonly hash: string | undefined;
  /** Digest of its files' paths; undefined like `hash`. */
  readonly files: string | undefined;
}

/** What a scene that was read in full leaves behind. */
export interface SceneTrace extends SceneVersion {
  /** Of desired. */
  readonly hash: string;
  /** Digest of its files' paths. */
  readonly files: string;
  readonly fileCount: number;
  readonly refs: readonly SceneRef[];
}

export interface ReadScene extends SceneTrace {
  readonly isSettled: boolean;
}

/** The cover that a repair found last. */
export type KnownCover = Pick<LedgerPicture, 'etag' | 'sha1' | 'state'>;

/** A range of ids, and how many known scenes it holds. */
export interface KnownRange extends IdRange {
  readonly known: number;
}

/** What a page of dirty scenes leads to: one transaction. */
export interface DirtyOutcome {
  readonly jobs: readonly PlannedJob[];
  /** On the wall clock. */
  readonly at: Date;
  readonly read: readonly ReadScene[];
  /** Scenes that Stash does not have any more: marked deleted; what waits for them goes. */
  readonly gone: readonly string[];
  /** Scenes of a Stash that was rebuilt (same id, another `createdAt`): what is remembered of the old ones goes. */
  readonly reborn: readonly string[];
  /** All ids of the page: they are dirty no more. */
  readonly worked: readonly string[];
}

/**
 * What catch-up remembers between processes. Every verb that writes is one transaction that begins with the check of the
 * lease, and throws LeaseLostError when another process has taken over.
 */
export interface ChangeStore {
  /** Everything that Stash changed up to this instant is in `seen` or `dirty`; undefined before the first look. */
  readonly mark: () => Date | undefined;
  readonly seen: (sceneIds: readonly string[]) => readonly SeenScene[];
  /** Those of these scenes that the ledger of any server records with this very hash. */
  readonly ledgerKnows: (
    scenes: readonly { readonly id: string; readonly hash: string }[],
  ) => ReadonlySet<string>;
  /** Of those of these scenes whose items were ever repaired with a cover or for want of one. */
  readonly coversKnown: (sceneIds: readonly string[]) => ReadonlyMap<string, KnownCover>;
  /** Scenes that are not marked deleted, those included that are dirty and were never seen. */
  readonly knownScenes: () => number;
  /** The same in ranges of about `size` ids, from the first id to the end. */
  readonly knownRanges: (size: number) => readonly KnownRange[];
  readonly knownIn: (range: IdRange) => readonly string[];
  /** Files of all known scenes together; undefined while there are scenes that were never read in full. */
  readonly knownFiles: () => number | undefined;
  readonly knownNames: (kind: NamedKind) => number;
  /** Name by id, of those of these that are known. */
  readonly names: (kind: NamedKind, ids: readonly string[]) => ReadonlyMap<string, string>;
  readonly namedIds: (kind: NamedKind) => readonly string[];
  /** Small texts of catch-up itself. */
  readonly note: (key: ChangeNote) => string | undefined;
  readonly setNote: (key: ChangeNote, value: string) => void;

  /** First look: versions as they are, unread. Replaces what is known of these scenes. */
  readonly baseline: (scenes: readonly SceneVersion[], at: Date) => void;
  /** Marks scenes as to be read; returns how many of them were not so marked. */
  readonly addDirty: (sceneIds: readonly string[]) => number;
  readonly storeNames: (named: readonly NamedVersion[]) => void;
  /** Forgets these, and marks as dirty every scene that referred to one of them. */
  readonly forgetNames: (kind: NamedKind, ids: readonly string[]) => void;
  /** Marks scenes as deleted; jobs that wait for them, dead letters, gaps and matches go with them. */
  readonly markDeleted: (sceneIds: readonly string[]) => void;
  /** Moves the mark, and marks every unsettled scene as dirty in the same transaction. */
  readonly moveMark: (mark: Date) => void;
  /** The next dirty scenes in ascending order of id. */
  readonly dirty: (limit: number) => readonly string[];
  readonly dirtyCount: () => number;
  readonly commitDirty: (outcome: DirtyOutcome) => void;
}

/**
 * `files-offset`: by how much Stash's count of files differed at rest. `vanished-refused`: the count that was not
 * believed. `zone`: how Stash writes its times, and since when.
 */
export type ChangeNote = 'files-offset' | 'vanished-refused' | 'zone';
