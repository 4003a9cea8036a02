import type { ChangeStore, SceneVersion } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { coversKnown } from '../ledger/covers-known.ts';
import { hashesKnown } from '../ledger/hashes-known.ts';
import { fenced, type Lease } from '../lease/lease.ts';
import { metaOf } from '../meta.ts';
import { commitDirty } from './commit-dirty.ts';
import { addDirty, addUnsettled, countDirty, nextDirty } from './dirty.ts';
import { markDeleted, purgeDeleted } from './forget-scenes.ts';
import { countNames, forgetNames, namedIds, namesOf, storeNames } from './known-names.ts';
import { countKnown, knownFiles, knownIn, knownRanges } from './known-scenes.ts';
import { seenScenes, storeSeen } from './seen-row.ts';

/** Times have whole seconds, and an edit may be committed seconds after its time: so long after, none can come any more. */
const SETTLED_AFTER_MS = 5 * 60_000;
const MARK = 'catch-up.mark';

interface Holder {
  readonly lease: Lease;
  /** Milliseconds of real time. */
  readonly realNow: () => number;
}

export function changeStoreOf(database: Database, holder: Holder): ChangeStore {
  return { ...readersOf(database), ...writersOf(database, holder) };
}

type Writers = Pick<
  ChangeStore,
  | 'setNote'
  | 'baseline'
  | 'addDirty'
  | 'storeNames'
  | 'forgetNames'
  | 'markDeleted'
  | 'moveMark'
  | 'commitDirty'
>;

function readersOf(database: Database): Omit<ChangeStore, keyof Writers> {
  const meta = metaOf(database);
  return {
    mark: () => {
      const mark = meta.get(MARK);
      return mark === undefined ? undefined : new Date(mark);
    },
    seen: (sceneIds) => seenScenes(database, sceneIds),
    ledgerKnows: (scenes) => hashesKnown(database, scenes),
    coversKnown: (sceneIds) => coversKnown(database, sceneIds),
    knownScenes: () => countKnown(database),
    knownRanges: (size) => knownRanges(database, size),
    knownIn: (range) => knownIn(database, range),
    knownFiles: () => knownFiles(database),
    knownNames: (kind) => countNames(database, kind),
    names: (kind, ids) => namesOf(database, kind, ids),
    namedIds: (kind) => namedIds(database, kind),
    note: (key) => meta.get(noteKey(key)),
    dirty: (limit) => nextDirty(database, limit),
    dirtyCount: () => countDirty(database),
  };
}

function writersOf(database: Database, { lease, realNow }: Holder): Writers {
  const write = fenced(database, lease);
  const meta = metaOf(database);
  const verb =
    <Values extends readonly unknown[]>(work: (...values: Values) => void) =>
    (...values: Values) => {
      write(() => {
        work(...values);
      });
    };
  return {
    setNote: verb((key, value) => {
      meta.set(noteKey(key), value);
    }),
    baseline: verb((scenes, at) => {
      storeSeen(database, asListed(scenes, at));
    }),
    addDirty: (sceneIds) => write(() => addDirty(database, sceneIds)),
    storeNames: verb((named) => {
      storeNames(database, named);
    }),
    forgetNames: verb((kind, ids) => {
      forgetNames(database, kind, ids);
    }),
    markDeleted: verb((sceneIds) => {
      markDeleted(database, sceneIds, realNow());
    }),
    moveMark: verb((mark) => {
      meta.set(MARK, mark.toISOString());
      addUnsettled(database);
      purgeDeleted(database, realNow());
    }),
    commitDirty: verb((outcome) => {
      commitDirty(database, outcome, realNow());
    }),
  };
}

function asListed(scenes: readonly SceneVersion[], at: Date) {
  return scenes.map(({ id, createdAt, updatedAt }) => ({
    ...{ id, createdAt, updatedAt },
    isSettled: at.getTime() - updatedAt.getTime() >= SETTLED_AFTER_MS,
  }));
}

function noteKey(key: string): string {
  return `catch-up.${key}`;
}
